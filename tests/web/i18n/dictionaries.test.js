import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { areas as english } from "../../../web/src/i18n/en/index.js";
import { LANGUAGES } from "../../../web/src/i18n/language.js";
import { holesOf, isPlural } from "../../../web/src/i18n/text.js";
import { sourceFiles } from "./source.js";

const KEY_CALL = /(?<![\w."])(?:t|tryWords)\(\s*(["'`])((?:(?!\1).)+)\1/g;

// "add.expand" goes by the function that runs, "refused.zone" by the name that Python gives to what it refuses,
// "textbook.set.used" by a kernel's name and the kind of its record
const NAMED_BY_RECORDS = /^((add|del|refused)\.|textbook\.((call|flip|add|set)\.|(add|del)$)|many$)/;

/** "key": ["hole", "size, number"], one list for each template. @param {Record<string, any>} words */
function shapes(words) {
  return Object.fromEntries(Object.entries(words).map(([key, entry]) => [key, shape(entry)]));
}

function shape(entry) {
  const holes = (template) =>
    holesOf(template)
      .map(({ name, format }) => `${name} ${format}`)
      .sort();
  if (typeof entry === "string") return { holes: holes(entry) };
  if (!isPlural(entry)) return { templates: entry.map(holes) };
  // "once" may leave out the number; the general form may not
  return { by: entry.by ?? "count", holes: holes(entry.other) };
}

const LANGUAGES_BESIDE = Object.keys(LANGUAGES).filter((tag) => tag !== "en");

/** @type {Record<string, Record<string, Record<string, any>>>} */
const others = Object.fromEntries(
  await Promise.all(
    LANGUAGES_BESIDE.map(async (tag) => [tag, (await import(`../../../web/src/i18n/${tag}/index.js`)).areas]),
  ),
);

describe.each(LANGUAGES_BESIDE)("%s", (tag) => {
  test.each(Object.keys(english))("%s has the same keys and the same holes", (file) => {
    expect(shapes(others[tag][file] ?? {})).toEqual(shapes(english[file]));
  });

  test("has no area that English has not", () => {
    expect(Object.keys(others[tag])).toEqual(Object.keys(english));
  });
});

describe.each(Object.entries({ en: english, ...others }))("%s", (tag, areas) => {
  test("has no empty text", () => {
    const texts = Object.values(areas).flatMap(Object.entries);
    expect(texts.filter(([, entry]) => entry === "" || Object.values(entry).includes(""))).toEqual([]);
  });

  test("has the plural forms that it asks for", () => {
    const needed = new Intl.PluralRules(tag)
      .resolvedOptions()
      .pluralCategories.filter((form) => form !== "many");
    for (const entry of Object.values(areas).flatMap(Object.values).filter(isPlural)) {
      expect(Object.keys(entry)).toEqual(expect.arrayContaining(needed));
    }
  });
});

test("every folder of words is a language that can be chosen, and Spanish is one", () => {
  const folders = readdirSync("web/src/i18n", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(LANGUAGES).sort());
  expect(LANGUAGES_BESIDE).toContain("es");
});

test("every key that the source asks for is there", () => {
  const known = Object.values(english).flatMap(Object.keys);
  const missing = sourceFiles().flatMap((file) =>
    [
      ...readFileSync(file, "utf8")
        .replace(/^\s*(\/\*)?\*.*$/gm, "")
        .matchAll(KEY_CALL),
    ]
      .map(([, , key]) => key)
      .filter((key) => !isThere(key, known))
      .map((key) => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test("every word is asked for by somebody", () => {
  const source = sourceFiles()
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const asked = [...source.matchAll(/"([\w.]+)"|`((?:[\w.]|\$\{(?:[^{}]|\{[^}]*\})*\})+)`/g)];
  const plain = new Set(asked.map(([, key]) => key));
  const made = asked.map(([, , key]) => key).filter((key) => key && /\w\.?\$\{|\}\.?\w/.test(key));
  const unasked = Object.values(english)
    .flatMap(Object.keys)
    .filter(
      (key) => !plain.has(key) && !NAMED_BY_RECORDS.test(key) && !made.some((one) => isThere(one, [key])),
    );
  expect(unasked).toEqual([]);
});

/** `machine.kswapd.${state}` is there when some key begins like it. @param {string} key @param {string[]} known */
function isThere(key, known) {
  if (!key.includes("${")) return known.includes(key);
  const pattern = key.split(/\$\{[^}]*(?:\}|$)/).map((part) => part.replace(/[.*+?^()|[\]\\]/g, "\\$&"));
  return known.some((each) => new RegExp(`^${pattern.join(".+")}$`).test(each));
}

test("the dictionaries are found by their folder", () => {
  const files = readdirSync("web/src/i18n/en").filter((name) => name !== "index.js");
  expect(Object.keys(english).sort()).toEqual(files.map((name) => `./${name}`).sort());
});
