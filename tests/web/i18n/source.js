/** The files of the page, for tests that read them. */

import { readdirSync } from "node:fs";

/** Every JavaScript file of web/src (and web/embed), dictionaries left out. @returns {string[]} sorted paths from the root */
export function sourceFiles() {
  return ["web/src", "web/embed"]
    .flatMap((folder) => filesIn(folder))
    .filter((file) => file.endsWith(".js") && !/i18n\/\w+\//.test(file))
    .sort();
}

/** Whatever else calls them: tests, scripts of the build, the pages themselves. @returns {string[]} */
export function otherFiles() {
  return ["tests", "scripts", "web"]
    .flatMap((folder) => filesIn(folder))
    .filter((file) => /\.(m?js|py|html)$/.test(file) && !/\/(dist|public|src)\/|__pycache__/.test(file));
}

/** @param {string} folder */
function filesIn(folder) {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => `${folder}/${String(name)}`);
  } catch {
    return [];
  }
}
