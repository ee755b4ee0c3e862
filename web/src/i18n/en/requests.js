/** The history of requests, and the futures that were left. */

/** @type {import("../text.js").Dictionary} */
export default {
  "requests.title": "History",
  "requests.none": "Every request will be listed here. A click goes back to it.",
  "requests.count": { one: "{count} request", other: "{count, number} requests" },
  "requests.after": "{all}, you are after {at, number}",
  "requests.later": "… {count, number} later",
  "requests.earlier": "… {count, number} earlier",
  "requests.boot": "boot",
  "requests.futures": "Other futures",
  "requests.here": {
    one: "You were here: {count} request",
    other: "You were here: {count, number} requests",
  },
  "requests.parts": "parts after {shared}:",
};
