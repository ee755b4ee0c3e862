/** #/practice, #/practice/allocator/merges/7, #/practice/questions/zone/12, #/practice/rescuer/small/3. */

/** @import { PracticeView } from "./state.js" */

/** @type {readonly PracticeView[]} */
const VIEWS = ["home", "allocator", "questions", "cases", "saboteur", "rescuer"];

/** New seeds come from the page; the engine never draws one itself. */
const MOST = 1_000_000;

/** @typedef {{ view: PracticeView, topic: string, seed: number }} PracticeRoute */

/** Null for anything else. @param {string} hash @returns {PracticeRoute | null} */
export function parsePracticeRoute(hash) {
  const parts = hash.startsWith("#/practice") ? hash.slice(2, 200).split("/") : [];
  if (parts[0] !== "practice") return null;
  const view = VIEWS.find((name) => name === parts[1]) ?? "home";
  const seed = /^\d{1,9}$/.test(parts[3] ?? "") ? Number(parts[3]) : 0;
  return { view, topic: /^[a-z_]{0,20}$/.test(parts[2] ?? "") ? (parts[2] ?? "") : "", seed };
}

/** @param {PracticeView} [view] @param {string} [topic] @param {number} [seed] */
export function practiceRouteTo(view = "home", topic = "", seed = 0) {
  if (view === "home") return "#/practice";
  return ["#/practice", view, ...(seed ? [topic, seed] : topic ? [topic] : [])].join("/");
}

/** What of practice goes with a lesson. @type {Readonly<Record<string, [PracticeView, string]>>} */
const WITH_LESSON = {
  "free-lists": ["questions", "landed"],
  split: ["allocator", "split"],
  bitmap: ["questions", "bit"],
  merge: ["allocator", "merges"],
  fragmentation: ["saboteur", "small"],
  zones: ["questions", "zone"],
  watermarks: ["questions", "kswapd"],
  thresholds: ["questions", "threshold"],
  gfp: ["allocator", "pressure"],
  "call-graph": ["allocator", "reclaim"],
  numa: ["allocator", "numa"],
  "read-the-machine": ["cases", "failures"],
};

/** Null for a lesson without. @param {string} lesson @returns {string | null} */
export function practiceWith(lesson) {
  const found = WITH_LESSON[lesson];
  return found ? practiceRouteTo(...found) : null;
}

/** A seed that was not there before. */
export function newSeed() {
  return 1 + Math.floor(Math.random() * MOST);
}
