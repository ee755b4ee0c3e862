/** What predictions and challenges are judged by, in one piece: judging.js fetches it. */

export { partingRecord } from "./divergence.js";
export { factRows } from "./goal-facts.js";
export { challengeSolved, goalRows, isBetweenRequests } from "./goals.js";
