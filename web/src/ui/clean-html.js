/** HTML of others, without what could act: scripts, styles, forms, frames. */

import DOMPurify from "dompurify";

/** TrustedHTML where the browser has Trusted Types, by DOMPurify's own policy "dompurify". @param {string} html @returns {TrustedHTML | string} */
export function cleanHtml(html) {
  return DOMPurify.sanitize(html, {
    FORBID_TAGS: ["style", "form", "input", "button", "iframe"],
    FORBID_ATTR: ["style", "class", "id"],
    RETURN_TRUSTED_TYPE: true,
  });
}
