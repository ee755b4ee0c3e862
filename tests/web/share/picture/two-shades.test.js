// @vitest-environment jsdom
import { expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { figureAsSvg } from "../../../../web/src/share/class/paper.js";
import { figureOf } from "../../../../web/src/share/picture/figure.js";
import { inTwoShades } from "../../../../web/src/share/picture/two-shades.js";
import { matchboxHistory } from "../../fixtures.js";

const svg = (...shapes) => `<svg xmlns="http://www.w3.org/2000/svg" width="9">\n${shapes.join("\n")}\n</svg>`;

test("the light picture learns the dark one's colours, for an address that ends in #dark", () => {
  const both = inTwoShades(svg('<rect fill="#fff"/>'), svg('<rect fill="#111"/>'));
  expect(both).toContain('<svg id="dark" ');
  expect(both).toContain('<style>:root:target [fill="#fff"]{fill:#111}</style>');
  expect(both).toContain('<rect fill="#fff"/>');
});

test("what is one colour in the light and two in the dark is told apart", () => {
  const light = svg('<rect fill="#fff"/>', '<path fill="#fff"/>', '<path stroke="#fff"/>');
  const dark = svg('<rect fill="#111"/>', '<path fill="#fff"/>', '<path stroke="#222"/>');
  const both = inTwoShades(light, dark);
  expect(both).toContain('<path fill="#fff" class="fill-fff-fff"/>');
  expect(both).toContain(
    '[fill="#fff"]{fill:#111}:root:target [stroke="#fff"]{stroke:#222}:root:target .fill-fff-fff{fill:#fff}',
  );
});

test("pictures of two different things are refused", () => {
  expect(() => inTwoShades(svg('<rect fill="#fff"/>'), svg('<path fill="#111"/>'))).toThrow(RangeError);
});

test("a figure of the stage has both shades in one valid picture", () => {
  const timeline = new Timeline(matchboxHistory());
  const figure = figureOf(
    { history: timeline.history, frame: timeline.seek(24), cursor: 24 },
    { width: 640 },
  );
  const both = inTwoShades(figureAsSvg(figure), figureAsSvg(figure, { theme: "dark" }));
  const page = new DOMParser().parseFromString(both, "image/svg+xml");
  expect(page.querySelector("parsererror")).toBe(null);
  expect(page.querySelector("style").textContent).toContain('[fill="#fbfaf7"]{fill:#12151b}');
});
