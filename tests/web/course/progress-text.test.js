// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";
import { bringIn, crc32, loadBoxes, progressText, saveBoxes } from "../../../web/src/course/progress-text.js";
import { better, loadProgress, saveProgress } from "../../../web/src/lesson/progress.js";
import { betterScores, loadScores, saveScores, scoresOf } from "../../../web/src/practice/scores.js";
import { forgetAll } from "../../../web/src/shell/storage.js";

const SPLIT = {
  predictions: { ask: { page: 15 }, again: { page: null } },
  questions: { one: { choice: 2 } },
  challenges: { challenge: { used: 3 } },
};

beforeEach(() => forgetAll());

test("the checksum is that of zip", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe("cbf43926");
});

test("what is taken along comes back as it was", async () => {
  saveProgress("split", SPLIT);
  saveBoxes({ "split/0": 3 });
  const text = await progressText(["powers", "split"]);
  expect(text).toMatch(/^BS1\.[\w-]+\.[0-9a-f]{8}$/);
  expect(text.length).toBeLessThan(200);
  forgetAll();
  expect(loadProgress("split").predictions).toEqual({});
  expect(await bringIn(` ${text.slice(0, 20)}\n${text.slice(20)}`)).toBe(1);
  expect(loadProgress("split")).toEqual(SPLIT);
  expect(loadBoxes()).toEqual({ "split/0": 3 });
});

const PRACTISED = {
  tasks: { split: { tried: 5, right: 4, unsure: 0, level: 2, run: 1 } },
  questions: {
    "": { tried: 2, right: 1, unsure: 0, level: 0, run: 0 },
    page: { tried: 1, right: 0, unsure: 1, level: 0, run: 0 },
  },
  duels: { "saboteur/16": 4, "rescuer/16/7": 9 },
  exams: { "read-the-machine/exam": 3 },
};

test("practice is taken along, brought in, and forgotten with all the rest", async () => {
  saveScores(PRACTISED);
  const text = await progressText([]);
  forgetAll();
  expect(loadScores()).toEqual({ tasks: {}, questions: {}, duels: {}, exams: {} });
  expect(await bringIn(text)).toBe(0);
  expect(loadScores()).toEqual(PRACTISED);
});

test("of two practised scores the better is kept", async () => {
  saveScores({
    tasks: {
      split: { tried: 9, right: 3, unsure: 1, level: 0, run: 0 },
      merge: { tried: 1, right: 1, unsure: 0, level: 0, run: 1 },
    },
    questions: { page: { tried: 2, right: 2, unsure: 0, level: 1, run: 2 } },
    duels: { "saboteur/16": 3, "saboteur/64": 11 },
    exams: { "read-the-machine/exam": 2 },
  });
  expect(betterScores(loadScores(), PRACTISED)).toEqual({
    tasks: {
      split: { tried: 5, right: 4, unsure: 0, level: 2, run: 1 },
      merge: { tried: 1, right: 1, unsure: 0, level: 0, run: 1 },
    },
    questions: {
      "": { tried: 2, right: 1, unsure: 0, level: 0, run: 0 },
      page: { tried: 2, right: 2, unsure: 0, level: 1, run: 2 },
    },
    duels: { "saboteur/16": 3, "saboteur/64": 11, "rescuer/16/7": 9 },
    exams: { "read-the-machine/exam": 3 },
  });
});

test("a text without practice leaves what was practised here", async () => {
  const text = await progressText([]);
  saveScores(PRACTISED);
  await bringIn(text);
  expect(loadScores()).toEqual(PRACTISED);
});

test("scores of a wrong shape are left out", () => {
  const split = { tried: 1, right: 1, unsure: 0, level: 3, run: 0 };
  const kept = { tasks: { split }, questions: null, duels: { "saboteur/16": -1, "a b": 2 }, exams: "3" };
  expect(scoresOf(kept)).toEqual({ tasks: {}, questions: {}, duels: {}, exams: {} });
});

test("what is here stays, and of results the better is kept", () => {
  const brought = {
    predictions: { ask: { page: 0 }, new: { page: 1 } },
    questions: {},
    challenges: { challenge: { used: 2 }, other: { used: 9 } },
  };
  const merged = better(SPLIT, brought);
  expect(merged.predictions).toEqual({ ask: { page: 15 }, again: { page: null }, new: { page: 1 } });
  expect(merged.challenges).toEqual({ challenge: { used: 2 }, other: { used: 9 } });
  expect(better(brought, SPLIT).challenges.challenge).toEqual({ used: 2 });
});

describe("a text that cannot be used changes nothing and says why", () => {
  const damaged = (/** @type {(text: string) => string} */ change) => async () => {
    saveProgress("split", SPLIT);
    const text = change(await progressText(["split"]));
    forgetAll();
    const error = await bringIn(text).catch((caught) => caught);
    expect(loadProgress("split").predictions).toEqual({});
    throw error;
  };

  test.each([
    [
      "one letter is another",
      (/** @type {string} */ text) => text.replace(/\.(.)/, (_, c) => `.${c === "q" ? "r" : "q"}`),
      "is damaged",
    ],
    ["the end is missing", (/** @type {string} */ text) => text.slice(0, -3), "is damaged"],
    [
      "the middle is missing",
      (/** @type {string} */ text) => text.slice(0, 20) + text.slice(40),
      "is damaged",
    ],
    ["it is something else", () => "hello", "must begin with “BS1.”"],
    ["it is empty", () => "", "must begin with"],
    [
      "it is of a later version",
      (/** @type {string} */ text) => text.replace("BS1", "BS2"),
      "of version 2, this page reads 1",
    ],
    ["it is far too long", (/** @type {string} */ text) => text + "A".repeat(100_000), "too long"],
  ])("%s", async (_, change, message) => {
    await expect(damaged(change)).rejects.toThrow(message);
  });

  test("deflated data that grows too large is refused", async () => {
    const packed = new Blob([new Uint8Array(5_000_000)])
      .stream()
      .pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    const body = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    await expect(bringIn(`BS1.${body}.00000000`)).rejects.toThrow("is damaged");
  });

  test("only answers of the right shape come in", async () => {
    saveProgress(
      "split",
      /** @type {any} */ ({
        predictions: { ask: { page: "x" } },
        questions: { one: { choice: 1 } },
        challenges: 7,
      }),
    );
    saveBoxes(/** @type {any} */ ({ "split/0": 9, "split/1": 2 }));
    const text = await progressText(["split"]);
    forgetAll();
    await bringIn(text);
    expect(loadProgress("split")).toEqual({
      predictions: {},
      questions: { one: { choice: 1 } },
      challenges: {},
    });
    expect(loadBoxes()).toEqual({ "split/1": 2 });
  });
});
