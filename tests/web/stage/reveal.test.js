import { describe, expect, test } from "vitest";
import { reachOf } from "../../../web/src/stage/scene-player.js";

const box = (id, y, h) => ({ id, x: 0, y, w: 10, h });
const scene = {
  shapes: [
    box("row:0", 100, 20),
    box("list:0", 300, 28),
    box("list:9", 560, 28),
    box("bit:0:0", 300, 20),
    box("bit:8:0", 530, 20),
    box("panel:lists", 290, 300), // drawn where lists are emphasised
  ],
};
const wanted = (more) => ({ gate: null, answers: null, show: [], ...more });

describe("how far down the picture must be seen", () => {
  const cases = [
    ["nothing is asked", {}, 0],
    ["a page is asked for: it is in the map, on top", { gate: { kind: "page" } }, 0],
    ["a list is asked for: to the last list", { gate: { kind: "list" } }, 588],
    ["its answer is shown", { answers: { kind: "counts" } }, 588],
    ["a bit is asked for: to the last bitmap", { gate: { kind: "bit" } }, 550],
    ["lists are emphasised", { show: ["lists"] }, 590],
    ["map and lists are emphasised: the map comes first", { show: ["map", "lists"] }, 0],
    ["a list is asked for beside the emphasised map", { gate: { kind: "lists" }, show: ["map"] }, 588],
    ["the call graph is not in the picture", { show: ["callgraph"] }, 0],
  ];
  test.each(cases)("%s", (_, more, reach) => {
    expect(reachOf(scene, wanted(more))).toBe(reach);
  });
});
