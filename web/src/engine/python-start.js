/**
 * When Python starts: after the first picture; or, for visitors who save data and with ?python=later, not before something
 * needs it. ?python=now overrules what the browser says of saving data.
 */

/** @import { Store } from "../shell/store.js" */

/** @param {string} search of the address @param {boolean} saveData the visitor's browser is set to save data */
export function startsOnDemand(search, saveData) {
  const wanted = new URLSearchParams(search).get("python");
  return wanted === "later" || (saveData && wanted !== "now");
}

/** `navigator.connection` is not in every browser. */
export function savesData() {
  return /** @type {any} */ (navigator).connection?.saveData === true;
}

/** Whether what is open cannot go on without Python. @param {Store} store @param {string} sideTab the view in the side column */
export function needsPython({ place, bench, lesson, step, granularity }, sideTab) {
  if (place.value === "sandbox" || place.value === "practice" || bench.value !== null) return true;
  const practice = place.value === "lesson" && lesson.value?.steps[step.value]?.practice;
  return Boolean(practice) || sideTab === "code" || granularity.value === "line";
}
