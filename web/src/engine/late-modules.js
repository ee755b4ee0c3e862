/**
 * Archives of Python modules that are fetched when one of them is imported: the larger part of the standard library,
 * micropip, and the models of other kernels. An import cannot wait for a promise, so the request is a synchronous one; workers may.
 *
 * @typedef {import('pyodide').PyodideAPI} Pyodide
 */

const { later } = /** @type {PythonFiles} */ (__PYTHON_FILES__);

/** @param {Pyodide} python @param {import('./inbox').Inbox} inbox */
export function offerLater(python, inbox) {
  const { offer, listed } = python.pyimport("buddyscope.worker.late_library");
  for (const [role, file] of Object.entries(later)) {
    const archive = `/lib/later-${role}.zip`;
    offer(archive, file.module ? [file.module] : listed(), (/** @type {string} */ path) =>
      bring(python, inbox, role, path),
    );
  }
}

/**
 * @param {Pyodide} python
 * @param {import('./inbox').Inbox} inbox
 * @param {string} role
 * @param {string} path where Python wants it
 * @returns {string} what went wrong; "" when it is there
 */
function bring(python, inbox, role, path) {
  const { url = "", bytes = null, words = "" } = inbox.later.get(role) ?? {};
  const found = bytes ?? get(url);
  if (found?.byteLength !== later[/** @type {keyof typeof later} */ (role)].bytes) return words;
  python.FS.writeFile(path, new Uint8Array(found));
  return "";
}

/** @param {string} url @returns {ArrayBuffer | null} */
function get(url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch {
    return null;
  }
  return request.status === 200 ? request.response : null;
}
