/** The whole page in jsdom: its own HTML, its own main.js, its compiled lessons. Nothing is drawn and nothing has a size. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { vi } from "vitest";

const WEB = resolve(import.meta.dirname, "../../../web");
const LESSONS = resolve(WEB, "public/lessons");
const WIDTH = 716;

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** @param {boolean} open */
const setOpen = (open) =>
  function () {
    this.open = open;
  };

/** What jsdom has not. */
function furnish() {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(WIDTH);
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  Element.prototype.scrollIntoView = () => {};
  Object.assign(HTMLDialogElement.prototype, { showModal: setOpen(true), close: setOpen(false) });
  for (const name of ["ResizeObserver", "IntersectionObserver"]) vi.stubGlobal(name, Observer);
  // who wants no motion sees every step at once
  vi.stubGlobal("matchMedia", (/** @type {string} */ media) =>
    Object.assign(new EventTarget(), { matches: media.includes("reduced-motion"), media }),
  );
  vi.stubGlobal("fetch", async (/** @type {string} */ url) => {
    const path = new URL(url, location.href).pathname;
    return new Response(await readFile(resolve(WEB, `public${path}`)));
  });
}

/** @returns {{ id: string, langs: string[] }[]} */
export function builtLessons() {
  return JSON.parse(readFileSync(resolve(LESSONS, "index.json"), "utf8")).lessons;
}

/** @param {string} id @param {string} lang */
export function compiledLesson(id, lang) {
  return JSON.parse(readFileSync(resolve(LESSONS, `${id}.${lang}.json`), "utf8"));
}

/** @param {string} hash @param {string} lang */
export async function openSite(hash, lang) {
  furnish();
  const html = readFileSync(resolve(WEB, "index.html"), "utf8");
  const parsed = new DOMParser().parseFromString(html, "text/html");
  document.body.replaceChildren(...parsed.body.children);
  history.replaceState(null, "", `/?python=later&lang=${lang}${hash}`);
  await import("../../../web/src/main.js");
}
