import { expect, test } from "vitest";
import { chartOf, roomFor } from "../../../web/src/inspect/charts-data.js";

test.each([
  ["none yet", [], 46],
  ["a small machine", ["0", "5", "10"], 46],
  ["a PC", ["0", "5,000", "10,000"], 60],
  ["a server of 64 GiB", ["0", "16,777,216"], 88],
])("numbers beside a chart have room: %s", (_, labels, width) => {
  expect(roomFor(labels)).toBe(width);
});

test("the free pages of a zone are a whole line beside its dashed marks, whichever zone it is", () => {
  const marks = { pages_min: 20, pages_low: 40, pages_high: 60 };
  const zones = [
    { name: "DMA", node: 0, ...marks },
    { name: "Normal", node: 0, ...marks },
  ];
  const series = {
    cursors: [0, 1],
    free: [
      [8, 8],
      [9, 7],
    ],
    blocks: [],
  };
  const { lines } = chartOf("free", series, zones, 1, 0);
  expect(lines.map(({ label, dash }) => [label, dash.length])).toEqual([
    ["Normal", 0],
    ["pages_min", 2],
    ["pages_low", 2],
    ["pages_high", 2],
  ]);
  expect(lines[0].values).toEqual([9, 7]);
});
