// @vitest-environment jsdom
/** The console, as far as it needs no page around it. */

import { beforeEach, expect, test } from "vitest";

import "../../../../web/src/sandbox/console/bs-console.js";

/** @type {any} */
let box;
/** @type {unknown[]} */
let sent;

beforeEach(async () => {
  document.body.replaceChildren();
  box = document.createElement("bs-console");
  sent = [];
  box.addEventListener("bs-script", (/** @type {CustomEvent} */ { detail }) => sent.push(detail));
  document.body.append(box);
  await box.updateComplete;
});

/** @param {string} text */
async function type(text) {
  const field = box.renderRoot.querySelector("textarea");
  field.value = text;
  field.dispatchEvent(new Event("input"));
  await box.updateComplete;
}

async function enter() {
  const key = new KeyboardEvent("keydown", { key: "Enter", cancelable: true });
  box.renderRoot.querySelector("textarea").dispatchEvent(key);
  await box.updateComplete;
}

/** @param {boolean} busy */
async function isBusy(busy) {
  box.busy = busy;
  await box.updateComplete;
}

test("Enter while something runs counts as soon as that is over, and once", async () => {
  await isBusy(true);
  await type("free a");
  await enter();
  await enter();
  expect(sent).toEqual([]);
  await isBusy(false);
  expect(sent).toEqual([{ text: "free a" }]);
  await isBusy(true);
  await isBusy(false);
  expect(sent).toHaveLength(1);
});

test("who goes on typing has not pressed it", async () => {
  await isBusy(true);
  await type("free a");
  await enter();
  await type("free ab");
  await isBusy(false);
  expect(sent).toEqual([]);
  await enter();
  expect(sent).toEqual([{ text: "free ab" }]);
});

test("another text that was brought back has not been entered", async () => {
  box.typed = ["alloc_page"];
  await isBusy(true);
  await type("free a");
  await enter();
  box.renderRoot.querySelector("textarea").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp" }));
  await box.updateComplete;
  expect(box.renderRoot.querySelector("textarea").value).toBe("alloc_page");
  await isBusy(false);
  expect(sent).toEqual([]);
});
