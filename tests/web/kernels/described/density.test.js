import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { columnsOf } from "../../../../web/src/kernels/described/density.js";
import "../../../../web/src/kernels/described/layout/large.js";
import { layout } from "../../../../web/src/kernels/described/layout/zone.js";
import { onesIn, pageMapOf } from "../../../../web/src/kernels/described/page-map.js";
import { blockAt, blocksIn, zoneModel } from "../../../../web/src/kernels/described/zone-model.js";
import { stackHeights, usedIn } from "../../../../web/src/scene/layers/density.js";
import { historyOf, matchbox, mulberry32 } from "../../fixtures.js";

/** @param {number} size @param {number} orders @param {number[][]} lists */
function frameWith(size, orders, lists) {
  const free_pages = lists.reduce((sum, pages, order) => sum + pages.length * 2 ** order, 0);
  const full = Array.from({ length: orders }, (_, order) => lists[order] ?? []);
  const maps = full.slice(1).map((_, order) => {
    const bits = new Map();
    for (const page of full[order]) bits.set(page >> (order + 1), !bits.get(page >> (order + 1)));
    return [...bits].filter(([, one]) => one).map(([bit]) => bit);
  });
  const start = {
    ...{ blocks: [], counts: [], flags: [], system: [0, 0, 0, 1, 0], pool: [], local: [] },
    zones: [{ free_pages, need_balance: 0, lists: full, maps }],
  };
  return new Timeline(historyOf([], { machine: matchbox(size, orders), start })).frame;
}

describe("columns", () => {
  //  0   1   2   3   4       6   7   8               12          15
  //  | 0 |   |   |   | order 1 |   |   | order 2     |   |   | 0 |
  const map = pageMapOf(frameWith(16, 4, [[0, 14], [4], [8]]), 0);

  test.each([
    [
      "all pages in four columns",
      0,
      16,
      4,
      [
        [4, 3, 1, 0, 0],
        [4, 2, 0, 2, 0],
        [4, 0, 0, 0, 4],
        [4, 3, 1, 0, 0],
      ],
    ],
    ["a window that cuts a block", 5, 5, 1, [[5, 2, 0, 1, 2]]],
    [
      "a window that begins inside a block",
      10,
      4,
      2,
      [
        [2, 0, 0, 0, 2],
        [2, 2, 0, 0, 0],
      ],
    ],
    [
      "columns that are not whole pages",
      0,
      16,
      3,
      [
        [5, 3, 1, 1, 0],
        [6, 2, 0, 1, 3],
        [5, 3, 1, 0, 1],
      ],
    ],
    [
      "beyond the end there is nothing",
      12,
      8,
      2,
      [
        [4, 3, 1, 0, 0],
        [0, 0, 0, 0, 0],
      ],
    ],
  ])("%s: pages, not free, order 0, 1, 2", (_, from, span, width, expected) => {
    const columns = columnsOf(map, from, span, width);
    const rows = Array.from({ length: width }, (_unused, i) => [
      columns.pages[i],
      usedIn(columns, i),
      ...columns.free.slice(i * 4, i * 4 + 3),
    ]);
    expect(rows).toEqual(expected);
  });

  test("pages wider than a column leave no gaps", () => {
    const columns = columnsOf(map, 0, 4, 12);
    expect([...columns.pages]).toEqual(new Array(12).fill(1));
    expect([...columns.pages].map((_, i) => usedIn(columns, i))).toEqual([
      0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ]);
  });

  test("the same window of the same state is counted once", () => {
    expect(columnsOf(map, 0, 16, 4)).toBe(columnsOf(map, 0, 16, 4));
  });
});

/** Random aligned blocks, some of them free. @param {number} size @param {number} orders @param {number} seed */
function randomLists(size, orders, seed) {
  const chance = mulberry32(seed);
  /** @type {number[][]} */
  const lists = Array.from({ length: orders }, () => []);
  for (let page = 0; page < size; ) {
    let order = Math.floor(chance() * orders);
    while (page % 2 ** order || page + 2 ** order > size) order--;
    if (chance() < 0.5) lists[order].push(page);
    page += 2 ** order;
  }
  return lists;
}

test.each([1, 2, 3, 4])("at any window the sum of the columns is a count page by page (seed %i)", (seed) => {
  const [size, orders] = [5000, 7];
  const lists = randomLists(size, orders, seed);
  const owner = new Int8Array(size).fill(-1);
  lists.forEach((pages, order) => {
    for (const page of pages) owner.fill(order, page, page + 2 ** order);
  });
  const map = pageMapOf(frameWith(size, orders, lists), 0);
  const chance = mulberry32(seed + 100);
  for (let i = 0; i < 50; i++) {
    const from = Math.floor(chance() * size);
    const span = 1 + Math.floor(chance() * (size - from));
    const columns = columnsOf(map, from, span, 1 + Math.floor(chance() * Math.min(39, span)));
    const found = new Array(orders).fill(0);
    columns.free.forEach((pages, at) => {
      found[at % orders] += pages;
    });
    const counted = found.map(
      (_, order) => owner.slice(from, from + span).filter((one) => one === order).length,
    );
    expect(found).toEqual(counted);
  }
});

test("blocks of a window are those of the whole, cut to it", () => {
  const model = zoneModel(frameWith(5000, 7, randomLists(5000, 7, 5)));
  const all = model.blocks;
  expect(all.reduce((sum, { pages }) => sum + pages, 0)).toBe(5000);
  for (const [from, to] of [
    [0, 64],
    [63, 65],
    [1000, 1700],
    [4990, 5000],
  ]) {
    const expected = all.filter(({ page, pages }) => page < to && page + pages > from);
    expect(blocksIn(model, from, to)).toEqual(expected);
    expect(blockAt(model, from)).toEqual(expected[0]);
  }
});

test("a stack fills its height, and whatever is there is seen", () => {
  const columns = { width: 1, orders: 3, free: Uint32Array.of(1, 0, 9_998), pages: Uint32Array.of(10_000) };
  expect(stackHeights(columns, 0, 20)).toEqual([1, 0, 18, 1]);
  expect(stackHeights({ ...columns, pages: Uint32Array.of(0) }, 0, 20)).toEqual([0, 0, 0, 0]);
});

test("ones of a range, by sums and one by one", () => {
  const bits = Uint8Array.from({ length: 3000 }, (_, i) => Number(i % 3 === 0));
  const sums = Uint16Array.from(
    { length: 6 },
    (_, at) => bits.slice(at * 512, at * 512 + 512).filter(Boolean).length,
  );
  for (const [from, to] of [
    [0, 3000],
    [1, 511],
    [100, 1900],
    [512, 1024],
    [7, 7],
  ]) {
    expect(onesIn(bits, sums, from, to)).toBe(bits.slice(from, to).filter(Boolean).length);
  }
});

describe("level of detail", () => {
  const large = zoneModel(frameWith(65_536, 10, [[0], [], [], [], [], [], [], [], [], [512, 1024]]));
  const kinds = (scene) => [...new Set(scene.shapes.map(({ kind }) => kind))].sort();
  const rows = (scene) =>
    scene.shapes.find(({ id }) => id === "density")?.rows.map(({ shows }) => shows) ?? null;

  test.each([
    [
      "all pages: blocks of 512 are 5 pixels",
      { from: 0, span: 65_536 },
      [0, 1, 2, 3, 4, 5, 6, 7, 8, "used"],
      2,
    ],
    ["a sixteenth: blocks of 32 pages are drawn", { from: 0, span: 4096 }, [0, 1, 2, 3, 4, "used"], 74],
    ["single pages", { from: 0, span: 64 }, ["used"], 64 - 57],
  ])("%s", (_, camera, shown, least) => {
    const scene = layout(large, { width: 716, camera });
    expect(rows(scene)).toEqual(shown);
    expect(scene.shapes.filter(({ kind }) => kind === "block").length).toBeGreaterThanOrEqual(
      Math.min(least, 2),
    );
    expect(scene.shapes.length).toBeLessThan(1000);
  });

  test("a small zone has neither columns nor overview", () => {
    const scene = layout(zoneModel(frameWith(16, 5, [[], [], [], [], [0]])), { width: 716 });
    expect(kinds(scene)).toEqual(expect.not.arrayContaining(["density", "window"]));
    expect(scene.map.used).toBe(null);
  });

  test("every block is inside the map, and none twice", () => {
    const scene = layout(large, { width: 716, camera: { from: 700.5, span: 333.3 } });
    const blocks = scene.shapes.filter(({ kind }) => kind === "block");
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
    for (const { x, w } of blocks) {
      expect(x).toBeGreaterThanOrEqual(scene.map.x - 2);
      expect(x + w).toBeLessThanOrEqual(scene.map.x + scene.map.w + 2);
    }
  });
});
