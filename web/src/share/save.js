/** Files that leave the page. */

/** @param {string} name @param {Blob} blob */
export function saveBlob(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // the browser reads it after this turn
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {string} text @param {string} type */
export function textBlob(text, type) {
  return new Blob([text], { type: `${type};charset=utf-8` });
}

/** "free-lists-ask-12": letters, digits and hyphens. @param {(string | number)[]} parts */
export function fileName(...parts) {
  const words = parts.map((part) =>
    String(part)
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, ""),
  );
  return words.filter(Boolean).join("-").toLowerCase().slice(0, 60) || "buddyscope";
}

/** The clipboard, where the page may use it. @param {string} text @returns {Promise<boolean>} */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
