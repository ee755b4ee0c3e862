import { expect, test } from "vitest";
import { RecordRoom } from "../../../web/src/history/record-buffer.js";

const list = (records) => [...records];

test("records grow at their end without being copied each time", () => {
  const room = new RecordRoom();
  const one = room.joined(new Int32Array([1, 2]), 2, [3, 4, 5, 6, 7, 8]);
  const two = room.joined(one, 8, [9]);
  expect([list(one), list(two)]).toEqual([
    [1, 2, 3, 4, 5, 6, 7, 8],
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  ]);
  expect(two.buffer).toBe(one.buffer);
});

test("a fork leaves the other history as it was", () => {
  const room = new RecordRoom();
  const whole = room.joined(new Int32Array(0), 0, [1, 2, 3, 4, 5, 6, 7, 8]);
  const fork = room.joined(whole, 4, [9, 9]);
  const again = room.joined(whole, 8, [7]);
  expect([list(whole), list(fork), list(again)]).toEqual([
    [1, 2, 3, 4, 5, 6, 7, 8],
    [1, 2, 3, 4, 9, 9],
    [1, 2, 3, 4, 5, 6, 7, 8, 7],
  ]);
});

test("two histories that go on from the same point do not write over each other", () => {
  const room = new RecordRoom();
  const one = room.joined(new Int32Array(0), 0, [1, 2, 3, 4, 5, 6, 7, 8]);
  const left = room.joined(one, 8, [9]);
  const right = room.joined(one, 8, [5]);
  expect([list(left).at(-1), list(right).at(-1)]).toEqual([9, 5]);
});
