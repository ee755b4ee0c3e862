/** Outside a kernel's folder, the registry (kernels/*.js) and the words of languages nothing names a kernel: neither its version nor its folder nor a function of it whose name has an underscore. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { functions } from "../../../web/src/kernels/linux-2.4.22/description.json";
import * as kinds from "../../../web/src/kernels/linux-2.4.22/kinds.js";
import { sourceFiles } from "../i18n/source.js";

/** Who may: folders of kernels, the registry, words. */
const MAY = /^web\/src\/(i18n\/(en|es)\/|kernels\/[^/]+\.js$|kernels\/(?!described\/)[^/]+\/)/;
/** A function's name that is also the field of every zone's state. */
const FIELDS = ["free_pages"];
const NAMES = [...new Set(functions.map(({ name }) => name).filter((name) => name.includes("_")))];
const readers = sourceFiles().filter((file) => !MAY.test(file));

/** Comments may say for whom something is. @param {string} file */
const codeOf = (file) => readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");

test("there are readers, and functions to look for", () => {
  expect(readers.length).toBeGreaterThan(300);
  expect(NAMES).toContain("try_to_free_pages_zone");
});

test.each(readers)("%s names no kernel", (file) => {
  const code = codeOf(file);
  expect(code).not.toMatch(/2\.4\.22|linux[-_]2[._]4/);
  expect(
    NAMES.filter((name) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(code) && !FIELDS.includes(name)),
  ).toEqual([]);
});

test("every kind of record that its own files read is in the description", () => {
  const own = sourceFiles().filter((file) => file.startsWith("web/src/kernels/linux-2.4.22/"));
  const used = own.flatMap((file) =>
    [...codeOf(file).matchAll(/\bKind\.([A-Z_]+)/g)].map(([, name]) => name),
  );
  expect(used.filter((name) => kinds.Kind[name] === undefined)).toEqual([]);
  expect(used.length).toBeGreaterThan(10);
});
