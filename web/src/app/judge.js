/** What predictions and challenges are judged by, in one piece: judging.js fetches it. */

export { challengeSolved, goalRows, isBetweenRequests } from "./goal.js";
export { factRows } from "./goal-facts.js";
export { partingRecord } from "./parting.js";
