/** Addresses, as a browser hands them over: whatever stands in one, a page opens. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isKnown } from "../../web/src/i18n/language.js";
import { parsePracticeRoute, practiceRouteTo } from "../../web/src/practice/routes.js";
import { tally, valueIn } from "../../web/src/share/class/poll.js";
import { printRoute } from "../../web/src/share/class/print.js";
import { readParams, writeParams } from "../../web/src/share/link/embed-params.js";
import { lessonRoute } from "../../web/src/share/link/lesson-route.js";
import { firstLanguage } from "../../web/src/shell/language.js";
import {
  nearest,
  parsePageRoute,
  parseRoute,
  parseSandboxRoute,
  routeTo,
  sandboxRouteTo,
  teacherRouteTo,
} from "../../web/src/shell/routes.js";
import { holds, hostileText, PATIENCE } from "./mutations.js";

const QUERIES = [
  "?lesson=split&step=ask&from=3&to=12&loop=1&controls=0&theme=dark&lang=es&motion=reduce",
  "?lesson=free-lists&visual-only&chrome=no",
  "?lesson=%2e%2e%2fsecret&lang=en-x-long",
];
const HASHES = [
  "#/lesson/split/ask",
  "#/lesson/split/ask/@12",
  "#/lesson/split/ask/poll",
  "#/sandbox/matchbox",
  "#/practice/allocator/merges/7",
  "#/teacher/zones",
  "#/map",
  "#/print/split?answers=1&cards=1&paper=letter",
  `#/lesson/${"%F0%9F%92%A5".repeat(20)}`,
];
const LESSONS = ["free-lists", "split", "zones"].map((id) => ({ id, title: id }));
const STEP = { id: "ask", predict: { kind: "list", options: ["order 0"], answer: 0 } };

/** What location.hash says of it. @param {string} text */
const hashOf = (text) => new URL(text.startsWith("#") ? text : `#${text}`, "https://example.test/").hash;

/** A fixed point: what was read is written, and read again. @template T @param {(text: string) => T} read @param {(value: T) => string} write @param {string} text */
function settles(read, write, text) {
  const once = read(text);
  if (once !== null) expect(read(write(once))).toEqual(once);
}

describe("the address of an embed", () => {
  test(
    "gives parameters that are fit to use, and their short form gives the same",
    () =>
      holds(
        fc.property(hostileText(QUERIES), (query) => {
          const params = readParams(query);
          expect(params.lesson).toMatch(/^[\w-]{0,60}$/);
          expect(params.step).toMatch(/^[\w-]{0,60}$/);
          expect(params.lang).toMatch(/^([a-z]{2})?$/);
          expect(["auto", "light", "dark"]).toContain(params.theme);
          expect(["auto", "reduce"]).toContain(params.motion);
          for (const place of [params.from, params.to])
            expect(place === null || Number.isSafeInteger(place)).toBe(true);
          settles(readParams, writeParams, query);
        }),
      ),
    PATIENCE,
  );
});

describe("the part after #", () => {
  test(
    "leads somewhere, and the way there leads to the same place",
    () =>
      holds(
        fc.property(hostileText(HASHES), (text) => {
          const hash = hashOf(text);
          const route = parseRoute(hash);
          if (route) {
            const { found } = nearest(route.lesson, LESSONS, "lesson");
            expect(LESSONS).toContain(found);
            expect(hashOf(routeTo(route.lesson, route.step))).toMatch(/^#\/lesson\//);
          }
          const practice = parsePracticeRoute(hash);
          if (practice) expect(practice.topic).toMatch(/^[a-z_]{0,20}$/);
          if (practice)
            expect(practiceRouteTo(practice.view, practice.topic, practice.seed)).toMatch(/^#\/practice/);
          const sandbox = parseSandboxRoute(hash);
          if (sandbox) expect(sandboxRouteTo(sandbox.machine)).toMatch(/^#\/sandbox/);
          const page = parsePageRoute(hash);
          if (page) expect(teacherRouteTo(page.id)).toMatch(/^#\/teacher/);
          const { lesson, wish } = printRoute(hash);
          expect(lesson.length).toBeLessThanOrEqual(60);
          expect(["a4", "letter"]).toContain(wish.paper);
          const { cursor, poll } = lessonRoute(hash);
          expect(cursor === null || Number.isSafeInteger(cursor)).toBe(true);
          expect(typeof poll).toBe("boolean");
        }),
      ),
    PATIENCE,
  );

  test("cut in the middle of a letter is taken as it stands", () => {
    const hash = `#/sandbox/${"%F0%9F%92%A5".repeat(20)}`;
    expect(parseSandboxRoute(hash).machine).toMatch(/^%F0/);
  });
});

describe("a language", () => {
  test(
    "is one that is spoken here, whatever the address and the browser ask for",
    () =>
      holds(
        fc.property(
          hostileText(["?lang=es", "?lang=en-x-long"]),
          hostileText(["es-MX", "en"]),
          (search, tag) => {
            expect(isKnown(firstLanguage({ search, kept: tag, wanted: [tag] }))).toBe(true);
          },
        ),
      ),
    PATIENCE,
  );

  test.each(["constructor", "toString-x", "__proto__", "hasOwnProperty"])("%s is none", (tag) => {
    expect(firstLanguage({ search: `?lang=${tag}`, kept: tag, wanted: [tag] })).toBe("en");
  });
});

describe("codes of a class", () => {
  test(
    "are counted, or named as strange",
    () =>
      holds(
        fc.property(hostileText(["7KQ2 ABCD, 2345; zzzz", "\u00df\ufb03"]), (text) => {
          const { bars, strange, total } = tally("split", STEP, text, { unsure: "?", other: "other" });
          expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(total);
          expect(strange.every((code) => valueIn("split", STEP, code) === null)).toBe(true);
        }),
      ),
    PATIENCE,
  );
});
