import { describe, expect, test } from "vitest";
import { partingRecord } from "../../../../web/src/kernels/linux-2.4.22/divergence.js";
import { Kind } from "../../../../web/src/kernels/linux-2.4.22/kinds.js";
import { history } from "../../app-fixture.js";
import { historyOf, matchboxHistory } from "../../fixtures.js";

/** @param {string} kind @param {unknown} answer @param {object} [more] */
const predict = (kind, answer, more = {}) => ({ kind, answer, options: [], ...more });
const about = (word, start, end, more = {}) => ({ about: { word, start, end, at: [], bit: null, ...more } });

describe("a page", () => {
  test.each([
    // a: the block 0-3 holds both; 0-1 joins list 1 and holds 1, not 3.
    [0, 6, 1, 3, 2],
    [0, 6, 2, 3, 3],
    [6, 10, 0, 2, 7],
    [0, 6, 3, 3, null],
  ])("of records %i to %i: %i instead of %i parts at %o", (start, end, picked, truth, record) => {
    expect(partingRecord(history(), { start, end }, predict("page", truth), picked)).toBe(record);
  });
});

// The matchbox: a is served in records 0 … 23, and given back in 24 … 43.
const ALLOC = { start: 0, end: 24 };
const FREE = { start: 24, end: 44 };

describe("a list", () => {
  test.each([
    ["taken from 4, they said 3: the head of 4 leaves", ALLOC, 4, 3, 5],
    ["landed on 4, they said 2: the buddy leaves list 2", FREE, 4, 2, 35],
    ["landed on 4, they said 0: the buddy leaves list 0", FREE, 4, 0, 31],
  ])("%s", (_, range, truth, picked, record) => {
    expect(partingRecord(matchboxHistory(), range, predict("list", truth), picked)).toBe(record);
  });

  test("of several, the first one that is in one answer only", () => {
    const lists = predict("lists", [0, 1, 2, 3, 4], { options: [..."01234"] });
    expect(partingRecord(matchboxHistory(), ALLOC, lists, [0, 1, 2, 3])).toBe(5);
    expect(partingRecord(matchboxHistory(), ALLOC, lists, [4, 3, 2])).toBe(12);
  });

  test("of counts, the first change of one they had wrong", () => {
    const counts = predict("counts", [1, 1, 1, 1, 0]);
    expect(partingRecord(matchboxHistory(), ALLOC, counts, [1, 1, 1, 1, 1])).toBe(5);
    expect(partingRecord(matchboxHistory(), ALLOC, counts, [1, 0, 1, 1, 0])).toBe(12);
  });
});

describe("a number", () => {
  const merges = predict("count", 4, about("merges", 24, 44));

  test("too small: the first merge that they did not expect", () => {
    expect(partingRecord(matchboxHistory(), FREE, merges, 2)).toBe(35);
    expect(partingRecord(matchboxHistory(), FREE, merges, 0)).toBe(31);
  });

  test("too large: what came instead of the next one", () => {
    expect(partingRecord(matchboxHistory(), FREE, merges, 5)).toBe(38);
  });

  test("of cuts, too large: expand() returns", () => {
    const splits = predict("count", 4, about("splits", 0, 24));
    expect(partingRecord(matchboxHistory(), ALLOC, splits, 5)).toBe(16);
    expect(partingRecord(matchboxHistory(), ALLOC, splits, 3)).toBe(14);
  });

  test("of free pages: the last change of them", () => {
    expect(partingRecord(matchboxHistory(), ALLOC, predict("count", 15), 16)).toBe(6);
  });
});

describe("bits", () => {
  test("a value: the last flip of that bit", () => {
    const bit = predict("bit", 1, { options: ["0", "1"], ...about("bit", 0, 24, { bit: [1, 3] }) });
    expect(partingRecord(matchboxHistory(), ALLOC, bit, 0)).toBe(13);
  });

  test("several: the first flip that they did not expect, else the last of all", () => {
    const bits = predict("bits", [2, 3], { options: ["0:0", "3:0", "2:1", "0:7"] });
    expect(partingRecord(matchboxHistory(), ALLOC, bits, [1, 3])).toBe(9);
    expect(partingRecord(matchboxHistory(), ALLOC, bits, [0, 2, 3])).toBe(15);
  });
});

describe("a zone", () => {
  const names = ["has_more_than", "rmqueue"];
  const functions = names.map((name) => ({ name, args: [], returns: "", file: "" }));
  const call = (fn, zone) => [Kind.CALL, fn, zone, -1, -1];
  const back = (fn, value) => [Kind.RETURN, fn, value, 0, 0];
  const walked = historyOf([[call(0, 1), back(0, 0), call(0, 0), back(0, 1), call(1, 0), back(1, 3)]], {
    functions,
  });
  const range = { start: 0, end: 6 };

  test("that they chose was refused before the kernel's was reached", () => {
    expect(partingRecord(walked, range, predict("zone", 0), 1)).toBe(1);
  });

  test("that was never asked: the one that served is", () => {
    expect(partingRecord(walked, range, predict("zone", 0), 2)).toBe(3);
  });
});

describe("functions", () => {
  test("the call itself", () => {
    const one = predict("function", 3, about("after", 0, 24, { at: [3] }));
    expect(partingRecord(matchboxHistory(), ALLOC, one, 1)).toBe(3);
  });

  test("the first that stands elsewhere", () => {
    const order = predict("order", [2, 0, 1], about("callers", 0, 24, { at: [0, 1, 2] }));
    expect(partingRecord(matchboxHistory(), ALLOC, order, [2, 1, 0])).toBe(1);
  });
});
