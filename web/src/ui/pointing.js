/**
 * What somebody points at, told to every part of the page: one event on the document, `bs-link` {link}.
 *
 * A part that shows the same thing lights it. Null: nothing is pointed at any more.
 */

/** @import { Link } from "../scene/scene.d.ts" */

/** @param {EventTarget} from @param {Link | null} link */
export function pointAt(from, link) {
  from.dispatchEvent(new CustomEvent("bs-link", { detail: { link }, bubbles: true, composed: true }));
}

/** @param {(link: Link | null) => void} hear @returns {() => void} stop listening */
export function hearLinks(hear) {
  const listen = (/** @type {Event} */ event) => hear(/** @type {CustomEvent} */ (event).detail.link);
  document.addEventListener("bs-link", listen);
  return () => document.removeEventListener("bs-link", listen);
}

/** @param {Link | null} one @param {Link | null} other */
export function sameLink(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
