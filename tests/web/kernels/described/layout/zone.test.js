import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../../web/src/history/timeline.js";
import { trailAt } from "../../../../../web/src/kernels/described/block-trail.js";
import { focusAt } from "../../../../../web/src/kernels/described/focus.js";
import { layout } from "../../../../../web/src/kernels/described/layout/zone.js";
import { zoneModel } from "../../../../../web/src/kernels/described/zone-model.js";
import { pageAt, shapeAt } from "../../../../../web/src/scene/hit.js";
import { historyOf, matchbox, matchboxHistory } from "../../../fixtures.js";

/** 706 is 640 for 16 pages of 40, 46 for labels after 10, and 10 on the right. */
const WIDTH = 716;

/** @param {number} cursor @param {object} [options] */
function sceneAt(cursor, options = {}) {
  const timeline = new Timeline(matchboxHistory());
  const frame = timeline.seek(cursor);
  const focus = focusAt(timeline.history, frame, cursor);
  const { ghosts } = trailAt(timeline.history, cursor);
  return layout(zoneModel(frame), { width: WIDTH, focus, ghosts, ...options });
}

const boxes = (scene, kind) =>
  scene.shapes.filter((one) => one.kind === kind).map(({ id, x, y, w, h }) => [id, x, y, w, h]);
const shape = (scene, id) => scene.shapes.find((one) => one.id === id);

describe("after a = alloc_pages order=0", () => {
  const scene = sceneAt(24);

  test("blocks stand in the row of their order, over their pages", () => {
    expect(scene.map).toMatchObject({ x: 66, y: 78, w: 640, rowHeight: 44 });
    expect(boxes(scene, "block")).toEqual([
      ["block:3:0", 67.5, 123.5, 317, 35],
      ["block:2:8", 387.5, 167.5, 157, 35],
      ["block:1:12", 547.5, 211.5, 77, 35],
      ["block:0:14", 627.5, 255.5, 37, 35],
      ["block:0:15", 667.5, 255.5, 37, 35],
    ]);
  });

  test("the blocks that were halved are ghosts", () => {
    expect(boxes(scene, "ghost")).toEqual([
      ["ghost:4:0", 67.5, 79.5, 637, 35],
      ["ghost:3:8", 387.5, 123.5, 317, 35],
      ["ghost:2:12", 547.5, 167.5, 157, 35],
      ["ghost:1:14", 627.5, 211.5, 77, 35],
    ]);
  });

  test("labels are page ranges and the learner's names", () => {
    const labels = scene.shapes.filter((one) => one.kind === "block").map(({ label }) => label);
    expect(labels).toEqual(["0–7", "8–11", "12–13", "14", "A"]);
  });

  test("a bit spans its pair at half the scale of the map, and ends with it", () => {
    expect(boxes(scene, "bit").filter(([id]) => id.startsWith("bit:1"))).toEqual([
      ["bit:1:0", 386, 403, 77, 24],
      ["bit:1:1", 466, 403, 77, 24],
      ["bit:1:2", 546, 403, 77, 24],
      ["bit:1:3", 626, 403, 80, 24],
    ]);
    expect(shape(scene, "nobits:4").text).toBe("no bitmap: its blocks have no buddy");
  });

  test("lists begin at the head; the empty one says so", () => {
    expect(shape(scene, "pill:0:14")).toMatchObject({ label: "14", x: 95, ring: false });
    expect(shape(scene, "empty:4").text).toBe("empty");
  });

  test("the name that was just given has the ring", () => {
    expect(scene.shapes.filter((one) => one.ring).map(({ id }) => id)).toEqual(["block:0:15"]);
  });

  test("watermarks of 0 are said, not drawn", () => {
    expect(boxes(scene, "tick")).toEqual([]);
    expect(shape(scene, "marks:none").text).toBe("watermarks 0");
  });
});

describe("what just happened", () => {
  test("an entry that leaves is dashed in its place; its block is in hand", () => {
    const scene = sceneAt(6);
    expect(shape(scene, "pill:4:0")).toMatchObject({ left: true, label: "0" });
    expect(shape(scene, "block:4:0")).toMatchObject({ state: "hand", label: "0–15 in hand" });
  });

  test.each([
    [9, ["block:3:0", "pill:3:0"]],
    [10, ["bit:3:0"]],
    [7, ["gauge"]],
    [19, ["block:0:15"]],
  ])("at cursor %i the ring is around %j", (cursor, ids) => {
    expect(
      sceneAt(cursor)
        .shapes.filter((one) => one.ring)
        .map(({ id }) => id),
    ).toEqual(ids);
  });
});

describe("hits", () => {
  const scene = sceneAt(24);

  test.each([
    [66, 100, 0],
    [105, 280, 0],
    [106, 280, 1],
    [705, 280, 15],
    [686, 305, 15],
    [40, 100, null],
    [400, 400, null],
  ])("the point %i, %i is over page %j", (x, y, page) => {
    expect(pageAt(scene, x, y)).toBe(page);
  });

  test("a block and a list entry answer for themselves", () => {
    expect(shapeAt(scene, 200, 140)?.id).toBe("block:3:0");
    expect(shapeAt(scene, 110, 386)?.id).toBe("pill:0:14");
    expect(shapeAt(scene, 200, 100)).toBe(null);
  });
});

describe("marks", () => {
  test("the learner's page and the kernel's page are named apart", () => {
    const scene = sceneAt(24, { answers: { kind: "page", picked: 14, truth: 15 } });
    expect(boxes(scene, "mark").map(([id]) => id)).toEqual(["mark:answer:warn", "mark:answer:accent"]);
    const [you, kernel] = ["flag:answer:warn", "flag:answer:accent"].map((id) => shape(scene, id));
    expect([you.text, kernel.text]).toEqual(["you", "kernel"]);
    expect(kernel.x - you.x).toBeGreaterThan(22);
  });

  test("a right answer is one mark", () => {
    const scene = sceneAt(24, { answers: { kind: "page", picked: 15, truth: 15 } });
    expect(shape(scene, "flag:answer:accent").text).toBe("you and kernel");
    expect(boxes(scene, "mark")).toHaveLength(1);
  });
});

describe.each([
  [320, 16, 5],
  [390, 64, 7],
  [730, 64, 7],
  [730, 1024, 10],
  [320, 1024, 10],
])("%i pixels wide, %i pages, %i orders", (width, size, orders) => {
  const marks = { pages_min: 20, pages_low: 40, pages_high: 60 };
  const lists = Array.from({ length: orders }, (_, order) => (order === 0 ? evens(size) : []));
  const maps = Array.from({ length: orders - 1 }, () => []);
  const start = {
    zones: [{ free_pages: size / 2, need_balance: 0, lists, maps }],
    blocks: [],
    counts: [],
    flags: [],
    system: [0, 0, 0, 1, 0],
    pool: [],
    local: [],
  };
  const timeline = new Timeline(historyOf([], { machine: matchbox(size, orders, marks), start }));
  const scene = layout(zoneModel(timeline.frame), { width, pick: size - 1, asking: true });

  test("nothing is outside the picture", () => {
    for (const one of scene.shapes) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(right(one)).toBeLessThanOrEqual(width);
      expect(one.y + one.h).toBeLessThanOrEqual(scene.height);
    }
  });

  test("a list too long for its row says how many more there are", () => {
    const pills = scene.shapes.filter((one) => one.kind === "pill").length;
    expect(shape(scene, "more:0").text).toBe(`… +${size / 2 - pills}`);
  });

  test("texts on one line do not touch", () => {
    const texts = scene.shapes.filter((one) => one.kind === "text");
    for (const one of texts) {
      for (const other of texts.filter((text) => text.y === one.y && text.id > one.id)) {
        expect(left(one) >= right(other) || left(other) >= right(one), `${one.id} and ${other.id}`).toBe(
          true,
        );
      }
    }
  });
});

/** @param {number} size */
function evens(size) {
  return Array.from({ length: size / 2 }, (_, i) => 2 * i);
}

/** Letters are 0.61 of their size wide in the mono face, about 0.56 in the other. */
function widthOf({ kind, w, text, size, font }) {
  return kind === "text" ? text.length * size * (font === "mono" ? 0.61 : 0.56) : w;
}
const left = (one) => one.x - { left: 0, center: 0.5, right: 1 }[one.align ?? "left"] * widthOf(one);
const right = (one) => left(one) + widthOf(one);
