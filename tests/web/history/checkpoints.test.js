import { expect, test } from "vitest";
import { FreeList } from "../../../web/src/history/free-list.js";
import { WIDTH } from "../../../web/src/history/records.js";
import { Timeline } from "../../../web/src/history/timeline.js";
import { pageMapOf } from "../../../web/src/kernels/described/page-map.js";
import { Kind } from "../../../web/src/kernels/linux-2.4.22/kinds.js";
import { matchboxHistory, mulberry32, plain } from "../fixtures.js";

const ROUND = 42;
/** Record of a round that puts the whole block back. */
const PUT_BACK = 38;

/** Page 15 taken and given back, again and again. @param {number} rounds */
function longHistory(rounds) {
  const history = matchboxHistory();
  const records = new Int32Array(rounds * ROUND * WIDTH);
  const commands = [];
  for (let round = 0; round < rounds; round++) {
    const from = round * ROUND;
    records.set(history.records, from * WIDTH);
    for (let at = from * WIDTH; at < (from + ROUND) * WIDTH; at += WIDTH) {
      if (records[at] !== Kind.DEL_FROM_FREE_LIST) continue;
      const stamp = records[at + 4];
      records[at + 4] = stamp >= 0 ? stamp + from : round ? from - ROUND + PUT_BACK : -1;
    }
    for (const one of history.commands)
      commands.push({ ...one, start: one.start + from, end: one.end + from });
  }
  return { ...history, records, commands };
}

/** @param {Timeline} timeline */
function everything({ frame }) {
  const { heads, sums, ones } = pageMapOf(frame, 0);
  return { ...plain(frame), heads: [...heads], sums: [...sums], ones: ones.map((one) => [...one]) };
}

test("a far seek by checkpoints is the same state as a walk", () => {
  const timeline = new Timeline(longHistory(1000));
  pageMapOf(timeline.frame, 0);
  const walker = new Timeline(longHistory(1000));
  timeline.seek(timeline.length);
  const chance = mulberry32(3);
  for (let i = 0; i < 40; i++) {
    const cursor = Math.floor(chance() * timeline.length);
    timeline.seek(cursor);
    for (let step = walker.cursor; step !== cursor; ) {
      step += Math.sign(cursor - step) * Math.min(5000, Math.abs(cursor - step));
      walker.seek(step);
    }
    expect(everything(timeline)).toEqual(everything(walker));
  }
});

test("a fork forgets the checkpoints of the future that is gone", () => {
  const timeline = new Timeline(longHistory(1000));
  timeline.seek(timeline.length);
  const { functions, names, bugs } = timeline.history;
  const records = new Int32Array(0);
  timeline.replaceTail({ from: 24, keep: 1, functions, names, bugs, commands: [], records });
  expect(timeline.length).toBe(24);
  expect(plain(timeline.seek(24))).toEqual(plain(new Timeline(longHistory(1)).seek(24)));
});

test("a free list is in order whichever way its entries came", () => {
  const chance = mulberry32(11);
  const list = new FreeList();
  const plainMap = new Map();
  for (let i = 0; i < 6000; i++) {
    const stamp = Math.floor(chance() * 3000) - 500;
    const page = stamp + 10_000;
    if (plainMap.has(page)) {
      plainMap.delete(page);
      expect(list.delete(page, stamp)).toBe(true);
    } else {
      plainMap.set(page, stamp);
      list.set(page, stamp);
    }
  }
  const inOrder = [...plainMap].sort(([, one], [, other]) => other - one);
  expect(list.size).toBe(plainMap.size);
  expect(list.head()).toEqual(inOrder.map(([page]) => page));
  expect(list.head(3)).toEqual(inOrder.slice(0, 3).map(([page]) => page));
  expect(list.ahead(inOrder[700][1])).toBe(700);
  expect(list.get(inOrder[5][0])).toBe(inOrder[5][1]);
  expect(list.delete(1)).toBe(false);
});
