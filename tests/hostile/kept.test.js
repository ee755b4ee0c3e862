// @vitest-environment node
/** What a browser or a learning platform kept, and what is brought from elsewhere: read with care, and never half. */

import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { bringIn, crc32, loadBoxes, progressText, saveBoxes } from "../../web/src/course/progress-text.js";
import { loadProgress, noProgress, saveProgress } from "../../web/src/lesson/progress.js";
import { unpack as unpackPlatform } from "../../web/src/lms/suspend-data.js";
import { loadScores } from "../../web/src/practice/scores.js";
import { readSaved, savedSandboxes, writeSaved } from "../../web/src/sandbox/saved.js";
import { forgetAll, keysOf, recall, remember } from "../../web/src/shell/storage.js";
import { brokenData, holds, hostileText, PATIENCE } from "./mutations.js";

const PROGRESS = {
  predictions: { ask: { page: 15 }, again: { page: null }, order: { page: [1, 2, 3] } },
  questions: { one: { choice: 2 } },
  challenges: { challenge: { used: 3 } },
};
const EVERYTHING = [
  { lessons: { split: PROGRESS, zones: PROGRESS }, cards: { "split/0": 3 } },
  { lessons: {}, cards: {} },
];
const SANDBOXES = [
  {
    v: 1,
    machine: { preset: "matchbox" },
    commands: ["a = alloc_page", "__free_page a"],
    title: "Matchbox",
    name: "Mine",
    cursor: 12,
    at: 1000,
    writer: "x",
    revision: 2,
  },
  { v: 1, machine: { custom: { nodes: [{ Normal: 64 }] } }, commands: [], cursor: 0, at: 0 },
];
const SCORES = [
  {
    tasks: { merges: { tried: 3, right: 2, unsure: 0, level: 1, run: 1 } },
    questions: {},
    duels: { small: 3 },
    exams: {},
  },
];
const PLATFORM = [
  {
    v: 1,
    l: { split: { t: [3, 2, 1], p: { ask: 15 }, q: { one: 2 }, c: { free: 3 } }, zones: { t: [1, 1, 1] } },
  },
];

beforeEach(() => forgetAll());

/** @param {string} json */
async function textOf(json) {
  const bytes = new TextEncoder().encode(json);
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const body = Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
  return `BS1.${body}.${crc32(bytes)}`;
}

/** All that is kept. */
const kept = () =>
  keysOf("buddyscope:")
    .sort()
    .map((key) => [key, recall(key)]);

/** A text is brought in, or refused with a sentence and without a trace. @param {string} text */
async function bring(text) {
  forgetAll();
  saveProgress("bitmap", PROGRESS);
  const before = kept();
  try {
    await bringIn(text);
  } catch (error) {
    expect(error.constructor).toBe(Error);
    expect(error.message).toMatch(/Nothing was changed\.$/);
    expect(kept()).toEqual(before);
    return;
  }
  expect(loadProgress("bitmap")).toEqual(PROGRESS);
  expect(keysOf("buddyscope:").length).toBeLessThan(600);
  const after = kept();
  await bringIn(text);
  expect(kept()).toEqual(after);
}

describe("a progress text", () => {
  test(
    "with broken data in it",
    () =>
      holds(
        fc.asyncProperty(brokenData(EVERYTHING), async (data) => bring(await textOf(JSON.stringify(data)))),
      ),
    PATIENCE,
  );

  test(
    "that is broken itself",
    async () => {
      const good = await textOf(JSON.stringify(EVERYTHING[0]));
      await holds(fc.asyncProperty(hostileText([good, "BS1.", "BS1..0"]), bring));
    },
    PATIENCE,
  );

  const step = fc.stringMatching(/^[a-z_][\w-]{0,11}$/);
  const answers = fc.record({
    predictions: fc.dictionary(step, fc.record({ page: fc.option(fc.nat()) }), { maxKeys: 4 }),
    questions: fc.dictionary(step, fc.record({ choice: fc.integer({ min: -1, max: 9 }) }), { maxKeys: 4 }),
    challenges: fc.dictionary(step, fc.record({ used: fc.nat() }), { maxKeys: 4 }),
  });
  test(
    "gives back any progress as it was",
    () =>
      holds(
        fc.asyncProperty(answers, fc.dictionary(step, fc.nat(4), { maxKeys: 4 }), async (progress, cards) => {
          forgetAll();
          saveProgress("split", progress);
          saveBoxes(cards);
          const [before, boxes] = [loadProgress("split"), loadBoxes()];
          const text = await progressText(["split"]);
          forgetAll();
          await bringIn(text);
          expect(loadProgress("split")).toEqual(before);
          expect(loadBoxes()).toEqual(boxes);
        }),
      ),
    PATIENCE,
  );

  test("keeps a card whose name every object has", async () => {
    await bringIn(await textOf('{"lessons":{},"cards":{"constructor":2,"toString":4}}'));
    expect(loadBoxes()).toEqual({ constructor: 2, toString: 4 });
  });

  test("of ten thousand lessons is refused whole", async () => {
    const lessons = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`l${i}`, {}]));
    await expect(bringIn(await textOf(JSON.stringify({ lessons, cards: {} })))).rejects.toThrow(
      "Nothing was changed",
    );
    expect(kept()).toEqual([]);
  });

  test("that unpacks to more than a megabyte is refused, though it says nothing wrong", async () => {
    const text = await textOf(`{"lessons":{},"cards":{}}${" ".repeat(1_000_000)}`);
    expect(text.length).toBeLessThan(2000);
    await expect(bringIn(text)).rejects.toThrow("Nothing was changed");
    expect(kept()).toEqual([]);
  });

  test.each(["null", "5", "[]", '"BS1"', "{}", '{"lessons":[],"cards":{}}', '{"lessons":{},"cards":7}'])(
    "that holds %s is refused",
    async (json) => {
      await expect(bringIn(await textOf(json))).rejects.toThrow("Nothing was changed");
    },
  );

  test("with brackets a hundred thousand deep is refused", async () => {
    const deep = `{"lessons":{"split":${"[".repeat(100_000)}${"]".repeat(100_000)}},"cards":{}}`;
    await expect(bringIn(await textOf(deep))).rejects.toThrow("Nothing was changed");
  });
});

/** @param {any} entry */
function isWhole(entry) {
  for (const key of ["name", "title", "writer"]) expect(typeof entry[key]).toBe("string");
  for (const key of ["cursor", "at", "revision"])
    expect(entry[key]).toSatisfy((n) => Number.isSafeInteger(n) && n >= 0);
  expect(entry.commands.every((one) => typeof one === "string")).toBe(true);
}

/** @param {string} text */
function look(text) {
  remember("buddyscope:1:sandbox:one", text);
  const listed = savedSandboxes();
  expect(listed).toHaveLength(1);
  try {
    const entry = readSaved("one");
    isWhole(entry);
    expect(listed[0].broken).toBe("");
    writeSaved("one", entry);
    expect(readSaved("one")).toEqual(entry);
  } catch (error) {
    expect(error.constructor).toBe(SyntaxError);
    expect(listed[0].broken).toBe(error.message);
  }
}

describe("a saved sandbox", () => {
  test(
    "is whole, or is listed as broken",
    () => holds(fc.property(brokenData(SANDBOXES), (data) => look(JSON.stringify(data)))),
    PATIENCE,
  );

  test(
    "that was cut or overwritten as well",
    () => holds(fc.property(hostileText(SANDBOXES.map((one) => JSON.stringify(one))), look)),
    PATIENCE,
  );

  test.each([
    ["a title without a text", '"title": {"toString": 1, "valueOf": 1}'],
    ["a cursor without a number", '"cursor": {"toString": 1, "valueOf": 1}'],
  ])("%s is read without it", (_, part) => {
    const text = `{"v": 1, "machine": {"preset": "matchbox"}, "commands": ["a = alloc_page"], ${part}}`;
    remember("buddyscope:1:sandbox:one", text);
    expect(readSaved("one")).toMatchObject({ title: "", cursor: 0, commands: ["a = alloc_page"] });
  });

  test("with a cursor beyond all numbers stands at its beginning", () => {
    remember(
      "buddyscope:1:sandbox:one",
      '{"v": 1, "machine": {"preset": "matchbox"}, "commands": [], "cursor": 1e999, "at": -5}',
    );
    expect(readSaved("one")).toMatchObject({ cursor: 0, at: 0 });
  });
});

describe("answers and scores that were kept", () => {
  test(
    "are right in shape, or nothing",
    () =>
      holds(
        fc.property(brokenData([PROGRESS]), brokenData(SCORES), (progress, scores) => {
          const read = loadProgress("", JSON.stringify(progress));
          expect(Object.keys(read)).toEqual(Object.keys(noProgress()));
          remember("buddyscope:1:practice", JSON.stringify(scores));
          const { tasks, questions, duels, exams } = loadScores();
          for (const one of [...Object.values(tasks), ...Object.values(questions)])
            expect(
              [one.tried, one.right, one.unsure, one.run].every((n) => Number.isInteger(n) && n >= 0),
            ).toBe(true);
          for (const { level } of Object.values(tasks)) expect([0, 1, 2]).toContain(level);
          for (const best of [...Object.values(duels), ...Object.values(exams)])
            expect(Number.isInteger(best)).toBe(true);
          for (const part of [tasks, questions, duels, exams])
            expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
        }),
      ),
    PATIENCE,
  );

  test(
    "by a learning platform are too",
    () =>
      holds(
        fc.property(
          fc.oneof(
            brokenData(PLATFORM).map((data) => JSON.stringify(data)),
            hostileText(PLATFORM.map((data) => JSON.stringify(data))),
          ),
          (text) => {
            for (const { progress, tally } of Object.values(unpackPlatform(text))) {
              expect(
                [tally.total, tally.done, tally.right].every((n) => Number.isSafeInteger(n) && n >= 0),
              ).toBe(true);
              if (progress) expect(loadProgress("", JSON.stringify(progress))).toEqual(progress);
            }
          },
        ),
      ),
    PATIENCE,
  );
});
