/** Text and files that leave the page: to the clipboard, and as downloads. */

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
