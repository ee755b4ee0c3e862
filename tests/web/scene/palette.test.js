import { describe, expect, test } from "vitest";
import { contrast, luminance, parseColor } from "../../../web/src/scene/color.js";
import { makePalette } from "../../../web/src/scene/palette.js";

/** @param {string} bg */
const theme = (bg) => (name) => (name === "bg" ? bg : "");

describe.each([
  ["light", "#fbfaf7"],
  ["dark", "#12151b"],
])("on the %s ground", (_, bg) => {
  describe.each([5, 7, 10])("with %i orders", (orders) => {
    const palette = makePalette(theme(bg), orders);
    const colors = Array.from({ length: orders }, (_, order) => palette.order(order));

    test("what is written on a block can be read", () => {
      for (const { fill, ink } of colors) {
        expect(contrast(parseColor(fill), parseColor(ink))).toBeGreaterThanOrEqual(4.5);
      }
    });

    test("every outline stands out from the ground", () => {
      for (const { edge } of colors) {
        expect(contrast(parseColor(edge), parseColor(bg))).toBeGreaterThanOrEqual(3);
      }
    });

    test("the larger the order the darker, for any kind of colour vision", () => {
      const light = colors.map(({ fill }) => luminance(parseColor(fill)));
      expect(light).toEqual(light.toSorted((one, other) => other - one));
    });
  });
});

test("the page's own properties are used", () => {
  expect(makePalette((name) => (name === "accent" ? " #123456 " : ""), 5).tone("accent")).toBe("#123456");
});

test("forced colours are the reader's", () => {
  const palette = makePalette(() => "", 5, true);
  expect(palette.order(0)).toEqual({ fill: "Canvas", ink: "CanvasText", edge: "CanvasText" });
  expect(palette.tone("accent")).toBe("Highlight");
});

test.each([
  ["#fff", [255, 255, 255]],
  ["#0b6e6e", [11, 110, 110]],
  ["rgb(1, 2, 3)", [1, 2, 3]],
  ["teal", null],
])("%s is read as %j", (text, color) => {
  expect(parseColor(text)).toEqual(color);
});
