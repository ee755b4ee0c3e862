// @vitest-environment jsdom
/** A second kernel: one folder and one line of registration, and the page reads, draws, steps, undoes and links it. */

import { beforeAll, expect, test } from "vitest";
import { previousStop } from "../../../web/src/history/stops.js";
import { snapshotOf, Timeline } from "../../../web/src/history/timeline.js";
import "../../../web/src/stage/bs-stage.js";
import "../../../web/src/stage/bs-twin.js";
import { Engine } from "../../../web/src/engine/engine.js";
import { graphsOf } from "../../../web/src/inspect/call-graph.js";
import { focusAt } from "../../../web/src/kernels/described/focus.js";
import { layout } from "../../../web/src/kernels/described/layout/zone.js";
import { logKinds, zoneOf } from "../../../web/src/kernels/described/log-kinds.js";
import { resultsOf } from "../../../web/src/kernels/described/request-results.js";
import { sentenceAt } from "../../../web/src/kernels/described/sentences.js";
import { blocksIn, zoneModel } from "../../../web/src/kernels/described/zone-model.js";
import { walkAt } from "../../../web/src/kernels/described/zonelist-walk.js";
import { kernelNamed, kernelOf, registerKernel } from "../../../web/src/kernels/index.js";
import { requestsOf } from "../../../web/src/kernels/requests.js";
import { Player } from "../../../web/src/player/player.js";
import { complete } from "../../../web/src/sandbox/console/complete.js";
import { consoleLines } from "../../../web/src/sandbox/console/console.js";
import { resultsCsv, scriptText } from "../../../web/src/sandbox/export.js";
import { askCommand, firstAsk } from "../../../web/src/sandbox/request-text.js";
import { Sandbox } from "../../../web/src/sandbox/sandbox.js";
import { documentIn, documentOf, hashOf } from "../../../web/src/share/link/document.js";
import { parseSandboxRoute, sandboxRouteTo } from "../../../web/src/shell/routes.js";
import { createStore } from "../../../web/src/shell/store.js";
import { handClock } from "../app-fixture.js";
import description from "./toy/description.json";
import { kernel } from "./toy/kernel.js";

beforeAll(() => registerKernel(kernel));

// page frames 4 to 15, aligned to frame 0:   4 | 8 … 15      one block of order 2, one of order 3
const ZONE = { node: 0, name: "All", start_pfn: 4, size: 12, pages_min: 0, pages_low: 0, pages_high: 0 };
const [JOIN, LEAVE, COUNT, MARK, NAME, CALL, RETURN, TEST] = [1, 2, 3, 4, 13, 20, 21, 22];
const RECORDS = [
  [CALL, 0, 1, -1, -1],
  [TEST, 0, 12, 2, 1],
  [CALL, 1, 0, 1, -1],
  [LEAVE, 0, 2, 4, -1],
  [COUNT, 0, -4, 0, 0],
  [CALL, 2, 4, 1, -1],
  [JOIN, 0, 1, 4, 0],
  [COUNT, 0, 2, 0, 0],
  [RETURN, 2, 0, 0, 0],
  [RETURN, 1, 6, 0, 0],
  [RETURN, 0, 6, 0, 0],
  [NAME, 6, 1, 1, 0],
  [CALL, 4, 0, -1, -1],
  [MARK, 0, 5, 0, 0],
  [RETURN, 4, 0, 0, 0],
  [LEAVE, 0, 1, 4, -(2 ** 30) - 6],
  [JOIN, 0, 1, 4, 0],
];

/** @returns {import("../../../web/src/engine/history.d.ts").History} */
function history() {
  const done = { page: null, order: null, bug: null, misuse: null, served: 0, wakes: 0 };
  return /** @type {any} */ ({
    machine: { kernel: "toy", preset: "twelve", max_order: 4, zones: [ZONE], overrides: [] },
    start: { zones: [{ free_pages: 12, lists: [[], [], [4], [8]] }], blocks: [] },
    functions: description.functions,
    names: ["", "a"],
    bugs: [],
    commands: [
      { ...done, text: "a = toy_alloc order=1", start: 0, end: 12, page: 6, order: 1, served: 1 },
      { ...done, text: "toy_mark", start: 12, end: 17 },
    ],
    records: Int32Array.from(RECORDS.flat()),
  });
}

const free = (timeline) => timeline.frame.zones[0].lists.map((list) => list.head());

test("records are applied by their shapes, and undone exactly", () => {
  const timeline = new Timeline(history());
  const start = JSON.stringify(snapshotOf(timeline.frame, timeline.history.names));
  timeline.seek(17);
  expect(free(timeline)).toEqual([[], [4], [], [8]]);
  expect(timeline.frame.zones[0]).toMatchObject({ free_pages: 10, mark: 5 });
  expect(timeline.frame.blocks.get(6)).toEqual({ order: 1, name: "a" });
  timeline.seek(0);
  timeline.frame.zones[0].mark = undefined;
  expect(JSON.stringify(snapshotOf(timeline.frame, timeline.history.names))).toBe(start);
});

test("blocks join at the tail, whichever way time goes", () => {
  const tail = history();
  tail.start.zones[0].lists = [[], [14, 12], [4], [8]];
  tail.records = Int32Array.from(
    [
      [JOIN, 0, 1, 10, 0],
      [JOIN, 0, 1, 6, 0],
      [LEAVE, 0, 1, 10, -(2 ** 30)],
    ].flat(),
  );
  tail.commands = [];
  const timeline = new Timeline(tail);
  const order1 = (cursor) => timeline.seek(cursor).zones[0].lists[1].head();
  expect([0, 1, 2, 3].map(order1)).toEqual([
    [14, 12],
    [14, 12, 10],
    [14, 12, 10, 6],
    [14, 12, 6],
  ]);
  expect(order1(2)).toEqual([14, 12, 10, 6]);
});

test("it is drawn: blocks aligned to page frame 0, no bitmap, its own part below the lists", () => {
  const timeline = new Timeline(history());
  const model = zoneModel(timeline.seek(17), 0);
  expect(blocksIn(model, 0, 12).map(({ kind, page, pages }) => [kind, page, pages])).toEqual([
    ["free", 4, 2],
    ["allocated", 6, 2],
    ["free", 8, 8],
  ]);
  const { shapes, height } = layout(model, { width: 700, density: 1, focus: null, ghosts: [] });
  expect(shapes.filter(({ id }) => id.startsWith("bit:"))).toEqual([]);
  const own = shapes.find(({ id }) => id === "shelf:mark");
  expect(own).toMatchObject({ text: "mark 5" });
  expect(height).toBeGreaterThan(own?.y ?? 0);
  expect(shapes.some(({ id }) => id === "tick:low")).toBe(true);
});

test("stops, focus, log, walk and results follow from the description", () => {
  const timeline = new Timeline(history());
  const read = timeline.history;
  expect(previousStop(read, 12, "function")).toBe(11);
  expect(focusAt(read, timeline.seek(4), 4)).toMatchObject({
    part: "list",
    order: 2,
    page: 4,
    left: { place: 0 },
  });
  expect(focusAt(read, timeline.seek(14), 14)).toMatchObject({ part: "balance", zone: 0 });
  expect(logKinds(read)).toEqual(["", "calls", "tests", "lists", "counts", "names", "bug"]);
  expect(zoneOf(read, { number: 13, kind: MARK, a: 0, b: 5, c: 0, d: 0 })).toBe(0);
  const { steps } = walkAt(read, timeline.seek(12), 12);
  expect(steps).toMatchObject([
    { kind: "test", zone: 0, free: 12, minimum: 2, passed: true },
    { kind: "take", zone: 0, passed: true },
  ]);
  expect(resultsOf(read)[0]).toMatchObject({ splits: 1, functions: ["toy_alloc", "toy_take", "toy_split"] });
  expect(graphsOf(read).alloc.nodes).toEqual([]);
});

test("every record is told in a sentence, and the twin has them in tables", async () => {
  const timeline = new Timeline(history());
  const sentences = RECORDS.map((_, at) => sentenceAt(timeline.history, timeline.seek(at + 1), at + 1));
  expect(sentences[1]).toBe("Zone All has 12 free pages and needs 2: enough.");
  expect(sentences[13]).toBe("The mark becomes 5.");
  expect(sentences.filter((sentence) => !sentence)).toEqual([]);
  const twin = Object.assign(document.createElement("bs-twin"), {
    history: timeline.history,
    frame: timeline.seek(17),
    cursor: 17,
  });
  document.body.append(twin);
  await /** @type {any} */ (twin).updateComplete;
  expect(twin.shadowRoot?.textContent).toContain("a");
  twin.remove();
});

test("a link of it names it, and comes back", async () => {
  const shared = documentOf(history(), { kernel: "toy", preset: "twelve" }, 12, {}, "");
  expect(shared.kernel).toBe("toy");
  expect(await documentIn(await hashOf(shared))).toEqual(shared);
});

test("a kernel that is not here is named in the error", async () => {
  expect(() => kernelOf({ machine: { kernel: "9.9" } })).toThrow(/9\.9/);
  await expect(kernelNamed("9.9")).rejects.toThrow(/9\.9/);
  expect((await kernelNamed()).name).toBe("2.4.22");
});

test("it is asked by a form and in the console, by its own verbs, and runs in the sandbox", async () => {
  const requests = requestsOf(history());
  const { allocVerb, freeVerb, all } = requests;
  expect(Object.keys(all)).toEqual(["toy_alloc", "toy_free", "toy_mark"]);
  const command = askCommand("b", firstAsk(requests), requests);
  expect(command).toMatch(new RegExp(`^b = ${allocVerb}`));
  const around = { orders: 4, nodes: [0], zones: ["All"], pages: [6], held: ["a"], next: "b", requests };
  const offered = complete(`${freeVerb} `, freeVerb.length + 1, around).options.map(({ text }) => text);
  expect(offered).toContain("a");
  expect(consoleLines(history(), [])[0]).toMatchObject({
    text: "a = toy_alloc order=1",
    answer: "pages 6–7",
  });

  const asked = /** @type {unknown[]} */ ([]);
  const ask = async (/** @type {string} */ type, /** @type {any} */ payload) => {
    asked.push([type, payload.machine ?? payload.commands]);
    if (type === "open") return { ...history(), commands: [], records: new Int32Array(0) };
    const { commands, records, ...tables } = history();
    return { ...tables, from: 0, keep: 0, commands: commands.slice(0, 1), records: records.slice(0, 60) };
  };
  const store = createStore();
  store.place.value = "sandbox";
  const connect = () => /** @type {any} */ ({ ready: Promise.resolve(), ask, terminate: () => {} });
  const engine = new Engine(store, connect, () => {});
  engine.start();
  await Promise.resolve();
  const sandbox = new Sandbox(store, new Player(store, handClock()), engine, () => true);
  const machine = { kernel: "toy", preset: "twelve" };
  expect(await sandbox.open(machine)).toBe(true);
  expect(await sandbox.run(["a = toy_alloc order=1"])).toBe(true);
  expect(asked).toEqual([
    ["open", machine],
    ["run", ["a = toy_alloc order=1"]],
  ]);
  const texts = () => store.moment.value?.history.commands.map(({ text }) => text);
  expect(texts()).toEqual(["a = toy_alloc order=1"]);
  sandbox.undo();
  expect(texts()).toEqual([]);
  sandbox.redo();
  expect(store.moment.value?.frame.blocks.get(6)).toEqual({ order: 1, name: "a" });
  expect(sandbox.work).toMatchObject({ machine, commands: ["a = toy_alloc order=1"] });
});

test("it leaves the page as a script that names it, and as a table of results", () => {
  const script = scriptText({ kernel: "toy", preset: "twelve" }, "Twelve", history());
  expect(script).toContain('# machine {"kernel":"toy","preset":"twelve"}');
  expect(script).toContain("a = toy_alloc order=1\ntoy_mark");
  expect(resultsCsv(history()).split("\r\n")[1]).toContain("a = toy_alloc order=1,6,1");
  expect(parseSandboxRoute(sandboxRouteTo("twelve", "toy"))).toEqual({ kernel: "toy", machine: "twelve" });
});
