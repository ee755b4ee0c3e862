import { expect, test } from "vitest";
import { shuffled } from "../../../web/src/lesson/shuffle.js";
import { predictVerdict, verdictText } from "../../../web/src/lesson/verdict.js";

const BLOCK = { answer: 14, pages: 2 };

test("any page of the right block is right", () => {
  expect([13, 14, 15, 16].map((page) => predictVerdict(BLOCK, page) === "right")).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(predictVerdict({ answer: 14 }, 15)).toBe("wrong");
});

test("not sure yet is neither right nor wrong", () => {
  expect(predictVerdict(BLOCK, null)).toBe("unsure");
  expect(predictVerdict(BLOCK, undefined)).toBe("unsure");
});

test("answers of several parts are right as a whole", () => {
  expect(predictVerdict({ answer: [0, 2] }, [0, 2])).toBe("right");
  expect(predictVerdict({ answer: [0, 2] }, [0])).toBe("wrong");
});

test("a wrong answer with a text of its own gets that, any other the text for all", () => {
  const predict = {
    ...BLOCK,
    right: "R",
    wrong: "W",
    unsure: "U",
    diagnoses: [{ answer: 0, html: "lower" }],
  };
  expect([0, 7, 15, null].map((page) => verdictText(predict, page))).toEqual(["lower", "W", "R", "U"]);
});

test("choices are shuffled by visitor and step, and the same on every visit", () => {
  const orders = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => shuffled(4, seed, "split/why").join(""));
  expect(new Set(orders).size).toBeGreaterThan(3);
  expect(shuffled(4, 77, "split/why")).toEqual(shuffled(4, 77, "split/why"));
  expect(shuffled(4, 77, "split/why").toSorted()).toEqual([0, 1, 2, 3]);
});

test("every choice comes first about equally often", () => {
  const firsts = [0, 0, 0, 0];
  for (let seed = 1; seed <= 4000; seed++) firsts[shuffled(4, seed * 7919, "zones/ask")[0]]++;
  for (const count of firsts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
