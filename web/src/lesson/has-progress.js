/** Whether there is anything in a progress. Apart from progress.js, as no first picture needs it. */

/** @import { Progress } from "./progress.js" */

/** @param {Progress} progress @returns {boolean} whether anything was answered */
export function hasProgress(progress) {
  return Object.values(progress).some((kind) => Object.keys(kind).length > 0);
}
