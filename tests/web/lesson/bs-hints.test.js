// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import "../../../web/src/lesson/bs-hints.js";

afterEach(() => document.body.replaceChildren());

const HINTS = [
  { html: "<p>Half of it.</p>", why: "<p>The whole is too large.</p>" },
  { html: "<p>A quarter.</p>", why: "" },
];

/** @param {object} properties */
async function shown(properties) {
  const element = Object.assign(document.createElement("bs-hints"), { hints: HINTS, ...properties });
  document.body.append(element);
  await element.updateComplete;
  const read = (/** @type {string} */ parts) =>
    [...element.shadowRoot.querySelectorAll(parts)].map(({ textContent }) => textContent.trim());
  return { hints: read("li > .prose"), reasons: read(".why .prose") };
}

test("hints come one at a time and keep their reasons to themselves", async () => {
  expect(await shown({ shown: 0 })).toEqual({ hints: [], reasons: [] });
  expect(await shown({ shown: 1 })).toEqual({ hints: ["Half of it."], reasons: [] });
});

test("once the step has been answered all are there, with the reasons that the lesson gives", async () => {
  expect(await shown({ shown: 0, again: true })).toEqual({
    hints: ["Half of it.", "A quarter."],
    reasons: ["The whole is too large."],
  });
});
