/** Names of kernels in the language of the moment. */

import { tryWords } from "../i18n/language.js";

/** "Linux 7.3", or what a kernel that is no Linux is called. @param {string} name */
export function kernelTitle(name) {
  return tryWords(`kernel.title.${name}`) ?? `Linux ${name}`;
}
