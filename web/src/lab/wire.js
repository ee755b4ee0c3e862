/** The lab on the page: what its element is given, and what it asks for. course/wire.js calls installLab(). */

/** @import { Store } from "../shell/store.js" */

import "../i18n/all-words.js";
import { effect } from "@preact/signals-core";
import "./bs-lab.js";
import { savesData, startsOnDemand } from "../engine/python-start.js";
import { download } from "../ui/save-file.js";
import { Lab } from "./lab.js";
import { printerText } from "./printers.js";
import { MAX_LOG } from "./state.js";

/** @param {Store} store @param {Lab} [lab] */
export function installLab(store, lab = new Lab()) {
  const element = /** @type {any} */ (document.createElement("bs-lab"));
  element.hidden = true;
  document.querySelector("#page")?.append(element);

  effect(() => void Object.assign(element, { state: lab.state.value }));
  effect(() => {
    const page = store.page.value;
    if (store.place.value !== "page" || page?.kind !== "lab") return;
    const view = page.id === "log" || page.id === "course" ? page.id : "write";
    if (lab.state.peek().view !== view) lab.set({ view, problem: "" });
  });

  /** @type {Record<string, (detail: any) => unknown>} */
  const acts = {
    edit: ({ text }) => lab.edit(text),
    set: ({ changes }) => lab.set(changes),
    example: ({ name }) => lab.example(name),
    open: ({ id }) => lab.open(id),
    drop: ({ id }) => lab.drop(id),
    test: () => lab.test(),
    trace: ({ name }) => lab.trace(name),
    judge: () => lab.judge(),
    stop: () => lab.stop(),
    step: ({ step }) => lab.show(lab.state.peek().view === "log" ? "log" : "test", step),
    file: ({ file }) => readLog(lab, file),
    results: () => saveResults(lab),
    printer: ({ file }) => got(lab, printerText(file), (text) => download(text, file, "text/plain")),
    traces: () => got(lab, lab.traces(), (zip) => download(zip, "traces.zip", "application/zip")),
  };
  document.addEventListener("bs-lab", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    void acts[detail.what]?.(detail);
  });
  addEventListener("pagehide", () => lab.flush());
  if (!startsOnDemand(location.search, savesData())) lab.warm();
  return lab;
}

/** @param {Lab} lab @param {File} file */
async function readLog(lab, file) {
  if (file.size > MAX_LOG) return lab.set({ problem: "lab.problem.large" });
  await got(lab, file.text(), (text) => {
    lab.set({ logText: { text, name: file.name }, problem: "" });
    void lab.judge();
  });
}

/** @param {Lab} lab */
function saveResults(lab) {
  const { score } = lab.state.peek().test;
  if (score) download(`${JSON.stringify(score.gradescope, null, 1)}\n`, "results.json", "application/json");
}

/** @template T @param {Lab} lab @param {Promise<T>} coming @param {(value: T) => void} use */
async function got(lab, coming, use) {
  try {
    use(await coming);
  } catch {
    lab.set({ problem: "lab.problem.fetch" });
  }
}
