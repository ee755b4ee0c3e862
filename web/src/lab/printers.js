/** Programs that print a log, in six languages. A text is fetched when it is chosen. */

/** @type {Record<string, () => Promise<any>>} */
const TEXTS = import.meta.glob("../../../docs/own-allocator/*", { query: "?raw", import: "default" });
const FOLDER = "../../../docs/own-allocator/";

/** Names of the files; the header for C first. */
export const PRINTERS = Object.keys(TEXTS)
  .map((path) => path.slice(FOLDER.length))
  .sort((one, other) => Number(other.endsWith(".h")) - Number(one.endsWith(".h")) || (one < other ? -1 : 1));

/** @param {string} file @returns {Promise<string>} Rejects when it cannot be fetched. */
export async function printerText(file) {
  return TEXTS[FOLDER + file]();
}
