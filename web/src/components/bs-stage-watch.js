/** Tells the stage when it has to be drawn again although no property changed: size and theme. */

const QUERIES = [
  "(prefers-color-scheme: dark)",
  "(forced-colors: active)",
  "(prefers-reduced-motion: reduce)",
];

/**
 * @param {HTMLElement} host
 * @param {() => void} resized
 * @param {() => void} restyled
 * @returns {() => void} stop watching
 */
export function watchSurroundings(host, resized, restyled) {
  const off = new AbortController();
  for (const query of QUERIES) {
    globalThis.matchMedia?.(query).addEventListener("change", restyled, { signal: off.signal });
  }
  const size = globalThis.ResizeObserver ? new ResizeObserver(resized) : null;
  size?.observe(host);
  const theme = new MutationObserver(restyled);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  // Type is measured and drawn with the fallback until the page's fonts are there.
  document.fonts?.ready.then(() => off.signal.aborted || restyled());
  // A canvas may be the first to ask for one of them, after all others had come.
  document.fonts?.addEventListener?.("loadingdone", restyled, { signal: off.signal });
  return () => {
    off.abort();
    size?.disconnect();
    theme.disconnect();
  };
}
