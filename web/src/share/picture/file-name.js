/** Names of files that leave the page. */

/** "free-lists-ask-12": letters, digits and hyphens. @param {(string | number)[]} parts */
export function fileName(...parts) {
  const words = parts.map((part) =>
    String(part)
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, ""),
  );
  return words.filter(Boolean).join("-").toLowerCase().slice(0, 60) || "buddyscope";
}
