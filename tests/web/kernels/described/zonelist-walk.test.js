import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { kneeOf, shareOf } from "../../../../web/src/kernels/described/layout/gauge.js";
import { layout } from "../../../../web/src/kernels/described/layout/zone.js";
import { zoneModel } from "../../../../web/src/kernels/described/zone-model.js";
import { kswapdAt, noWalk, testOf, walkAt } from "../../../../web/src/kernels/described/zonelist-walk.js";
import { Kind } from "../../../../web/src/kernels/linux-2.4.22/kinds.js";
import { placeOf } from "../../../../web/src/stage/zones.js";
import { historyOf } from "../../fixtures.js";

const FUNCTIONS = ["has_more_than", "rmqueue", "wake_up_interruptible", "balance_classzone"].map((name) => ({
  ...{ name, args: [], returns: "", file: "" },
}));
const call = (name, x = -1, y = -1) => [Kind.CALL, FUNCTIONS.findIndex((one) => one.name === name), x, y, -1];
const back = (name, value) => [Kind.RETURN, FUNCTIONS.findIndex((one) => one.name === name), value, 0, 0];
const [NORMAL, DMA] = [1, 0];

/** Normal has 57 free pages, DMA 90: Normal fails its test, DMA gives a page, the caller reclaims. */
const REQUEST = [
  call("has_more_than", NORMAL, 81),
  back("has_more_than", 0),
  call("has_more_than", DMA, 81),
  back("has_more_than", 1),
  call("rmqueue", DMA, 0),
  [Kind.FREE_PAGES, DMA, -1, 0, 0],
  back("rmqueue", 3),
  call("wake_up_interruptible"),
  back("wake_up_interruptible", 0),
  call("balance_classzone", NORMAL),
  back("balance_classzone", -1),
];

function story() {
  const marks = { pages_min: 20, pages_low: 40, pages_high: 60 };
  const zones = [
    { node: 0, name: "DMA", start_pfn: 0, size: 128, ...marks },
    { node: 0, name: "Normal", start_pfn: 128, size: 1024, ...marks },
  ];
  const zone = (free_pages) => ({ free_pages, need_balance: 0, lists: [[], []], maps: [[]] });
  const start = {
    zones: [zone(90), zone(57)],
    blocks: [],
    counts: [],
    flags: [],
    pool: [],
    local: [],
    system: [0, 0, 0, 1],
  };
  const machine = { kernel: "2.4.22", preset: "", max_order: 2, zones, overrides: [] };
  return new Timeline(historyOf([REQUEST], { functions: FUNCTIONS, machine, start }));
}

/** @param {number} cursor */
function walk(cursor) {
  const timeline = story();
  return walkAt(timeline.history, timeline.seek(cursor), cursor);
}

test.each([
  [0, []],
  [1, [["test", NORMAL, 57, 81, null]]],
  [2, [["test", NORMAL, 57, 81, false]]],
  [
    4,
    [
      ["test", NORMAL, 57, 81, false],
      ["test", DMA, 90, 81, true],
    ],
  ],
  [
    5,
    [
      ["test", NORMAL, 57, 81, false],
      ["test", DMA, 90, 81, true],
      ["take", DMA, 90, -1, null],
    ],
  ],
  [
    7,
    [
      ["test", NORMAL, 57, 81, false],
      ["test", DMA, 90, 81, true],
      ["take", DMA, 90, -1, true],
    ],
  ],
])("at cursor %i the request has gone %j", (cursor, steps) => {
  const found = walk(cursor).steps.map(({ kind, zone, free, minimum, passed }) => [
    kind,
    zone,
    free,
    minimum,
    passed,
  ]);
  expect(found).toEqual(steps);
});

test.each([
  [7, false, false],
  [8, true, false],
  [10, true, true],
  [11, true, false],
])("at cursor %i kswapd is woken: %j, the caller reclaims: %j", (cursor, woken, reclaiming) => {
  expect(walk(cursor)).toMatchObject({ woken, reclaiming });
});

test.each([
  ["on its queue", { waiting: 1, running: 0 }, {}, "asleep"],
  ["called, and still on its queue", { waiting: 1, running: 0 }, { woken: true }, "woken"],
  ["off its queue", { waiting: 0, running: 0 }, { woken: true }, "awake"],
  ["with the CPU", { waiting: 0, running: 1 }, {}, "running"],
  ["inside try_to_free_pages_zone()", { waiting: 0, running: 1 }, { freeing: true }, "freeing"],
])("kswapd %s", (_, { waiting, running }, seen, state) => {
  const system = [0, 0, 0, waiting, 0, 0, 0, running];
  expect(kswapdAt({ machine: {}, system }, { ...noWalk(), ...seen })).toBe(state);
});

test("what reclaim frees is counted, on a list or kept by the caller", () => {
  const functions = [{ name: "try_to_free_pages_zone", args: [], returns: "", file: "mm/vmscan.c" }];
  const records = [
    [Kind.CALL, 0, 0, -1, -1],
    [Kind.ADD_TO_LOCAL, 16, 1, 0, 0],
    [Kind.FREE_PAGES, 0, 8, 0, 0],
    [Kind.RETURN, 0, 1, 0, 0],
    [Kind.FREE_PAGES, 0, 4, 0, 0],
  ];
  const timeline = new Timeline(historyOf([records], { functions }));
  const freed = (cursor) => walkAt(timeline.history, timeline.seek(cursor), cursor).freed;
  expect([1, 2, 3, 4, 5].map(freed)).toEqual([0, 2, 10, 10, 10]);
});

test("a zone's place on the way is that of its first test", () => {
  const steps = [NORMAL, DMA, NORMAL].map((zone) => ({ zone }));
  expect([NORMAL, DMA, 2].map((zone) => placeOf({ ...noWalk(), steps }, zone))).toEqual([1, 2, 0]);
});

describe("the gauge", () => {
  const timeline = story();
  const normal = zoneModel(timeline.frame, NORMAL);

  test("a large zone has two scales, a small one has one", () => {
    expect([kneeOf(normal), kneeOf(zoneModel(timeline.frame, DMA))]).toEqual([240, null]);
    expect([0, 120, 240, 1024].map((pages) => shareOf(normal, pages))).toEqual([0, 0.3, 0.6, 1]);
  });

  test("the threshold stands among the watermarks, with the numbers compared", () => {
    const options = { width: 716, test: testOf(walk(7), NORMAL) };
    const labels = layout(normal, options).shapes.filter(({ id }) => id.startsWith("mark:"));
    expect(labels.map(({ text }) => text)).toEqual(["min 20", "low 40", "high 60", "57 > 81: no"]);
  });
});
