import { expect, test } from "vitest";
import { follow, held, isWhole, pan, wholeOf, zoom } from "../../../web/src/scene/camera.js";

const SIZE = 16_777_216;
const WIDTH = 600;

test.each([
  ["the whole zone", wholeOf(SIZE), 0, SIZE],
  ["twice as near, at the middle", zoom(wholeOf(SIZE), 2, 0.5, SIZE, WIDTH), SIZE / 4, SIZE / 2],
  ["twice as near, at the left edge", zoom(wholeOf(SIZE), 2, 0, SIZE, WIDTH), 0, SIZE / 2],
  ["never farther than the zone", zoom({ from: 5, span: 100 }, 1e-9, 0.5, SIZE, WIDTH), 0, SIZE],
  [
    "never nearer than 44 pixels a page",
    zoom({ from: 1000, span: 20 }, 1e9, 0, SIZE, WIDTH),
    1000,
    WIDTH / 44,
  ],
  ["a quarter to the right", pan({ from: 100, span: 400 }, 0.25, SIZE, WIDTH), 200, 400],
  ["not beyond the left end", pan({ from: 100, span: 400 }, -3, SIZE, WIDTH), 0, 400],
  ["not beyond the right end", pan({ from: 100, span: 400 }, 1e9, SIZE, WIDTH), SIZE - 400, 400],
  ["a zone smaller than its widest view", held({ from: 3, span: 2 }, 8, WIDTH), 0, 8],
  ["after a page on the right", follow({ from: 0, span: 100 }, 500, SIZE, WIDTH), 411, 100],
  ["after a page on the left", follow({ from: 400, span: 100 }, 300, SIZE, WIDTH), 290, 100],
])("%s", (_, camera, from, span) => {
  expect(camera.from).toBeCloseTo(from, 6);
  expect(camera.span).toBeCloseTo(span, 6);
});

test("a page in view moves nothing", () => {
  const camera = { from: 400, span: 100 };
  expect(follow(camera, 499, SIZE, WIDTH)).toBe(camera);
  expect([isWhole(camera, SIZE), isWhole(wholeOf(SIZE), SIZE)]).toEqual([false, true]);
});
