/**
 * Lesson text on its way into the page.
 *
 * What `buddyscope lessons build` writes has a few plain elements and no attribute but a link's address: it is known by
 * its form and inserted as it is. Anything else is text of others, and goes through DOMPurify, which comes when it is
 * needed first; components are drawn again when it is there.
 */

import { signal } from "@preact/signals-core";

const PLAIN =
  /<\/?(?:p|em|strong|code|pre|ul|ol|li|blockquote|h[1-6])>|<[bh]r ?\/?>|<a href="(?:https?:\/\/|#\/)[^"<>]*">|<\/a>/g;

/** The part of Trusted Types that is used here; browsers without it take plain strings. */
const policy = /** @type {{ trustedTypes?: import('trusted-types/lib').TrustedTypePolicyFactory }} */ (
  globalThis
).trustedTypes?.createPolicy("plain-html", { createHTML: (html) => (isPlain(html) ? html : escaped(html)) });

/** Counts arrivals of the cleaner, 0 or 1: whoever draws text is drawn again after a change. */
export const cleanings = signal(0);

/** @type {((html: string) => TrustedHTML | string) | null} */
let clean = null;
let coming = false;

/** @type {Map<string, TrustedHTML | string>} */
const known = new Map();

/**
 * TrustedHTML where the browser has Trusted Types. The same text gives the same object, so that nothing is inserted twice.
 * Text that must be cleaned is empty until the cleaner has come, and shows its tags as text when it does not come.
 *
 * @param {string} html
 */
export function safeHtml(html) {
  const found = known.get(html);
  if (found !== undefined) return found;
  if (!isPlain(html) && !clean) {
    void loadCleaner();
    return trusted("");
  }
  const safe = isPlain(html) || !clean ? trusted(html) : clean(html);
  known.set(html, safe);
  return safe;
}

async function loadCleaner() {
  if (coming) return;
  coming = true;
  clean = await import("./clean-html.js").then(
    ({ cleanHtml }) => cleanHtml,
    () => trusted,
  );
  cleanings.value++;
}

/** Does nothing of it need cleaning? What is left without the known tags has no tag at all. @param {string} html */
function isPlain(html) {
  return !html.replace(PLAIN, "").includes("<");
}

/** @param {string} html @returns {TrustedHTML | string} */
function trusted(html) {
  return policy?.createHTML(html) ?? (isPlain(html) ? html : escaped(html));
}

/** @param {string} html */
function escaped(html) {
  return html.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
