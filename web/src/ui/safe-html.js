/** Lesson text on its way into the page. Compiled without raw HTML, and cleaned here all the same. */

import DOMPurify from "dompurify";

/** @type {Map<string, TrustedHTML | string>} */
const cleaned = new Map();

/**
 * Under Trusted Types the result is TrustedHTML, by DOMPurify's own policy "dompurify".
 * The same text gives the same object, so that nothing is inserted twice.
 *
 * @param {string} html
 */
export function safeHtml(html) {
  const known = cleaned.get(html);
  if (known !== undefined) return known;
  const clean = DOMPurify.sanitize(html, {
    FORBID_TAGS: ["style", "form", "input", "button", "iframe"],
    FORBID_ATTR: ["style", "class", "id"],
    RETURN_TRUSTED_TYPE: true,
  });
  cleaned.set(html, clean);
  return clean;
}
