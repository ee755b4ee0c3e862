/** The call graph. */

/** @type {import("../text.js").Dictionary} */
export default {
  "graph.alloc": "Call graph of alloc_pages",
  "graph.free": "Call graph of __free_pages",
  "graph.active": "running",
  "graph.path": "waiting for the call it made",
  "graph.seen": { one: "called once in this request", other: "called {count} times in this request" },
  "graph.never": "not called in this request",
};
