/** The HTML that authors of course pages paste: a plain frame first of all, because many platforms strip scripts. Pure. */

/** @import { EmbedParams } from "../link/embed-params.js" */

import { escaped } from "../../scene/svg-pen.js";
import { writeParams } from "../link/embed-params.js";

/** An opaque origin: nothing is kept, and browsers built on WebKit run none of it. */
export const CLOSED = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
/** Its own origin, which reaches nothing of a page on another one. No forms, no downloads, no leading the page elsewhere. */
export const SANDBOX = `${CLOSED} allow-same-origin`;

/** @param {string} page address of the site @param {Partial<EmbedParams>} params @param {string} [hash] of a shared state */
export function embedAddress(page, params, hash = "") {
  const query = writeParams(params);
  return `${new URL("embed/", page).href}${query && `?${query}`}${hash}`;
}

/**
 * @param {{ src: string, title: string, sandbox: string, link: string, linkText: string, script: string }} parts script: address of embed.js, or ""
 */
export function snippet({ src, title, sandbox, link, linkText, script }) {
  const frame =
    `<iframe src="${escaped(src)}" title="${escaped(title)}" loading="lazy" sandbox="${sandbox}"\n` +
    `  style="display: block; width: 100%; aspect-ratio: 4 / 3; border: 0"></iframe>`;
  const fallback = `<p><a href="${escaped(link)}">${escaped(linkText)}</a></p>`;
  return [frame, fallback, ...(script ? [`<script src="${escaped(script)}" async></script>`] : [])].join(
    "\n",
  );
}
