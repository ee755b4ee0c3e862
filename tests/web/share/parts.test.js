import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { incoming } from "../../../web/src/embed/messages.js";
import { isComplete, tallyOf } from "../../../web/src/lesson/verdict.js";
import { answerCode, tally, valueIn } from "../../../web/src/share/class/poll.js";
import { readParams, writeParams } from "../../../web/src/share/link/embed-params.js";
import { lessonRoute, pollLink } from "../../../web/src/share/link/lesson-route.js";
import { fileName } from "../../../web/src/share/picture/file-name.js";
import { CLOSED, embedAddress, SANDBOX, snippet } from "../../../web/src/share/picture/snippet.js";

describe("the address of an embed", () => {
  test("defaults: text, player, the reader's own colours", () => {
    expect(readParams("")).toEqual({
      lesson: "",
      step: "",
      from: null,
      to: null,
      loop: false,
      controls: true,
      chrome: true,
      theme: "auto",
      lang: "",
      motion: "auto",
      visualOnly: false,
    });
  });

  test("every documented parameter is read, and written back the same", () => {
    const search =
      "lesson=free-lists&step=ask&from=3&to=24&loop=1&controls=0&chrome=0&theme=dark&lang=es&motion=reduce";
    const params = readParams(`?${search}`);
    expect(params).toMatchObject({
      lesson: "free-lists",
      step: "ask",
      from: 3,
      to: 24,
      loop: true,
      lang: "es",
    });
    expect(writeParams(params)).toBe(search);
  });

  test("the documentation has each of them", () => {
    const documented = readFileSync("docs/embedding.md", "utf8");
    for (const name of [
      "lesson",
      "step",
      "from",
      "to",
      "loop",
      "controls",
      "chrome",
      "theme",
      "lang",
      "motion",
      "visual-only",
    ])
      expect(documented).toContain(`| \`${name}\``);
    for (const type of [
      "ready",
      "size",
      "step",
      "progress",
      "score",
      "complete",
      "error",
      "goto",
      "play",
      "pause",
      "theme",
    ])
      expect(documented).toContain(`| \`${type}\``);
  });

  test("what is unknown or malformed is ignored", () => {
    expect(readParams("?lesson=../x&step=<b>&from=-1&to=1e3&theme=pink&lang=english&what=ever")).toEqual(
      readParams(""),
    );
  });

  test("the picture alone has neither player nor text", () => {
    expect(readParams("?visual-only=1&controls=1&chrome=1")).toMatchObject({
      controls: false,
      chrome: false,
    });
  });
});

describe("messages from the page around", () => {
  test.each([
    [{ type: "play" }],
    [{ type: "pause" }],
    [{ type: "theme", theme: "dark" }],
    [{ type: "goto", step: "ask" }],
    [{ type: "goto", cursor: 12 }],
    [{ type: "goto", step: "ask", cursor: 0 }],
  ])("%j is heard", (message) => {
    expect(incoming({ buddyscope: 1, ...message })).toEqual({ buddyscope: 1, ...message });
  });

  test.each([
    [null],
    ["play"],
    [{ type: "play" }],
    [{ buddyscope: 2, type: "play" }],
    [{ buddyscope: 1, type: "run", code: "import os" }],
    [{ buddyscope: 1, type: "theme", theme: "<b>" }],
    [{ buddyscope: 1, type: "goto" }],
    [{ buddyscope: 1, type: "goto", step: "https://example.org" }],
    [{ buddyscope: 1, type: "goto", cursor: -1 }],
    [{ buddyscope: 1, type: "goto", cursor: 1.5 }],
  ])("%j is not", (message) => {
    expect(incoming(message)).toBe(null);
  });

  test("nothing is passed on but what is known", () => {
    expect(incoming({ buddyscope: 1, type: "play", html: "<b>" })).toEqual({ buddyscope: 1, type: "play" });
  });
});

describe("answer codes", () => {
  const step = (predict, id = "ask") => ({ id, predict });
  const page = step({ kind: "page", answer: 15, options: [] });
  const words = { unsure: "not sure", other: "something else" };

  test("four letters, without any that look alike, and back", () => {
    for (const answer of [0, 7, 15, 4095, null]) {
      const code = answerCode("split", page, answer);
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}$/);
      expect(valueIn("split", page, code.toLowerCase())).toBe(answer ?? 16383);
    }
  });

  test("of another question they are nearly always known as strange", () => {
    const others = Array.from({ length: 200 }, (_, i) => answerCode("split", step(null, `step${i}`), 15));
    const taken = others.filter((code) => valueIn("split", page, code) !== null);
    expect(taken.length).toBeLessThan(12);
  });

  test("a class is counted, the right answer marked, typing mistakes told", () => {
    const codes = [15, 15, 0, null].map((answer) => answerCode("split", page, answer));
    const { bars, strange, total } = tally("split", page, `${codes.join(", ")}\n10OI`, words);
    expect(total).toBe(4);
    expect(bars.map(({ label, count, right }) => [label, count, right])).toEqual([
      ["page 0", 1, false],
      ["page 15", 2, true],
      ["not sure", 1, false],
    ]);
    expect(strange).toEqual(["10OI"]);
  });

  test("choices are told by their words, several numbers by whether they are right", () => {
    const list = step({ kind: "list", answer: 2, options: ["0", "1", "2"] });
    expect(tally("split", list, answerCode("split", list, 2), words).bars[0]).toMatchObject({
      label: "order 2",
      right: true,
    });
    const counts = step({ kind: "counts", answer: [1, 1, 0], options: [] });
    const given = [
      [1, 1, 0],
      [0, 1, 1],
    ].map((answer) => answerCode("split", counts, answer));
    expect(
      tally("split", counts, given.join(" "), words)
        .bars.map(({ right }) => right)
        .sort(),
    ).toEqual([false, true]);
  });
});

test("a score counts what is asked, what is done, and what is right", () => {
  const lesson = {
    steps: [
      { id: "ask", predict: { answer: 15 }, question: null, challenge: null },
      {
        id: "why",
        predict: null,
        question: { choices: [{ correct: false }, { correct: true }] },
        challenge: null,
      },
      { id: "do", predict: { answer: [1, 0] }, question: null, challenge: {} },
      { id: "read", predict: null, question: null, challenge: null },
    ],
  };
  const nothing = { predictions: {}, questions: {}, challenges: {} };
  expect(tallyOf(lesson, nothing)).toEqual({ total: 4, done: 0, right: 0 });
  expect(isComplete({ total: 4, done: 3, right: 3 })).toBe(false);
  const all = {
    predictions: { ask: { page: 15 }, do: { page: [0, 1] } },
    questions: { why: { choice: 1 } },
    challenges: { do: { used: 3 } },
  };
  expect(tallyOf(lesson, all)).toEqual({ total: 4, done: 4, right: 3 });
  expect(isComplete({ total: 4, done: 4, right: 3 })).toBe(true);
});

test("links to a lesson's step can name a record or ask for a code", () => {
  expect(lessonRoute("#/lesson/split/ask/@12")).toEqual({ cursor: 12, poll: false });
  expect(lessonRoute(pollLink("split", "ask"))).toEqual({ cursor: null, poll: true });
  expect(lessonRoute("#/lesson/split/ask/@-1")).toEqual({ cursor: null, poll: false });
  expect(lessonRoute("#/sandbox/matchbox")).toEqual({ cursor: null, poll: false });
});

test("the HTML to paste has a title, a fallback link, and no way into the page around", () => {
  const src = embedAddress("https://example.org/os/", {
    lesson: "split",
    step: "ask",
    theme: "auto",
    chrome: false,
  });
  expect(src).toBe("https://example.org/os/embed/?lesson=split&step=ask&chrome=0");
  const html = snippet({
    src,
    title: 'A "block"',
    sandbox: SANDBOX,
    link: "https://example.org/os/#/lesson/split/ask",
    linkText: "Open <it>",
    script: "",
  });
  expect(html).toContain('title="A &quot;block&quot;"');
  expect(html).toContain(`sandbox="${SANDBOX}"`);
  expect(SANDBOX.split(" ").sort()).toEqual([
    "allow-popups",
    "allow-popups-to-escape-sandbox",
    "allow-same-origin",
    "allow-scripts",
  ]);
  expect(CLOSED).not.toContain("allow-same-origin");
  expect(html).toContain('<a href="https://example.org/os/#/lesson/split/ask">Open &lt;it&gt;</a>');
  expect(html).not.toContain("<script");
});

test("files are named by what they show", () => {
  expect(fileName("buddyscope", "Where free pages wait", 12)).toBe("buddyscope-where-free-pages-wait-12");
  expect(fileName("../..", "")).toBe("buddyscope");
});
