/** The joint of what lies beside the picture: the model's own lines, the log, the charts, a Python that is silent. main.js loads it after the lesson. */

/** @import { Engine } from "../engine/engine.js" */
/** @import { Player } from "../player/player.js" */
/** @import { History, MachineRequest } from "../engine/protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */

import { computed, effect, untracked } from "@preact/signals-core";
import { machineOf } from "../engine/engine.js";
import { logOfRequest } from "../player/announce.js";
import { CodeReader } from "./code-reader.js";
import { callgraphView, chartsView, codeView } from "./props.js";

/**
 * @param {object} page what main.js shares
 * @param {Store} page.store
 * @param {Player} page.player
 * @param {Engine} page.engine
 * @param {import("../lesson/lesson-flow.js").LessonFlow} page.flow
 * @param {import("@preact/signals-core").Signal<string>} page.looking the view in the side column
 * @param {(name: string, view: () => object) => void} page.feed
 * @returns {import("@preact/signals-core").ReadonlySignal<boolean>} whether lines can be stepped through here
 */
export function joinCode({ store, player, engine, flow, looking, feed }) {
  const reader = new CodeReader(store, player, engine, machineAt);

  feed("bs-waiting", () => ({ quiet: store.engine.value.quiet }));
  feed("bs-callgraph", () => callgraphView(store, flow));
  feed("bs-code", () => (reader.watched.value ? codeView(store, reader) : {}));
  feed("bs-charts", () => (looking.value === "charts" ? chartsView(store) : {}));
  feed("bs-log", () => (looking.value === "log" ? logView() : {}));

  effect(() => {
    reader.watched.value = looking.value === "code";
  });

  effect(() => {
    const { moment, granularity, playing, engine: python } = store;
    const seen = [moment.value, granularity.value, playing.value, python.value.phase, reader.watched.value];
    if (seen) untracked(() => reader.follow());
  });

  function logView() {
    const moment = store.moment.value;
    return {
      log: moment ? logOfRequest(moment) : null,
      history: moment?.history ?? null,
      cursor: moment?.cursor ?? 0,
    };
  }

  /** @param {History} history @returns {MachineRequest} */
  function machineAt(history) {
    const { machine } = store.sandbox.value;
    return store.place.value === "sandbox" && machine ? machine : machineOf(history);
  }

  return computed(() => {
    const moment = store.moment.value;
    return moment !== null && reader.watched.value && reader.traceOf(moment.history, moment.cursor) !== null;
  });
}
