// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import "../../../web/src/stage/bs-twin.js";
import { Timeline } from "../../../web/src/history/timeline.js";
import { matchboxHistory } from "../fixtures.js";

afterEach(() => document.body.replaceChildren());

/** @param {number} cursor */
async function twinAt(cursor) {
  const timeline = new Timeline(matchboxHistory());
  const twin = document.createElement("bs-twin");
  Object.assign(twin, { history: timeline.history, frame: timeline.seek(cursor), cursor });
  document.body.append(twin);
  await twin.updateComplete;
  return twin.shadowRoot;
}

test("the table has every list from its head and every bit", async () => {
  const root = await twinAt(24);
  const rows = [...root.querySelectorAll("tr[data-order]")].map(({ dataset }) => ({ ...dataset }));
  expect(rows).toEqual([
    { order: "0", blocks: "14", bits: "00000001" },
    { order: "1", blocks: "12", bits: "0001" },
    { order: "2", blocks: "8", bits: "01" },
    { order: "3", blocks: "0", bits: "1" },
    { order: "4", blocks: "", bits: "" },
  ]);
});

test("the zone's numbers are data too", async () => {
  const root = await twinAt(24);
  const { free, needBalance, locked, cursor, min } = root.querySelector(".zone").dataset;
  expect({ free, needBalance, locked, cursor, min }).toEqual({
    free: "15",
    needBalance: "0",
    locked: "0",
    cursor: "24",
    min: "0",
  });
  expect({ ...root.querySelector('li[data-kind="allocated"]').dataset }).toEqual({
    kind: "allocated",
    name: "a",
    page: "15",
    order: "0",
  });
});

test("it begins with the sentence of the record", async () => {
  const root = await twinAt(24);
  expect(root.querySelector(".now").textContent).toBe("A gets page 15.");
});

test("a block that the allocator is working on is in hand", async () => {
  const root = await twinAt(9);
  expect(root.querySelector('li[data-kind="hand"]').dataset.page).toBe("8");
});
