/** The embed's side of protocol.d.ts: says what happens, hears only the page around it, and only what it knows. */

/** @import { Incoming, Outgoing } from "./protocol.d.ts" */

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** A message that may be obeyed, made anew from its known parts; null for anything else. @param {unknown} data @returns {Incoming | null} */
export function incoming(data) {
  if (typeof data !== "object" || data === null) return null;
  const { buddyscope, type, step, cursor, theme } = /** @type {Record<string, unknown>} */ (data);
  if (buddyscope !== 1) return null;
  if (type === "play" || type === "pause") return { buddyscope, type };
  if (type === "theme") {
    const wanted = THEMES.find((one) => one === theme);
    return wanted ? { buddyscope, type, theme: wanted } : null;
  }
  if (type !== "goto") return null;
  const known = typeof step === "string" && /^[\w-]{1,60}$/.test(step);
  const place = Number.isSafeInteger(cursor) && Number(cursor) >= 0;
  if ((step !== undefined && !known) || (cursor !== undefined && !place) || (!known && !place)) return null;
  return { buddyscope, type, ...(known ? { step } : {}), ...(place ? { cursor: Number(cursor) } : {}) };
}

/** Without a page around it there is nobody to tell. */
function isAlone() {
  return globalThis.parent === globalThis.window;
}

/**
 * To any origin: what is said is what the page around it may know, and in a sandbox nobody can tell its origin.
 * @param {Outgoing} message
 */
export function tellHost(message) {
  if (!isAlone()) globalThis.parent.postMessage(message, "*");
}

/** @param {(message: Incoming) => void} act */
export function hearHost(act) {
  addEventListener("message", ({ source, data }) => {
    const message = !isAlone() && source === globalThis.parent ? incoming(data) : null;
    if (message) act(message);
  });
}

/** Tells the height whenever it changes. @param {Element} element */
export function tellSize(element) {
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === last || height === 0) return;
    last = height;
    tellHost({ buddyscope: 1, type: "size", height });
  }).observe(element);
}
