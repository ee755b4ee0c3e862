/** A lesson small enough to read: 4 pages, one zone, orders 0 to 2. */

/**
 * Two requests of one page each, then a challenge of its own.
 *
 *   a:  CALL  DEL 2:0  ADD 1:0  ADD 0:2  NAME 3 RETURN    records 0 … 5
 *   b:  CALL  DEL 0:2  NAME 2  RETURN                      records 6 … 9
 */
const RECORDS = [
  [20, 0, 0, 0, 0],
  [2, 0, 2, 0, -1],
  [1, 0, 1, 0, 0],
  [1, 0, 0, 2, 0],
  [13, 3, 0, 1, 0],
  [21, 0, 3, 0, 0],
  [20, 0, 0, 0, 0],
  [2, 0, 0, 2, 3],
  [13, 2, 0, 2, 0],
  [21, 0, 2, 0, 0],
];

export function history() {
  return {
    machine: {
      kernel: "2.4.22",
      preset: "thimble",
      max_order: 3,
      zones: [{ node: 0, name: "Normal", start_pfn: 0, size: 4, pages_min: 0, pages_low: 0, pages_high: 0 }],
      overrides: [],
    },
    start: {
      zones: [{ free_pages: 4, need_balance: 0, lists: [[], [], [0]], maps: [[], []] }],
      blocks: [],
      counts: [],
      flags: [],
      system: [0, 0, 0, 1, 0],
      pool: [],
      local: [],
    },
    functions: [
      { name: "alloc_pages", args: ["gfp_mask", "order"], returns: "page", file: "include/linux/mm.h" },
    ],
    names: ["", "a", "b"],
    bugs: [],
    commands: [
      { text: "a = alloc_pages order=0", start: 0, end: 6, page: 3, order: 0, bug: null },
      { text: "b = alloc_pages order=0", start: 6, end: 10, page: 2, order: 0, bug: null },
    ],
    records: RECORDS.flat(),
  };
}

/** What Python answers to one more request on an empty thimble, as the recorded a. */
export function firstRequest(text = "a = alloc_pages order=0") {
  const { functions, names, bugs, commands } = history();
  return {
    from: 0,
    keep: 0,
    functions,
    names,
    bugs,
    commands: [{ ...commands[0], text }],
    records: Int32Array.from(RECORDS.slice(0, 6).flat()),
  };
}

const QUIET = {
  cards: [],
  asides: [],
  html: "",
  predict: null,
  question: null,
  challenge: null,
  hints: [],
  show: [],
};
const PREDICT = {
  kind: "page",
  prompt: "Which page?",
  options: [],
  answer: 2,
  right: "Yes.",
  wrong: "No.",
  unsure: "So it is.",
};

export function lesson() {
  const empty = { ...history(), commands: [], records: [] };
  return {
    v: 2,
    id: "thimble",
    lang: "en",
    title: "Four pages",
    part: "Part I",
    number: 1,
    count: 1,
    source: { book: "", spec: "" },
    teacher: null,
    steps: [
      { ...QUIET, id: "first", title: "First", history: 0, first: 0, last: 1 },
      { ...QUIET, id: "second", title: "Second", history: 0, first: 1, last: 2, predict: PREDICT },
      { ...QUIET, id: "yours", title: "Yours", history: 1, first: 0, last: 0, challenge: challenge() },
    ],
    histories: [history(), empty],
  };
}

function challenge() {
  return {
    prompt: "Leave one block of each order but the largest.",
    goal: [{ node: 0, zone: "Normal", counts: [1, 1, 0] }],
    facts: [],
    offers: [],
    par: 1,
    forbid: {},
    rules: "",
    done: "Solved.",
    solution: ["a = alloc_pages order=0"],
  };
}

/** A clock that moves only when told to. */
export function handClock() {
  /** @type {(() => void)[]} */
  let waiting = [];
  return {
    after: (_, act) => waiting.push(act),
    cancel: () => {
      waiting = [];
    },
    /** @param {number} ticks */
    tick(ticks = 1) {
      for (let i = 0; i < ticks; i++) waiting.shift()?.();
    },
  };
}
