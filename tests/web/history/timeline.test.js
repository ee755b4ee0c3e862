import { describe, expect, test } from "vitest";
import { orderedList, snapshotOf, Timeline } from "../../../web/src/history/timeline.js";
import { add, del, historyOf, LOCK, matchboxHistory, mulberry32, plain, toggle } from "../fixtures.js";

/** @param {Timeline} timeline */
const listsOf = (timeline) => timeline.frame.zones[0].lists.map(orderedList);
/** @param {Timeline} timeline */
const bitsOf = (timeline) => timeline.frame.zones[0].maps.map((map) => map.join(""));

describe("seek", () => {
  test("the start is what the snapshot says", () => {
    const timeline = new Timeline(matchboxHistory());
    expect(timeline.length).toBe(42);
    expect(timeline.cursor).toBe(0);
    expect(listsOf(timeline)).toEqual([[], [], [], [], [0]]);
    expect(timeline.frame.zones[0].lists[4].get(0)).toBe(-1);
  });

  test("after a = alloc_pages order=0 the caller has the upper end of the block", () => {
    //   0               8       12  14 15
    //   | list 3        | list 2| 1 |0 |a |
    const timeline = new Timeline(matchboxHistory());
    timeline.seek(24);
    expect(listsOf(timeline)).toEqual([[14], [12], [8], [0], []]);
    expect(bitsOf(timeline)).toEqual(["00000001", "0001", "01", "1"]);
    expect(timeline.frame.zones[0].free_pages).toBe(15);
    expect([...timeline.frame.blocks]).toEqual([[15, { order: 0, name: "a" }]]);
    expect([...timeline.frame.counts]).toEqual([[15, 1]]);
  });

  test("freeing it merges everything back", () => {
    const timeline = new Timeline(matchboxHistory());
    const before = snapshotOf(timeline.frame, timeline.history.names);
    timeline.seek(42);
    expect(snapshotOf(timeline.frame, timeline.history.names)).toEqual(before);
  });

  test("the zone is locked from the lock record to the unlock record", () => {
    const timeline = new Timeline(matchboxHistory());
    expect(timeline.seek(4).zones[0].locked).toBe(false);
    expect(timeline.seek(5).zones[0].locked).toBe(true);
    expect(timeline.seek(18).zones[0].locked).toBe(false);
    expect(timeline.seek(17).zones[0].locked).toBe(true);
  });

  test("a cursor outside is clamped, and every move gives a new frame object", () => {
    const timeline = new Timeline(matchboxHistory());
    const first = timeline.frame;
    expect(timeline.seek(999).cursor).toBe(42);
    expect(timeline.frame).not.toBe(first);
    expect(timeline.seek(-3).cursor).toBe(0);
  });

  test("a random walk meets the same frame at a cursor, from whichever side", () => {
    const straight = new Timeline(matchboxHistory());
    const frames = Array.from({ length: 43 }, (_, cursor) => plain(straight.seek(cursor)));
    const walker = new Timeline(matchboxHistory());
    const chance = mulberry32(7);
    for (let i = 0; i < 500; i++) {
      const cursor = Math.floor(chance() * 43);
      expect(plain(walker.seek(cursor))).toEqual(frames[cursor]);
    }
  });
});

describe("a list", () => {
  // head -> 8 -> 4 -> 0, by stamps -1, -2, -3
  const start = {
    zones: [
      { free_pages: 12, need_balance: 0, lists: [[], [], [8, 4, 0], [], []], maps: [[], [], [0, 1], []] },
    ],
    blocks: [],
    counts: [],
    flags: [],
    system: [0, 0, 0, 1, 0],
    pool: [],
    local: [],
  };

  test("an entry put back by undo is in its old place, also from the middle", () => {
    const timeline = new Timeline(
      historyOf([[del(2, 4, -2), toggle(2, 0), add(2, 12), del(2, 8, -1)]], { start }),
    );
    expect(orderedList(timeline.seek(4).zones[0].lists[2])).toEqual([12, 0]);
    expect(orderedList(timeline.seek(3).zones[0].lists[2])).toEqual([12, 8, 0]);
    expect(orderedList(timeline.seek(1).zones[0].lists[2])).toEqual([8, 0]);
    expect(orderedList(timeline.seek(0).zones[0].lists[2])).toEqual([8, 4, 0]);
  });
});

describe("replaceTail", () => {
  /** A fork after the first command: nothing is freed, the zone is only locked. */
  const fork = (history) => ({
    from: 24,
    keep: 1,
    functions: history.functions,
    names: ["", "a", "c"],
    bugs: [],
    commands: [{ text: "fork", start: 24, end: 25, page: null, order: null, bug: null }],
    records: Int32Array.from(LOCK),
  });

  test("the future is replaced and the cursor goes back to the fork", () => {
    const timeline = new Timeline(matchboxHistory());
    timeline.seek(40);
    const old = timeline.history;
    timeline.replaceTail(fork(old));
    expect(timeline.cursor).toBe(24);
    expect(timeline.length).toBe(25);
    expect(timeline.history).not.toBe(old);
    expect(timeline.history.commands.map(({ end }) => end)).toEqual([24, 25]);
    expect(listsOf(timeline)).toEqual([[14], [12], [8], [0], []]);
    expect(timeline.seek(25).zones[0].locked).toBe(true);
  });

  test("a cursor before the fork stays", () => {
    const timeline = new Timeline(matchboxHistory());
    timeline.seek(9);
    timeline.replaceTail(fork(timeline.history));
    expect(timeline.cursor).toBe(9);
  });
});
