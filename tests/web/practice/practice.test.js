// @vitest-environment jsdom
/** Practice without Python: a stand-in answers with tasks that are written here. */

import { beforeEach, expect, test } from "vitest";
import { Practice } from "../../../web/src/practice/practice.js";
import { parsePracticeRoute, practiceRouteTo, practiceWith } from "../../../web/src/practice/routes.js";
import { forgetScores, loadScores, scoreAfter } from "../../../web/src/practice/scores.js";
import { createStore } from "../../../web/src/shell/store.js";
import { matchboxHistory } from "../fixtures.js";

const TASK = {
  level: "split",
  seed: 7,
  machine: { preset: "matchbox" },
  setup: [],
  command: "a = alloc_pages order=0",
  hands: "blocks",
  moves: [
    { kind: "take", zone: 0, order: 4, at: 0, rule: "take.rmqueue", cursor: 6, group: 0 },
    { kind: "hand", zone: 0, order: 0, at: 15, rule: "hand", cursor: 20, group: 1 },
  ],
};
const QUESTION = {
  topic: "page",
  seed: 3,
  level: 0,
  kind: "page",
  machine: { preset: "matchbox" },
  setup: [],
  command: "a = alloc_pages order=0",
  prompt: "?",
  given: "",
  options: [],
  answer: 15,
  because: "so",
  bit: null,
}; // prettier-ignore
const CASE = {
  seed: 1,
  machine: { preset: "matchbox" },
  setup: [],
  command: "a = alloc_pages order=0",
  causes: ["one", "two"],
  cause: 1,
  repairs: [{ works: false }, { works: true }],
};
const ANSWERS = {
  menu: { levels: ["split"], topics: ["page"], sizes: ["small"] },
  task: TASK,
  exam: { tasks: [TASK, TASK] },
  question: QUESTION,
  case: CASE,
};

/** One command of the fixture, as Python would run it. */
function oneCommand() {
  const whole = matchboxHistory();
  const [command] = whole.commands;
  return { ...whole, commands: [command], records: whole.records.slice(0, command.end * 5) };
}

class Engine {
  isReady = true;
  asked = [];
  async ask(_type, payload) {
    this.asked.push(payload);
    return ANSWERS[payload.what];
  }
  async open() {
    return { ...oneCommand(), commands: [], records: [] };
  }
  async run() {
    return { ...oneCommand(), keep: 0, from: 0 };
  }
}

class Player {
  shown = [];
  show(timeline, range) {
    this.shown.push({ timeline, ...range });
  }
  hide() {
    this.shown.push(null);
  }
  play() {}
  pause() {}
}

let store, player, engine, practice;

beforeEach(() => {
  forgetScores();
  store = createStore();
  player = new Player();
  engine = new Engine();
  practice = new Practice(store, player, engine, () => true);
});

const state = () => store.practice.value;
const last = () => player.shown.at(-1);

test("a task begins without anything of its answer on the stage", async () => {
  await practice.open({ view: "allocator", topic: "split", seed: 7 });
  expect(state()).toMatchObject({ phase: "asking", moves: [], verdict: null });
  expect(last().timeline.length).toBe(0);
});

test("moves are drawn, undone, and held against the model", async () => {
  await practice.open({ view: "allocator", topic: "split", seed: 7 });
  practice.move({ kind: "take", zone: 0, order: 4, at: 0 });
  expect(last().timeline.length).toBeGreaterThan(0);
  practice.undo();
  expect(last().timeline.length).toBe(0);
  practice.move({ kind: "take", zone: 0, order: 4, at: 0 });
  practice.move({ kind: "hand", zone: 0, order: 4, at: 0 });
  practice.handIn();
  expect(state().verdict).toMatchObject({ right: false, done: 1, at: 1, expected: TASK.moves[1] });
  expect(state().verdict.sentence).not.toBe("");
  expect(last().timeline.length).toBe(24);
  practice.move({ kind: "flip", zone: 0, order: 0, at: 0 });
  expect(state().moves).toHaveLength(2);
});

test("a right answer counts, is kept, and can be forgotten", async () => {
  await practice.open({ view: "allocator", topic: "split", seed: 7 });
  for (const move of TASK.moves) practice.move(move);
  practice.handIn();
  expect(state().verdict.right).toBe(true);
  expect(loadScores().tasks.split).toMatchObject({ tried: 1, right: 1 });
  practice.forget();
  expect(loadScores().tasks).toEqual({});
});

test("what was forgotten or brought in elsewhere is not overwritten from memory", async () => {
  await practice.open({ view: "allocator", topic: "split", seed: 7 });
  for (const move of TASK.moves) practice.move(move);
  practice.handIn();
  forgetScores();
  practice.reload();
  expect(practice.scores.value.tasks).toEqual({});
});

test("clicks in the picture take a block, and then a half of it", async () => {
  await practice.open({ view: "allocator", topic: "split", seed: 7 });
  expect(practice.hears("bs-block", { page: 0, order: 4, name: "", kind: "free" })).toBe(true);
  expect(state().moves).toEqual([{ kind: "take", zone: 0, order: 4, at: 0 }]);
  practice.hears("bs-block", { page: 8, order: 3, name: "upper", kind: "allocated" });
  expect(state().putting).toBe("upper");
  practice.hears("bs-pick", { page: 3 });
  expect(state().moves.at(-1)).toEqual({ kind: "put", zone: 0, order: 3, at: 8 });
  practice.flip(true);
  practice.hears("bs-pick", { page: [8] });
  expect(state().moves.at(-1)).toEqual({ kind: "flip", zone: 0, order: 1, at: 0 });
});

test("a question may be left open: not sure yet", async () => {
  await practice.open({ view: "questions", topic: "page", seed: 3 });
  expect(last().timeline.length).toBe(0);
  practice.commit(null);
  expect(state()).toMatchObject({ phase: "told", committed: { page: null } });
  expect(loadScores().questions.page).toMatchObject({ tried: 1, right: 0, unsure: 1 });
  practice.commit(15);
  expect(state().committed).toEqual({ page: null });
});

test("an exam counts to its end, and passes when enough is right", async () => {
  await practice.sit({ key: "l/s", kind: "cases", count: 2, pass: 2 }, true);
  practice.judge({ cause: 1, repair: 1 });
  await practice.next();
  practice.judge({ cause: 1, repair: 0 });
  expect(state().exam.results).toEqual([true, false]);
  await practice.next();
  expect(state().exam.results).toEqual([true, false]);
  expect(loadScores().exams).toEqual({ "l/s": 1 });
  const { seed } = state().exam;
  await practice.sitAgain();
  expect(state().exam.results).toEqual([]);
  expect(state().exam.seed).not.toBe(seed);
});

test("an exam by hand goes through the tasks that were made for it", async () => {
  await practice.sit({ key: "l/s", kind: "allocator", count: 2, pass: 1 }, true);
  expect(engine.asked.at(-1)).toMatchObject({ what: "exam", operations: 2 });
  practice.handIn();
  await practice.next();
  expect(state().task).toBe(TASK);
  expect(state().exam.results).toEqual([false]);
});

test("without Python an exam waits", async () => {
  await practice.sit({ key: "l/s", kind: "cases", count: 2, pass: 2 }, false);
  expect(state().phase).toBe("waiting");
  await practice.sit({ key: "l/s", kind: "cases", count: 2, pass: 2 }, true);
  expect(state().phase).toBe("asking");
});

test("the level climbs after two right answers in a row, and falls after a wrong one", () => {
  const once = scoreAfter(undefined, "right");
  const twice = scoreAfter(once, "right");
  expect([once.level, twice.level]).toEqual([0, 1]);
  expect(scoreAfter(twice, "wrong").level).toBe(0);
  expect(scoreAfter(twice, "unsure")).toMatchObject({ level: 1, run: 0, unsure: 1 });
});

test.each([
  ["#/practice", { view: "home", topic: "", seed: 0 }],
  ["#/practice/allocator/merges/12", { view: "allocator", topic: "merges", seed: 12 }],
  ["#/practice/cases//5", { view: "cases", topic: "", seed: 5 }],
  ["#/practice/nonsense/<b>", { view: "home", topic: "", seed: 0 }],
  ["#/practice/questions/page/9999999999", { view: "questions", topic: "page", seed: 0 }],
  ["#/lesson/split", null],
])("%s is read as %j", (hash, route) => {
  expect(parsePracticeRoute(hash)).toEqual(route);
});

test("addresses lead back to what they came from", () => {
  expect(practiceRouteTo("allocator", "merges", 12)).toBe("#/practice/allocator/merges/12");
  expect(parsePracticeRoute(practiceRouteTo("cases", "", 5))).toEqual({ view: "cases", topic: "", seed: 5 });
  expect(practiceWith("split")).toBe("#/practice/allocator/split");
  expect(practiceWith("powers")).toBe(null);
});
