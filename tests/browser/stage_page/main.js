/**
 * A page with nothing on it but the stage and what belongs to it, for any history: window.stage.
 *
 * Benchmarks and pictures are made here. No Python runs.
 */

import "../../../web/src/inspect/bs-callgraph.js";
import "../../../web/src/stage/bs-stage.js";
import "../../../web/src/stage/bs-twin.js";
import { Timeline } from "../../../web/src/history/timeline.js";

const parts = ["bs-stage", "bs-callgraph", "bs-twin"].map((name) => document.querySelector(name));

/** @type {Timeline} */
let timeline;

async function show() {
  const { history, frame, cursor } = timeline;
  for (const part of parts) Object.assign(part, { history, frame, cursor });
  await parts[0].updateComplete;
}

window.stage = {
  /** @param {string} address of a history as JSON */
  async open(address) {
    const history = await (await fetch(address)).json();
    timeline = new Timeline(history);
    await show();
    return timeline.length;
  },
  /** @param {number} cursor */
  async seek(cursor) {
    timeline.seek(cursor);
    await show();
  },
  /** Time that `act` takes, drawing included: the pixels are asked for. @param {() => Promise<void>} act */
  async time(act) {
    const start = performance.now();
    await act();
    return performance.now() - start;
  },
  get timeline() {
    return timeline;
  },
};
