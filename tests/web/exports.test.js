/** What a file gives away, some other file takes. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { otherFiles, sourceFiles } from "./i18n/source.js";

const EXPORT = /^export (?:async )?(?:function\*?|const|let|class) (\w+)/gm;
// an element is known by its tag, and its class is there for types
const ELEMENT = /^Bs[A-Z]/;

test("every export is named in another file", () => {
  const names = [...sourceFiles(), ...otherFiles()].map((file) => ({ file, words: wordsOf(file) }));
  const kept = sourceFiles().flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(EXPORT)]
      .map(([, name]) => name)
      .filter((name) => !ELEMENT.test(name))
      .filter((name) => !names.some((other) => other.file !== file && other.words.has(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(kept).toEqual([]);
});

/** @param {string} file @returns {Set<string>} */
function wordsOf(file) {
  return new Set(readFileSync(file, "utf8").match(/\w+/g));
}
