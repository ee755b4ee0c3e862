/**
 * The joint for what lies beside the lessons: course map, review, teachers' pages, search, progress.
 *
 * As in main.js, values go down as properties and events come up.
 */

/** @import { Opener } from "../lesson/opener.js" */
/** @import { Store } from "../shell/store.js" */

import { effect, untracked } from "@preact/signals-core";
import { language, t } from "../i18n/language.js";
import { loadAcross, titleOf } from "../lesson/files.js";
import { pageTitle } from "../shell/props.js";
import { parsePageRoute, routeTo } from "../shell/routes.js";
import { forgetAll } from "../shell/storage.js";
import { once } from "../ui/once.js";
import { grade, mapView, openPage, pageView } from "./pages.js";
import { bringIn, progressText } from "./progress-text.js";
import { search } from "./search.js";

/** @param {string} name @returns {any} */
const part = (name) => document.querySelector(name);

/** @param {string} type @param {(detail: any) => void} act */
function on(type, act) {
  document.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail));
}

export class Beside {
  #store;
  #opener;
  #theClinic;
  #theLab = once(async () => {
    const { installLab } = await import("../lab/wire.js");
    return installLab(this.#store);
  });
  /** By language. @type {Map<string, Promise<{ steps: import("./search.js").Entry[] }>>} */
  #words = new Map();

  /** @param {Store} store @param {Opener} opener @param {() => Promise<unknown>} theClinic brings the clinic */
  constructor(store, opener, theClinic) {
    this.#store = store;
    this.#opener = opener;
    this.#theClinic = theClinic;
    this.#feed();
    on("bs-grade", ({ knew }) => grade(store, knew));
    on("bs-query", ({ query }) => void this.#search(query));
    on("bs-progress-export", () => void this.#export());
    on("bs-progress-copy", () => void this.#copy());
    on("bs-progress-import", ({ text }) => void this.#import(text));
    on("bs-forget-all", () => {
      forgetAll();
      this.#store.progressChanged.value++;
      this.#say(t("progress.gone"));
    });
  }

  #feed() {
    const store = this.#store;
    effect(() => {
      const { kind, hidden, ...page } = pageView(store);
      part("#page").hidden = hidden;
      part("main").toggleAttribute("data-page", !hidden);
      part("bs-clinic").hidden = kind !== "clinic";
      const lab = part("bs-lab");
      if (lab) lab.hidden = kind !== "lab";
      for (const name of ["map", "review", "teacher"]) {
        Object.assign(part(`bs-${name}`), { ...page, hidden: kind !== name });
      }
    });
    effect(() => void Object.assign(part("bs-map"), mapView(store)));
    effect(() => {
      if (language.value) untracked(() => void (store.place.value === "page" && this.open()));
    });
  }

  /** The address is one of these pages. */
  open() {
    const wanted = parsePageRoute(location.hash);
    if (wanted) void this.#enter(wanted);
  }

  /** @param {NonNullable<ReturnType<typeof parsePageRoute>>} wanted */
  async #enter(wanted) {
    this.#store.playing.value = false;
    this.#store.place.value = "page";
    if (!(await this.#arrived(wanted.kind))) return;
    await openPage(this.#store, wanted);
    const element = part(`bs-${wanted.kind}`);
    await element.updateComplete;
    element.renderRoot?.querySelector("h1")?.focus({ preventScroll: true });
    const page = this.#store.page.value;
    if (page) document.title = t("app.document", { title: pageTitle(page) });
  }

  /** Whether all is here that such a page is made of. What is missing is told; of the parts, main.js tells. @param {string} kind */
  async #arrived(kind) {
    if (kind === "clinic" || kind === "lab")
      return (kind === "lab" ? this.#theLab() : this.#theClinic()).then(
        () => true,
        () => false,
      );
    try {
      await this.#opener.learnLessons();
    } catch (error) {
      this.#store.notice.value = /** @type {Error} */ (error).message;
      return false;
    }
    try {
      await import("./deferred.js");
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} query */
  async #search(query) {
    const box = part("bs-search");
    const { tag } = language.value;
    try {
      const { lessons } = this.#store;
      await this.#opener.learnLessons();
      const words = this.#words.get(tag) ?? loadAcross("search");
      this.#words.set(tag, words);
      const found = search((await words).steps, query);
      if (box.query !== query) return;
      box.failure = "";
      box.results = found.map(({ lesson, step, ...rest }) => {
        const entry = lessons.value.find(({ id }) => id === lesson);
        return { ...rest, href: routeTo(lesson, step), lesson: entry ? titleOf(entry) : lesson };
      });
    } catch (error) {
      this.#words.delete(tag);
      box.failure = /** @type {Error} */ (error).message;
    }
  }

  async #export() {
    await this.#opener.learnLessons();
    const ids = this.#store.lessons.value.map(({ id }) => id);
    try {
      part("bs-menu").progress = { text: await progressText(ids), said: "", failed: false };
    } catch (error) {
      this.#say(/** @type {Error} */ (error).message, true);
    }
  }

  async #copy() {
    const { text } = part("bs-menu").progress;
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (done) part("bs-menu").progress = { text, said: t("progress.copied"), failed: false };
  }

  /** @param {string} text */
  async #import(text) {
    try {
      const count = await bringIn(text);
      this.#store.progressChanged.value++;
      this.#say(t("progress.brought", { count }));
    } catch (error) {
      this.#say(/** @type {Error} */ (error).message, true);
    }
  }

  /** @param {string} said @param {boolean} [failed] */
  #say(said, failed = false) {
    part("bs-menu").progress = { text: "", said, failed };
  }
}
