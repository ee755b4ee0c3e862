// @vitest-environment jsdom
import { effect, untracked } from "@preact/signals-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cutAt, isGated, reach, stepRange } from "../../../web/src/history/ranges.js";
import { learnToJudge } from "../../../web/src/kernels/judging.js";
import { Bench } from "../../../web/src/lesson/attempt.js";
import { LessonFlow } from "../../../web/src/lesson/lesson-flow.js";
import { Player } from "../../../web/src/player/player.js";
import { createStore } from "../../../web/src/shell/store.js";
import { firstRequest, handClock, history, lesson } from "../app-fixture.js";

/** A page without a page: the parts of main.js that decide something. */
function open(step = 0) {
  const store = createStore();
  const clock = handClock();
  const player = new Player(store, clock);
  const asked = [];
  const engine = {
    isReady: true,
    answer: async () => firstRequest(),
    run(_, keep, commands) {
      asked.push({ keep, commands });
      return engine.answer();
    },
  };
  const bench = new Bench(store, player, engine, () => true);
  const flow = new LessonFlow(store, player, bench);
  effect(() => {
    if (store.moment.value) untracked(() => flow.follow());
  });
  flow.open(lesson(), step);
  return { store, clock, player, engine, asked, bench, flow };
}

beforeAll(learnToJudge);
beforeEach(() => localStorage.clear());

describe("a step", () => {
  test("plays from the end of the commands before it to the end of its own", () => {
    expect(stepRange(lesson(), 0)).toEqual({ start: 0, end: 6 });
    expect(stepRange(lesson(), 1)).toEqual({ start: 6, end: 10 });
    expect(stepRange(lesson(), 2)).toEqual({ start: 0, end: 0 });
  });

  test("begins where the one before it ended", () => {
    const { store, flow } = open(0);
    expect(store.moment.value.cursor).toBe(0);
    flow.goTo(1);
    expect(store.moment.value.cursor).toBe(6);
    expect([...store.moment.value.frame.blocks]).toEqual([[3, { order: 0, name: "a" }]]);
  });

  test("is played once its end was seen, also after coming back", () => {
    const { store, player, flow } = open(0);
    expect(store.played.value).toBe(false);
    player.toEnd();
    expect(store.played.value).toBe(true);
    flow.goTo(1);
    expect(store.played.value).toBe(false);
    flow.goTo(0);
    expect(store.played.value).toBe(true);
  });
});

describe("an open prediction", () => {
  test("stops the future at the step's start", () => {
    const progress = { predictions: {}, questions: {}, challenges: {} };
    expect(isGated(lesson().steps[1], progress)).toBe(true);
    expect(reach(lesson(), 1, progress)).toBe(6);
    const told = { ...progress, predictions: { second: { page: null } } };
    expect(isGated(lesson().steps[1], told)).toBe(false);
    expect(reach(lesson(), 1, told)).toBe(10);
  });

  test("lets nothing through: seek, step, play, scrub, the ends", () => {
    const { store, clock, player } = open(1);
    for (const go of ["toEnd", "play", "toggle"]) {
      player[go]();
      clock.tick(5);
      expect(store.moment.value.cursor).toBe(6);
      expect(store.playing.value).toBe(false);
    }
    player.scrub(10);
    expect(store.moment.value.cursor).toBe(6);
    player.step(1, "request");
    expect(store.moment.value.cursor).toBe(6);
  });

  test("the past stays in reach", () => {
    const { store, player } = open(1);
    player.step(-1, "request");
    expect(store.moment.value.cursor).toBe(0);
    player.scrub(4);
    expect(store.moment.value.cursor).toBe(4);
  });

  test("components get a history without the future", () => {
    const { store } = open(1);
    const { history: seen } = store.moment.value;
    expect(seen.commands.map(({ text }) => text)).toEqual(["a = alloc_pages order=0"]);
    expect(seen.records.length).toBe(30);
  });

  test("a cut history is the same object each time, a whole one is itself", () => {
    const whole = history();
    expect(cutAt(whole, 6)).toBe(cutAt(whole, 6));
    expect(cutAt(whole, 10)).toBe(whole);
  });

  test("opens when it is locked in, and is kept in this browser", () => {
    const { store, flow } = open(1);
    flow.pick(3);
    expect(store.pick.value).toBe(3);
    flow.commit(3);
    expect(store.moment.value.limit).toBe(10);
    expect(store.moment.value.cursor).toBe(6);
    expect(flow.answers).toMatchObject({ picked: 3, truth: 2 });
    expect(open(1).flow.gated).toBe(false);
  });

  test("'not sure yet' counts as an answer of its own", () => {
    const { flow } = open(1);
    flow.commit(null);
    expect(flow.gated).toBe(false);
    expect(flow.answers).toMatchObject({ picked: null, truth: 2 });
    expect(flow.parting).toBe(null);
  });

  test("cannot be changed afterwards", () => {
    const { flow } = open(1);
    flow.commit(3);
    flow.commit(2);
    expect(flow.answers).toMatchObject({ picked: 3, truth: 2 });
  });

  test("is forgotten on request", () => {
    const { store, flow } = open(1);
    flow.commit(3);
    flow.forget();
    expect(store.step.value).toBe(0);
    expect(open(1).flow.gated).toBe(true);
  });
});

describe("a prediction beside the picture", () => {
  /** @param {object} more */
  function withStep(more) {
    const opened = open(0);
    const changed = lesson();
    Object.assign(changed.steps[1], more);
    opened.flow.open(changed, 1);
    return opened;
  }
  const counts = {
    ...lesson().steps[1].predict,
    kind: "counts",
    options: ["0", "1", "2"],
    answer: [0, 1, 0],
  };

  test("is asked for beside the map, and its ghost is drawn on the lists", () => {
    const { flow } = withStep({ predict: counts });
    expect(flow.asks).toBe("beside");
    expect(flow.asked.kind).toBe("counts");
    flow.commit([1, 1, 0]);
    expect(flow.gated).toBe(false);
    expect(flow.asks).toBe("");
    expect(flow.asked).toBe(null);
    expect(flow.answers).toMatchObject({ kind: "counts", picked: [1, 1, 0], truth: [0, 1, 0] });
    expect(open(1).store.progress.value.predictions).toEqual({ second: { page: [1, 1, 0] } });
  });

  test("a question that comes first stops the future, too", () => {
    const question = { gate: true, prompt: "", choices: [] };
    const { store, player, flow } = withStep({ predict: null, question });
    player.toEnd();
    expect(store.moment.value.cursor).toBe(6);
    expect(flow.asks).toBe("beside");
    flow.commit(2);
    expect(flow.gated).toBe(true);
    flow.answer(-1);
    expect(flow.gated).toBe(false);
    expect(store.moment.value.limit).toBe(10);
  });

  test("a question without a gate stops nothing", () => {
    const { store } = withStep({ predict: null, question: { gate: false, prompt: "", choices: [] } });
    expect(store.moment.value.limit).toBe(10);
  });
});

describe("a wrong prediction", () => {
  test("is replayed around that record, and ends behind it: then the step has been seen", () => {
    const { store, clock, player, flow } = open(1);
    flow.commit(0);
    flow.watch("parting");
    expect(store.moment.value.cursor).toBe(7);
    expect(store.playing.value).toBe(true);
    clock.tick();
    expect(store.moment.value.cursor).toBe(flow.parting + 1);
    clock.tick();
    expect(store.moment.value.cursor).toBeGreaterThan(flow.parting + 1);
    clock.tick();
    expect(store.moment.value.cursor).toBe(flow.parting + 1);
    expect([store.playing.value, store.played.value]).toEqual([false, false]);
    clock.tick();
    expect(store.played.value).toBe(true);
    player.toggle();
    clock.tick();
    expect(store.moment.value.cursor).toBeGreaterThan(flow.parting + 1);
    flow.watch("start");
    expect(store.moment.value.cursor).toBe(6);
  });
});

describe("playing", () => {
  test("goes from stop to stop and ends at the limit", () => {
    const { store, clock, player } = open(0);
    store.granularity.value = "request";
    player.play();
    expect(store.playing.value).toBe(true);
    clock.tick();
    expect(store.moment.value.cursor).toBe(6);
    expect(store.playing.value).toBe(false);
  });

  test("again, from the step's start", () => {
    const { store, player, flow } = open(1);
    flow.commit(2);
    player.toEnd();
    player.toggle();
    expect(store.moment.value.cursor).toBe(6);
    expect(store.playing.value).toBe(true);
  });

  test("lasts by granularity and speed", () => {
    const { store, player } = open(0);
    expect(player.pace).toBe(600);
    store.granularity.value = "request";
    store.speed.value = 2;
    expect(player.pace).toBe(700);
  });
});

describe("a challenge", () => {
  test("asks Python, shows the end, and is solved", async () => {
    const { store, asked, bench } = open(2);
    expect(store.bench.value).toMatchObject({ kind: "challenge", used: 0 });
    await bench.act("a = alloc_pages order=0");
    expect(asked).toEqual([{ keep: 0, commands: ["a = alloc_pages order=0"] }]);
    expect(store.moment.value.cursor).toBe(6);
    expect(store.bench.value.used).toBe(1);
    expect(store.progress.value.challenges).toEqual({ yours: { used: 1 } });
  });

  test("undo and starting over go back without Python", async () => {
    const { store, asked, bench } = open(2);
    await bench.act("a = alloc_pages order=0");
    bench.undo();
    expect(store.moment.value.limit).toBe(0);
    expect(store.bench.value.used).toBe(0);
    expect(asked.length).toBe(1);
  });

  test("acting in the past forks", async () => {
    const { store, player, asked, bench } = open(2);
    await bench.act("a = alloc_pages order=0");
    player.scrub(0);
    await bench.act("z = alloc_pages order=0");
    expect(asked.map(({ keep }) => keep)).toEqual([0, 0]);
    expect(store.moment.value.history.commands.length).toBe(1);
  });

  test("keeps its attempt while the lesson is open", async () => {
    const { store, bench, flow } = open(2);
    await bench.act("a = alloc_pages order=0");
    flow.goTo(0);
    expect(store.bench.value).toBe(null);
    flow.goTo(2);
    expect(store.moment.value.cursor).toBe(6);
    expect(store.bench.value.used).toBe(1);
  });

  test("the author's solution is shown, and does not count", async () => {
    const { store, bench } = open(2);
    await bench.playSolution();
    expect(store.moment.value.cursor).toBe(6);
    expect(store.bench.value.helped).toBe(true);
    expect(store.progress.value.challenges).toEqual({});
  });

  test("what Python refuses is said in place, with the word it thinks was meant", async () => {
    const { store, engine, bench } = open(2);
    engine.answer = async () => {
      throw Object.assign(new Error("There is no command allok."), {
        failure: { message: "There is no command allok.", nearest: "alloc_pages" },
      });
    };
    await bench.act("a = allok order=0");
    expect(store.bench.value).toMatchObject({
      error: "There is no command allok.",
      nearest: "alloc_pages",
      busy: false,
      used: 0,
    });
  });
});

describe("free play", () => {
  test("starts where the learner stands and leaves the recorded lesson alone", async () => {
    const { store, player, flow } = open(0);
    player.toEnd();
    flow.tryFreely();
    expect(store.bench.value).toMatchObject({ kind: "free", used: 0 });
    expect(store.moment.value.cursor).toBe(6);
    flow.backToLesson();
    expect(store.bench.value).toBe(null);
    expect(store.moment.value.limit).toBe(6);
  });

  test("is not offered behind a gate", () => {
    const { store, flow } = open(1);
    flow.tryFreely();
    expect(store.bench.value).toBe(null);
  });
});
