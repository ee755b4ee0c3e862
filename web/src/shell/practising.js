/** Whether the page is an exercise now: known to the page before practice itself has come. */

/** @import { Store } from "./store.js" */

/** The place is practice's own, or a step of a lesson that has an exam. @param {Store} store */
export function isPractising({ place, practice }) {
  return place.value === "practice" || (place.value === "lesson" && practice.value.exam !== null);
}
