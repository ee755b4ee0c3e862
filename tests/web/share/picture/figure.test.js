// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { describeZone } from "../../../../web/src/kernels/described/describe.js";
import { zoneModel } from "../../../../web/src/kernels/described/zone-model.js";
import { escaped } from "../../../../web/src/scene/svg-pen.js";
import { THEMES } from "../../../../web/src/scene/themes.js";
import { figureAsSvg } from "../../../../web/src/share/class/paper.js";
import { figureOf, wrapped } from "../../../../web/src/share/picture/figure.js";
import { matchboxHistory } from "../../fixtures.js";

/** @param {number} cursor */
function momentAt(cursor) {
  const timeline = new Timeline(matchboxHistory());
  return { history: timeline.history, frame: timeline.seek(cursor), cursor };
}

const parsed = (svg) => new DOMParser().parseFromString(svg, "image/svg+xml");
const textsOf = (svg) => [...parsed(svg).querySelectorAll("text")].map(({ textContent }) => textContent);

describe("the stage as SVG", () => {
  test.each([0, 7, 16, 24, 33, 42])("at record %i says what the text twin says", (cursor) => {
    const moment = momentAt(cursor);
    const svg = figureAsSvg(figureOf(moment, { width: 716 }));
    const model = zoneModel(moment.frame);
    expect(parsed(svg).querySelector("parsererror")).toBe(null);
    expect(parsed(svg).querySelector("desc").textContent).toBe(describeZone(model));

    // every entry of every free list stands in the picture, by its first page, in the list's order
    const texts = textsOf(svg);
    const entries = model.lists.flatMap((pages, order) => pages.map((page) => ({ page, order })));
    for (const { page, order } of entries)
      expect(texts).toContain(order === 0 ? String(page) : `${page}–${page + 2 ** order - 1}`);
    expect(texts.some((text) => text.startsWith(`16 pages · ${model.free} free`))).toBe(true);
  });

  test("has a title with the place and the sentence, and is an image for those who cannot see it", () => {
    const svg = parsed(figureAsSvg(figureOf(momentAt(24), { width: 716, name: "Matchbox" })));
    expect(svg.documentElement.getAttribute("role")).toBe("img");
    expect(svg.querySelector("title").textContent).toBe(
      "Linux 2.4.22 · Matchbox · record 24 of 42. A gets page 15.",
    );
    const labelled = svg.documentElement.getAttribute("aria-labelledby").split(" ");
    expect(labelled.map((id) => svg.getElementById(id)?.localName)).toEqual(["title", "desc"]);
  });

  test("text is text, and nothing in it can run", () => {
    const moment = momentAt(24);
    const svg = figureAsSvg(figureOf(moment, { width: 716, name: '<script>alert("1")</script>' }));
    expect(parsed(svg).querySelectorAll("script, image, foreignObject").length).toBe(0);
    expect(svg).toContain(escaped('<script>alert("1")</script>'));
  });

  test("dark is drawn on the dark ground", () => {
    const figure = figureOf(momentAt(24), { width: 716 });
    const ground = (theme) =>
      parsed(figureAsSvg(figure, { theme })).querySelector("rect").getAttribute("fill");
    expect([ground("light"), ground("dark")]).toEqual(["#fbfaf7", "#12151b"]);
  });

  test("a zone of thousands of pages is drawn in columns, without losing one", () => {
    const history = matchboxHistory();
    const size = 4096;
    history.machine = { ...history.machine, max_order: 10, zones: [{ ...history.machine.zones[0], size }] };
    const lists = Array.from({ length: 10 }, (_, order) => (order === 9 ? [0, 512, 1024, 1536] : []));
    history.start = {
      ...history.start,
      zones: [{ free_pages: 2048, need_balance: 0, lists, maps: Array.from({ length: 9 }, () => []) }],
    };
    history.commands = [];
    history.records = [];
    const frame = new Timeline(history).frame;
    const svg = figureAsSvg(figureOf({ history, frame, cursor: 0 }, { width: 716 }));
    const rects = [...parsed(svg).querySelectorAll("rect")].map((one) => Number(one.getAttribute("width")));
    // one rectangle over the half of the map's 640 pixels that is free
    expect(rects.some((width) => Math.abs(width - 320) <= 2)).toBe(true);
  });
});

test("the colours of pictures are those of the page", () => {
  const css = readFileSync("web/src/ui/styles/tokens.css", "utf8");
  const dark = css.slice(css.indexOf(':root[data-theme="dark"]'));
  for (const [name, color] of Object.entries(THEMES.dark)) expect(dark).toContain(`--${name}: ${color};`);
});

test("lines are broken between words", () => {
  expect(wrapped("one two three four", 9)).toEqual(["one two", "three", "four"]);
});
