/**
 * What the sandbox can be saved as. Whoever has another form of it adds an entry:
 *
 *     addSaving({ id: "link", label: () => t("share.link"), about: () => t("share.link.about"), make: () => address });
 *
 * `make` gives the text, or a Blob. `file` is the name of a download; without it the entry can only be copied, and a
 * Blob can only be downloaded. `able` says whether it can be made now.
 */

import { signal } from "@preact/signals-core";

/**
 * @typedef {object} Saving
 * @property {string} id
 * @property {() => string} label
 * @property {() => string} about
 * @property {() => string | Blob | Promise<string | Blob>} make
 * @property {string} [file]
 * @property {string} [type] of the download, such as text/csv
 * @property {boolean} [copy] false: it cannot be copied
 * @property {() => boolean} [able]
 */

/** @type {import("@preact/signals-core").Signal<Saving[]>} */
export const savings = signal([]);

/** @param {Saving} saving one with the same id is replaced */
export function addSaving(saving) {
  savings.value = [...savings.value.filter(({ id }) => id !== saving.id), saving];
}

/** For the menu. */
export function savingRows() {
  return savings.value.map(({ id, label, about, file, copy = true, able = () => true }) => ({
    id,
    label: label(),
    about: about(),
    copy,
    download: file !== undefined,
    able: able(),
  }));
}

/** @param {string} id @param {"copy" | "download"} how @returns {Promise<boolean>} whether it was done */
export async function save(id, how) {
  const saving = savings.value.find((one) => one.id === id);
  if (!saving) return false;
  const made = await saving.make();
  if (how === "copy") return typeof made === "string" && copyText(made);
  download(made, saving.file ?? saving.id, saving.type ?? "text/plain");
  return true;
}

/** @param {string} text @returns {Promise<boolean>} whether this browser lets pages copy */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string | Blob} content @param {string} file @param {string} type */
export function download(content, file, type) {
  const blob = typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
