/** The files of the page, for tests that read them. */

import { readdirSync } from "node:fs";

/** Every JavaScript file of web/src (and web/embed), dictionaries left out. @returns {string[]} sorted paths from the root */
export function sourceFiles() {
  return ["web/src", "web/embed"]
    .flatMap((folder) => filesIn(folder))
    .filter((file) => file.endsWith(".js") && !/i18n\/(en|es)\//.test(file))
    .sort();
}

/** @param {string} folder */
function filesIn(folder) {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => `${folder}/${String(name)}`);
  } catch {
    return [];
  }
}
