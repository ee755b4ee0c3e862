/** What the share dialog is about: taken once, when it opens, so that it does not change under the reader's hands. */

/** @import { MachineRequest } from "../engine/protocol.d.ts" */
/** @import { Sandbox } from "../sandbox/sandbox.js" */
/** @import { Moment } from "../shell/store.js" */
/** @import { SharedView } from "./shared.d.ts" */
/** @import { SharedPage } from "./wire.js" */

import { documentOf, hashOf } from "./link/document.js";
import { lessonLink } from "./link/lesson-route.js";

/**
 * @typedef {object} Subject
 * @property {"sandbox" | "lesson" | ""} kind "": nothing is on the stage
 * @property {string} name for people
 * @property {string} page address of the page, without hash
 * @property {Moment | null} moment
 * @property {MachineRequest | null} machine of the sandbox
 * @property {SharedView} view
 * @property {{ id: string, step: string, asks: boolean } | null} lesson
 * @property {(note: string) => Promise<string>} hash rejected with a LinkError
 */

/** @param {SharedPage} page @returns {Promise<Subject>} */
export async function currentSubject(page) {
  const { sandbox } = await page.theSandbox();
  return subjectOf(page, sandbox);
}

/** @param {SharedPage} page @param {Sandbox} sandbox @returns {Subject} */
function subjectOf({ store, looking, part }, sandbox) {
  const moment = store.moment.value;
  const inSandbox = store.place.value === "sandbox";
  const open = store.lesson.value;
  const step = open?.steps[store.step.value];
  const base = {
    page: location.href.split("#")[0],
    machine: inSandbox ? sandbox.state.machine : null,
    moment,
    view: viewOf(store.granularity.value, looking.value, part),
  };
  const { machine } = sandbox.state;
  if (inSandbox && moment && machine)
    return {
      ...base,
      kind: "sandbox",
      name: sandbox.state.title,
      lesson: null,
      hash: sandboxHash(moment, machine, base.view),
    };
  if (inSandbox || !open || !step)
    return { ...base, kind: "", name: "", lesson: null, hash: () => Promise.resolve("") };
  const cursor = moment && moment.cursor !== moment.start && !store.bench.value ? moment.cursor : null;
  return {
    ...base,
    kind: "lesson",
    name: open.title,
    lesson: { id: open.id, step: step.id, asks: step.predict !== null },
    hash: async () => lessonLink(open.id, step.id, cursor),
  };
}

/** @param {Moment} moment @param {MachineRequest} machine @param {SharedView} view */
function sandboxHash({ history, cursor }, machine, view) {
  return (/** @type {string} */ note) => hashOf(documentOf(history, machine, cursor, view, note));
}

/** Only what differs from how the page opens. @param {string} grain @param {string} side @param {(name: string) => any} part @returns {SharedView} */
function viewOf(grain, side, part) {
  const { zone, camera } = part("bs-stage").view;
  return {
    ...(side === "calls" ? {} : { side: /** @type {SharedView["side"]} */ (side) }),
    ...(grain === "step" ? {} : { grain: /** @type {SharedView["grain"]} */ (grain) }),
    ...(zone === null ? {} : { zone }),
    ...(camera ? { camera: /** @type {[number, number]} */ ([camera.from, camera.span].map(rounded)) } : {}),
  };
}

/** A thousandth of a page is nothing that can be seen. @param {number} value */
function rounded(value) {
  return Math.round(value * 1000) / 1000;
}
