import { expect, test } from "vitest";
import { roomFor } from "../../../web/src/components/bs-charts-data.js";

test.each([
  ["none yet", [], 46],
  ["a small machine", ["0", "5", "10"], 46],
  ["a PC", ["0", "5,000", "10,000"], 60],
  ["a server of 64 GiB", ["0", "16,777,216"], 88],
])("numbers beside a chart have room: %s", (_, labels, width) => {
  expect(roomFor(labels)).toBe(width);
});
