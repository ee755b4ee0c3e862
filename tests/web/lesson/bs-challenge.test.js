// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import "../../../web/src/lesson/bs-challenge.js";

afterEach(() => document.body.replaceChildren());

const CHALLENGE = {
  prompt: "<p>Free it.</p>",
  rules: "",
  done: "<p>The author's explanation.</p>",
  par: 1,
  offers: [],
  forbid: {},
  solution: ["a = alloc_pages order=0"],
};
const ROWS = [{ node: 0, zone: "Normal", cells: [{ order: 0, goal: 1, now: 1, met: true }] }];
const FACTS = [{ kind: "live", op: "<=", order: 0, values: [4], now: [2], met: true }];

/** @param {object} properties */
async function card(properties) {
  const element = Object.assign(document.createElement("bs-challenge"), {
    challenge: CHALLENGE,
    rows: ROWS,
    facts: FACTS,
    used: 1,
    ...properties,
  });
  document.body.append(element);
  await element.updateComplete;
  const root = /** @type {ShadowRoot} */ (element.shadowRoot);
  return { text: root.textContent, met: root.querySelectorAll(".met").length };
}

test("in the middle of a request nothing counts as reached, and the explanation is not shown", async () => {
  const { text, met } = await card({ settled: false, solved: false });
  expect(text).not.toContain("Solved");
  expect(text).not.toContain("The author's explanation.");
  expect(met).toBe(0);
});

test("between requests each part of the goal that holds is ticked", async () => {
  const { text, met } = await card({ settled: true, solved: false });
  expect(text).not.toContain("Solved");
  expect(met).toBe(4);
});

test("after a request that ended in the goal it is solved, and explained", async () => {
  const { text } = await card({ settled: true, solved: true });
  expect(text).toContain("Solved");
  expect(text).toContain("The author's explanation.");
});
