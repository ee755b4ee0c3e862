/**
 * Sharing, joined to the page: links come in, the dialog goes out. main.js loads it after the lesson, or for such a link;
 * the dialog is loaded when it is wanted.
 */

/** @import { Engine } from "../engine/engine.js" */
/** @import { LessonFlow } from "../lesson/lesson-flow.js" */
/** @import { Player } from "../player/player.js" */
/** @import { SandboxJoint } from "../sandbox/wire.js" */
/** @import { BsStage } from "../stage/bs-stage.js" */
/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */
/** @import { SharedDocument } from "./shared.d.ts" */

import { effect, signal } from "@preact/signals-core";
import { answerCode } from "./class/poll.js";
import { addShareSavings } from "./export-items.js";
import { machineIn } from "./link/document.js";
import { isShared } from "./link/kinds.js";
import { lessonRoute } from "./link/lesson-route.js";
import { SharedOpener } from "./shared-opener.js";
import { currentSubject } from "./subject.js";

/** @typedef {{ store: Store, player: Player, engine: Engine, theSandbox: () => Promise<SandboxJoint>, flow: LessonFlow, looking: { value: string }, part: (name: string) => any, before: string }} SharedPage `before`: the address that was opened last */

/** @param {SharedPage} page */
export function startSharing(page) {
  const { store, player, engine, theSandbox } = page;
  /** Once it has been loaded. @type {SandboxJoint["sandbox"] | null} */
  let sandbox = null;
  /** The history that a link brought, as long as nobody has gone on from it. @type {History | null} */
  let brought = null;
  const polling = signal("");
  /** A lesson link's record that is not in reach yet. @type {import("@preact/signals-core").Signal<{ step: string, cursor: number } | null>} */
  const awaited = signal(null);
  let { before } = page;

  const opener = new SharedOpener({
    ready: () => engine.isReady,
    own: () => (!sandbox || sandbox.history === brought ? 0 : (sandbox.history?.commands.length ?? 0)),
    python: engine,
    show: async (document, history) => {
      await show(page, document, history);
      brought = sandbox?.history ?? null;
    },
  });

  effect(() => {
    const { lesson, step, progress } = store;
    const here = lesson.value?.steps[step.value];
    const asked = here && polling.value === here.id;
    const committed = asked ? progress.value.predictions[here.id] : undefined;
    const code = !asked ? "" : committed ? answerCode(lesson.value?.id ?? "", here, committed.page) : "?";
    const state = opener.state.value;
    if (code || state.phase !== "none" || document.querySelector("bs-shared")) void tell({ state, code });
  });

  effect(() => {
    const moment = store.moment.value;
    const wanted = awaited.value;
    const here = store.lesson.value?.steps[store.step.value]?.id;
    if (!moment || !wanted || store.place.value !== "lesson") return;
    if (here !== wanted.step) awaited.value = null;
    else if (moment.limit >= wanted.cursor) {
      awaited.value = null;
      queueMicrotask(() => player.seek(wanted.cursor, "step"));
    }
  });

  /** What was predicted in this visit, as lesson/step. @type {Set<string>} */
  const predicted = new Set();
  document.addEventListener("bs-commit", () => {
    predicted.add(`${store.lesson.value?.id}/${store.lesson.value?.steps[store.step.value]?.id}`);
  });

  addShareSavings(page);
  document.addEventListener("bs-shared-yes", () => opener.agree());
  document.addEventListener("bs-shared-no", () => {
    const { phase } = opener.state.value;
    opener.dismiss();
    if (phase === "asking" || phase === "running") history.replaceState(null, "", before || "#/sandbox");
  });

  return {
    dialog: () => openDialog(page),
    /** @param {string} hash @returns {Promise<boolean>} whether it was a link of ours, and is dealt with */
    async open(hash) {
      if (await givesWay(page, hash)) return true;
      if (!isShared(hash)) {
        if (hash.startsWith("#/")) before = location.hash;
        opener.leave();
        return false;
      }
      const fresh = !store.lesson.value && store.place.value === "lesson";
      ({ sandbox } = await theSandbox());
      const readable = await opener.open(hash);
      if (readable) {
        if (fresh) store.place.value = "sandbox";
        return true;
      }
      const back = isShared(before) ? "#/" : before || "#/";
      history.replaceState(null, "", back);
      return !fresh;
    },
    /** A lesson's step is open: its link may say more. @param {string} hash */
    arrived(hash) {
      const { cursor, poll } = lessonRoute(hash);
      const step = store.lesson.value?.steps[store.step.value]?.id ?? "";
      // a code says what is answered now, not what this browser has from whoever sat here before
      if (poll) askAgain(page, predicted);
      polling.value = poll ? step : "";
      awaited.value = cursor === null ? null : { step, cursor };
    },
  };
}

/** Paper takes the page's place; a presentation goes on with it. @param {SharedPage} page @param {string} hash */
async function givesWay(page, hash) {
  if (hash.startsWith("#/print/")) {
    const { openPrint } = await import("./class/print.js");
    await openPrint(hash);
    return true;
  }
  if (document.body.dataset.print) (await import("./class/print.js")).closePrint();
  if (hash.startsWith("#/present/")) (await import("./class/present.js")).present(page, hash);
  return false;
}

/** @param {SharedPage} page @param {SharedDocument} document @param {History} history */
async function show({ store, player, theSandbox, looking, part }, document, history) {
  const { side, grain, zone, camera } = document.view ?? {};
  const { adopt } = await theSandbox();
  await adopt(machineIn(document), history);
  if (grain) store.granularity.value = grain;
  if (side) {
    part("bs-side").open = side;
    looking.value = side;
  }
  player.seek(document.cursor, "step");
  /** @type {BsStage} */
  const stage = part("bs-stage");
  await stage.updateComplete;
  if (zone !== undefined) stage.view = { zone, camera: camera ? { from: camera[0], span: camera[1] } : null };
}

/** What was told last, however long the component takes to arrive. */
let told = {};

/** The line about a link stands before all else in the column. @param {object} values */
async function tell(values) {
  told = values;
  await import("./bs-shared.js");
  let line = document.querySelector("bs-shared");
  if (!line) {
    line = document.createElement("bs-shared");
    document.querySelector("#lesson")?.prepend(line);
  }
  Object.assign(line, told);
}

/** @param {SharedPage} page */
async function openDialog(page) {
  await import("./bs-share.js");
  const known = document.querySelector("bs-share");
  const dialog = /** @type {import("./bs-share.js").BsShare} */ (known ?? document.createElement("bs-share"));
  if (!known) document.body.append(dialog);
  dialog.subject = await currentSubject(page);
  await dialog.updateComplete;
  dialog.show();
}

/** A prediction that was kept from another visit is asked for once more: it may be somebody else's. @param {SharedPage} page @param {Set<string>} predicted lesson/step of this visit's predictions */
function askAgain({ store, flow }, predicted) {
  const { id } = flow.step;
  const { [id]: earlier, ...predictions } = store.progress.value.predictions;
  if (!earlier || predicted.has(`${store.lesson.value?.id}/${id}`)) return;
  store.progress.value = { ...store.progress.value, predictions };
  flow.goTo(store.step.value);
}
