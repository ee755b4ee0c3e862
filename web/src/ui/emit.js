/** Events leave a component, and its parents' shadow roots too. */

/** @param {HTMLElement} element @param {string} type @param {object} [detail] */
export function send(element, type, detail = {}) {
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
