/** The clinic on the page: what its elements are given, and what they ask for. main.js calls installClinic(). */

/** @import { Engine } from "../engine/engine.js" */
/** @import { Store } from "../shell/store.js" */

import "../i18n/all-words.js";
import "./bs-clinic.js";
import { loadingInWords, percent } from "../engine/status-words.js";
import { send } from "../ui/emit.js";
import { Clinic } from "./clinic.js";

/**
 * @param {{ store: Store, engine: Pick<Engine, "ask">, wake: () => void, feed: (name: string, view: () => object) => void }} page
 */
export function installClinic({ store, engine, wake, feed }) {
  const clinic = new Clinic(store, engine, wake);
  feed("bs-clinic", () => ({ state: clinic.state.value, python: pythonView(store) }));

  /** @type {Record<string, (detail: any) => unknown>} */
  const acts = {
    explain: ({ text, name }) => clinic.explain(text, name),
    open: ({ file }) => clinic.open(file),
    example: ({ name }) => clinic.example(name),
    edit: () => clinic.edit(),
    show: ({ shown }) => clinic.show(shown),
    line: ({ line }) => clinic.goToLine(line),
    copy: ({ text }) => clinic.copy(text),
    again: () => send(document.body, "bs-retry"),
  };
  document.addEventListener("bs-clinic", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    acts[detail.what]?.(detail);
  });

  document.addEventListener("paste", (event) => {
    const here = store.place.value === "page" && store.page.value?.kind === "clinic";
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (here && text && !isField(event.composedPath()[0])) clinic.explain(text);
  });
  return clinic;
}

/** @param {EventTarget | undefined} target */
function isField(target) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

/** @param {Store} store */
function pythonView({ engine }) {
  const { phase } = engine.value;
  return { phase, words: loadingInWords(engine.value), percent: percent(engine.value) };
}
