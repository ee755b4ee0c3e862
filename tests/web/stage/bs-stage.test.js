// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import "../../../web/src/stage/bs-stage.js";
import { Timeline } from "../../../web/src/history/timeline.js";
import { historyOf, matchboxHistory } from "../fixtures.js";
import "../../../web/src/stage/request-path.js";

/** 640 for 16 pages of 40. */
const WIDTH = 716;

beforeEach(() => {
  // jsdom has neither a layout nor a canvas to draw on
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(WIDTH);
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** @param {number} cursor @param {object} [properties] */
async function stageAt(cursor, properties = {}) {
  const timeline = new Timeline(matchboxHistory());
  const stage = document.createElement("bs-stage");
  Object.assign(stage, { history: timeline.history, frame: timeline.seek(cursor), cursor, ...properties });
  document.body.append(stage);
  await vi.dynamicImportSettled();
  await stage.updateComplete;
  const heard = [];
  for (const type of ["bs-pick", "bs-block"]) {
    stage.addEventListener(type, ({ detail }) => heard.push([type, detail]));
  }
  return { stage, heard, canvas: stage.shadowRoot.querySelector("canvas") };
}

const press = (canvas, ...keys) =>
  keys.forEach((key) => {
    canvas.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
  });
/** jsdom places every element at 0, 0. */
const click = (canvas, clientX, clientY) =>
  canvas.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX, clientY }));

test("the title says what the zone has", async () => {
  const { stage } = await stageAt(24);
  const words = stage.shadowRoot.querySelector("header").textContent.replace(/\s+/g, " ").trim();
  expect(words).toBe("ZONE_NORMAL 16 pages · 15 free · node 0");
});

test("the canvas is a slider over the pages and says what is there", async () => {
  const { stage, canvas } = await stageAt(24);
  expect(canvas.getAttribute("role")).toBe("slider");
  expect(canvas.getAttribute("aria-valuetext")).toBe("page 0: free, on the order 3 list in block 0–7");
  press(canvas, "End");
  await stage.updateComplete;
  expect(canvas.getAttribute("aria-valuenow")).toBe("15");
  expect(canvas.getAttribute("aria-valuetext")).toBe("page 15: A has it, in page 15");
});

test("while a page is asked for, the keyboard picks", async () => {
  const { canvas, heard } = await stageAt(24, { gate: { kind: "page" } });
  press(canvas, "End", "ArrowLeft", "Enter", "ArrowLeft", " ");
  expect(heard).toEqual([
    ["bs-pick", { page: 14 }],
    ["bs-pick", { page: 13 }],
  ]);
});

test("up and down go from block to block", async () => {
  const { stage, canvas } = await stageAt(24);
  const visited = [];
  for (const key of ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"]) {
    press(canvas, key);
    await stage.updateComplete;
    visited.push(Number(canvas.getAttribute("aria-valuenow")));
  }
  expect(visited).toEqual([8, 12, 14, 15, 15, 14]);
});

test("a click picks the page under it while a page is asked for, and opens a block otherwise", async () => {
  const { stage, canvas, heard } = await stageAt(24, { gate: { kind: "page" } });
  click(canvas, 650, 270);
  stage.gate = null;
  await stage.updateComplete;
  click(canvas, 680, 270);
  click(canvas, 200, 140);
  expect(heard).toEqual([
    ["bs-pick", { page: 14 }],
    ["bs-block", { page: 15, order: 0, name: "a", kind: "allocated" }],
    ["bs-block", { page: 0, order: 3, name: null, kind: "free" }],
  ]);
});

test("the zone's lock shows", async () => {
  const { stage } = await stageAt(10);
  expect(stage.shadowRoot.querySelector(".lock").textContent).toBe("zone lock held");
});

describe("several zones", () => {
  const marks = { pages_min: 20, pages_low: 40, pages_high: 60 };
  const zoneInfo = (node, name, start_pfn, size) => ({ node, name, start_pfn, size, ...marks });
  const empty = { free_pages: 0, need_balance: 0, lists: [[], []], maps: [[]] };

  /** Two nodes, of which the second begins at a lower address than its own DMA zone has pages. */
  async function machineStage() {
    const zones = [
      zoneInfo(0, "DMA", 0, 128),
      zoneInfo(0, "Normal", 128, 256),
      zoneInfo(0, "HighMem", 384, 0),
      zoneInfo(1, "Normal", 1024, 256),
    ];
    const machine = { kernel: "2.4.22", preset: "", max_order: 2, zones, overrides: [] };
    const system = [0x0800, 1, 1, 0, 0];
    const start = {
      zones: zones.map(() => empty),
      blocks: [],
      counts: [],
      flags: [],
      pool: [],
      local: [[5, 0]],
      system,
    };
    const { history, frame } = new Timeline(historyOf([], { machine, start }));
    const stage = document.createElement("bs-stage");
    Object.assign(stage, { history, frame, cursor: 0 });
    document.body.append(stage);
    await vi.dynamicImportSettled();
    await stage.updateComplete;
    return stage.shadowRoot;
  }

  const titles = (root) => [...root.querySelectorAll("bs-stage-strip")].map(({ zone }) => zone);

  test("one is whole, the others are strips, by node", async () => {
    const root = await machineStage();
    expect([...root.querySelectorAll(".group")].map(({ textContent }) => textContent)).toEqual([
      "Node 0",
      "Node 1 · the task runs here",
    ]);
    expect(root.querySelector("header h2").textContent).toBe("ZONE_NORMAL");
    expect(titles(root)).toEqual([0, 3]);
  });

  test("choosing a strip makes it whole", async () => {
    const root = await machineStage();
    const strip = root.querySelector("bs-stage-strip");
    await strip.updateComplete;
    strip.shadowRoot.querySelector("button").click();
    await root.host.updateComplete;
    expect(root.querySelector("header h2").textContent).toBe("ZONE_DMA");
    expect(titles(root)).toEqual([1, 3]);
  });

  test.each([
    [0, ["ZONE_DMA", 1, 3, "ZONE_DMA"]],
    [1, [0, "ZONE_NORMAL", 3, "ZONE_NORMAL"]],
    [3, [0, 1, "ZONE_NORMAL"]],
  ])(
    "zone %i is whole: a line keeps its place in address order, unless it is the last",
    async (zone, order) => {
      const root = await machineStage();
      root.host.view = { zone, camera: null };
      await root.host.updateComplete;
      const parts = [...root.querySelectorAll(".here, bs-stage-strip, .whole")];
      expect(parts.map((part) => part.querySelector("b, h2")?.textContent ?? part.zone)).toEqual(order);
    },
  );

  test("kswapd is awake, and the task is decoded", async () => {
    const root = await machineStage();
    expect(root.querySelector(".kswapd").dataset.kswapd).toBe("awake");
    const words = root.querySelector(".task").textContent.replace(/\s+/g, " ").trim();
    expect(words).toBe("task: PF_MEMALLOC in an interrupt keeps 5");
  });
});
