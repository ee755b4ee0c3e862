/** The call graph. */

/** @type {import("../text.js").Dictionary} */
export default {
  "graph.alloc": "Call graph of alloc_pages",
  "graph.free": "Call graph of __free_pages",
  "graph.active": "running",
  "graph.path": "waiting for the call it made",
  "graph.seen": { one: "called once in this request", other: "called {count} times in this request" },
  "graph.never": "not called in this request",
  "graph.before": "called in an earlier request",
  "graph.coverage": "{taken} of {count} edges taken so far",
  "graph.many": "Many requests in one stop: of their calls only those of a refused one are drawn.",
  "graph.call": "{name}: call {at} of {count}",
  "graph.calls": { one: "{name}: {count} call", other: "{name}: {count} calls" },
  "graph.previous": "To the call of {name} before",
  "graph.next": "To the next call of {name}",
};
