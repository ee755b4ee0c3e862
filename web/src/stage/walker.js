/** The request as a mark beside the zones: it goes from zone to zone, and from node to node, as the zonelist says. */

/** @import { Walk } from "../kernels/linux-2.4.22/zonelist-walk.js" */

/** In the order of the way, from 1; 0: the request has not been there. @param {Walk} walk @param {number} zone */
export function placeOf({ steps }, zone) {
  return [...new Set(steps.map((step) => step.zone))].indexOf(zone) + 1;
}

/**
 * Put the mark beside the zone that is asked now; the style sheet moves it there, or cuts for readers who want no motion.
 * @param {ParentNode} root @param {Walk} walk
 */
export function standAt(root, { steps }) {
  const walker = /** @type {HTMLElement | null} */ (root.querySelector(".walker"));
  if (!walker) return;
  const step = steps.at(-1);
  const stop = step
    ? /** @type {HTMLElement | null} */ (root.querySelector(`[data-stop="${step.zone}"]`))
    : null;
  walker.hidden = !stop;
  if (!step || !stop) return;
  walker.dataset.at = String(step.zone);
  walker.dataset.passed = String(step.passed);
  moveTo(walker, stop);
  const late = [...root.querySelectorAll("bs-stage-strip")].map(asElement).filter(isEmpty);
  // strips that are new have no height yet
  if (late.length) Promise.all(late.map((strip) => strip.updateComplete)).then(() => moveTo(walker, stop));
}

/** @param {HTMLElement} walker @param {HTMLElement} stop */
function moveTo(walker, stop) {
  walker.style.transform = `translateY(${stop.offsetTop}px)`;
}

/** @param {Element} strip */
function asElement(strip) {
  return /** @type {import("lit").LitElement} */ (strip);
}

/** @param {import("lit").LitElement} strip */
function isEmpty(strip) {
  return !strip.hasUpdated;
}
