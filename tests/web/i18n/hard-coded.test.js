// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hardCoded } from "./hard-coded.js";
import { sourceFiles } from "./source.js";

test.each(sourceFiles())("%s has its words in i18n", (file) => {
  expect(hardCoded(readFileSync(file, "utf8"))).toEqual([]);
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: source as text
test.each([
  ["html`<p>Hello there ${name}</p>`", ["Hello there …"]],
  ['html`<button aria-label="Close">×</button>`', ['aria-label="Close"']],
  ["html`<code>alloc_pages</code> ${x}: <b>${y}</b>`", []],
  ["const message = `There is no ${noun} here.`", ["There is no … here."]],
  ['throw new Error("The list of lessons is empty.")', ["The list of lessons is empty."]],
  ['html`<button>${busy ? "Stop" : "Run"}</button>`', ["Stop", "Run"]],
  ["console.error(`Rebuild the ${name} now.`)", []],
  ['const id = "bs-lesson"; import("./The file here.js")', []],
])("in %s it finds %j", (source, found) => {
  expect(hardCoded(source)).toEqual(found);
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: source as text
