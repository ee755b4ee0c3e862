// @vitest-environment jsdom
import { describe, expect, test, vi } from "vitest";
import { Engine, sameRecords } from "../../../web/src/engine/engine.js";
import { loadingInWords, megabytes, percent, pythonInWords } from "../../../web/src/engine/status-words.js";
import { keptCommands, nothingAfter } from "../../../web/src/history/fork.js";
import { Timeline } from "../../../web/src/history/timeline.js";
import { goalMet, goalRows } from "../../../web/src/kernels/linux-2.4.22/goals.js";
import { letters, nameGiven, nextName, nextNameIn } from "../../../web/src/lesson/block-names.js";
import { loadProgress, saveProgress } from "../../../web/src/lesson/progress.js";
import { keyAction } from "../../../web/src/player/keys.js";
import { distance, nearest, parseRoute, routeTo } from "../../../web/src/shell/routes.js";
import { createStore } from "../../../web/src/shell/store.js";
import { firstRequest, history } from "../app-fixture.js";

describe("names", () => {
  test("are the next free letter", () => {
    expect(nextName([])).toBe("a");
    expect(nextName(["a", "b"])).toBe("c");
    expect(nextName(["b", "c"])).toBe("a");
  });

  test("go on after z", () => {
    expect(letters(25)).toBe("z");
    expect(letters(26)).toBe("aa");
    expect(letters(27)).toBe("ab");
    expect(letters(52)).toBe("ba");
    expect(nextName("abcdefghijklmnopqrstuvwxyz")).toBe("aa");
  });

  test("are read from a command", () => {
    expect(nameGiven("b = alloc_pages order=1")).toBe("b");
    expect(nameGiven("free_pages b")).toBe(null);
    expect(nameGiven("interrupt in=yes")).toBe(null);
  });
});

describe("the next name", () => {
  const named = (...texts) => ({
    commands: texts.map((text) => ({ text })),
    start: { blocks: [] },
    names: [],
  });

  test("was never given in the whole history, wherever the cursor stands", () => {
    expect(nextNameIn(named())).toBe("a");
    expect(nextNameIn(named("a = alloc_page", "b = alloc_page"))).toBe("c");
    expect(nextNameIn(named("a = alloc_page", "__free_page a"))).toBe("b");
    expect(nextNameIn(named("task flags=0", "interrupt in=yes"))).toBe("a");
  });

  test("is none of those that the machine begins with", () => {
    const start = { blocks: [[15, 0, 1]] };
    expect(nextNameIn({ commands: [], start, names: ["", "a"] })).toBe("b");
  });
});

describe("a goal", () => {
  const goal = [{ node: 0, zone: "Normal", counts: [1, 1, 0] }];

  test("is held against now, order by order", () => {
    const { frame } = new Timeline(history());
    expect(goalRows(goal, frame)[0].cells).toEqual([
      { order: 0, goal: 1, now: 0, met: false },
      { order: 1, goal: 1, now: 0, met: false },
      { order: 2, goal: 0, now: 1, met: false },
    ]);
    expect(goalMet(goal, frame)).toBe(false);
  });

  test("is met when every count is equal", () => {
    expect(goalMet(goal, new Timeline(history()).seek(6))).toBe(true);
    expect(goalMet(goal, new Timeline(history()).seek(10))).toBe(false);
  });

  test("of a zone that is not there is never met by chance", () => {
    const { frame } = new Timeline(history());
    expect(goalMet([{ node: 0, zone: "DMA", counts: [0, 0, 1] }], frame)).toBe(false);
  });
});

describe("acting in the past keeps", () => {
  test("the commands that have ended, and one that is under way", () => {
    expect([0, 1, 5, 6, 7, 10].map((cursor) => keptCommands(history(), cursor))).toEqual([0, 1, 1, 1, 2, 2]);
  });

  test("a cut, its records and nothing new", () => {
    expect(nothingAfter(history(), 1)).toMatchObject({ from: 6, keep: 1, commands: [] });
    expect(nothingAfter(history(), 0)).toMatchObject({ from: 0, keep: 0, commands: [] });
  });
});

describe("keys", () => {
  const press = (key, more = {}) =>
    keyAction({ key, shift: false, modified: false, widget: "none", inPlayer: false, ...more });

  test("step, play and jump", () => {
    expect(press("ArrowLeft")).toBe("back");
    expect(press("ArrowRight")).toBe("forward");
    expect(press("ArrowLeft", { shift: true })).toBe("request-back");
    expect(press("ArrowRight", { shift: true })).toBe("request-forward");
    expect(press(" ")).toBe("toggle");
    expect(press("Home")).toBe("start");
    expect(press("End")).toBe("end");
    expect(["1", "2", "3"].map((key) => press(key))).toEqual(["request", "function", "step"]);
    expect(press("?", { shift: true })).toBe("help");
    expect(press("x")).toBe(null);
  });

  test("fields keep all of theirs", () => {
    for (const key of ["ArrowLeft", " ", "1", "?", "Home"])
      expect(press(key, { widget: "field" })).toBe(null);
  });

  test("buttons keep Space; characters work on the player's buttons only", () => {
    expect(press(" ", { widget: "button", inPlayer: true })).toBe(null);
    expect(press("3", { widget: "button", inPlayer: true })).toBe("step");
    expect(press("3", { widget: "button" })).toBe(null);
    expect(press("ArrowRight", { widget: "button" })).toBe("forward");
  });

  test("with Ctrl, Alt or Meta belong to the browser", () => {
    expect(press("ArrowLeft", { modified: true })).toBe(null);
  });
});

describe("links", () => {
  test("name a lesson and a step", () => {
    expect(parseRoute("#/lesson/split/ask")).toEqual({ lesson: "split", step: "ask" });
    expect(parseRoute("#/")).toEqual({ lesson: "", step: "" });
    expect(parseRoute("#lesson")).toBe(null);
    expect(routeTo("split", "ask")).toBe("#/lesson/split/ask");
    expect(parseRoute("#/lesson/%E0%A4%A")).toEqual({ lesson: "%E0%A4%A", step: "" });
  });

  test("to something unknown lead to the nearest, and say so", () => {
    const known = [
      { id: "split", title: "Splitting" },
      { id: "merge", title: "Merging" },
    ];
    expect(nearest("splt", known, "lesson")).toEqual({
      found: known[0],
      note: "There is no lesson “splt”. This is the nearest: “Splitting”.",
    });
    expect(nearest("merge", known, "lesson")).toEqual({ found: known[1], note: "" });
    expect(nearest("", known, "lesson")).toEqual({ found: known[0], note: "" });
    expect(distance("kitten", "sitting")).toBe(3);
  });
});

describe("progress", () => {
  test("comes back as it was", () => {
    const progress = {
      predictions: { ask: { page: 15 } },
      questions: { one: { choice: 2 } },
      challenges: {},
    };
    saveProgress("split", progress);
    expect(loadProgress("split")).toEqual(progress);
    expect(loadProgress("other")).toEqual({ predictions: {}, questions: {}, challenges: {} });
  });

  test("of a wrong shape is left out", () => {
    localStorage.setItem(
      "buddyscope:1:progress:odd",
      '{"predictions":{"ask":{"page":"x"},"left":null},"questions":7}',
    );
    expect(loadProgress("odd")).toEqual({ predictions: {}, questions: {}, challenges: {} });
    localStorage.setItem("buddyscope:1:progress:odd", "{");
    expect(loadProgress("odd")).toEqual({ predictions: {}, questions: {}, challenges: {} });
  });

  test("stays in memory where storage throws", () => {
    const refuse = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new Error("denied");
    });
    saveProgress("framed", { predictions: { ask: { page: null } }, questions: {}, challenges: {} });
    refuse.mockRestore();
    expect(loadProgress("framed").predictions).toEqual({ ask: { page: null } });
  });
});

describe("Python on its way", () => {
  const engine = {
    phase: "loading",
    what: "python",
    doing: "download",
    loaded: 3_100_000,
    total: 6_200_000,
    live: false,
    message: "",
  };

  test("in bytes and in words", () => {
    expect(percent(engine)).toBe(50);
    expect(megabytes(engine)).toBe("3.1 of 6.2 MB");
    expect(pythonInWords(engine)).toBe("Python 50 %");
    expect(loadingInWords(engine)).toBe("Python 3.1 of 6.2 MB");
    expect(loadingInWords({ ...engine, doing: "install", what: "package" })).toBe("Installing Buddyscope");
    expect(pythonInWords({ ...engine, phase: "ready" })).toBe("Python ready");
    expect(percent({ loaded: 5, total: 5 })).toBe(99);
  });
});

/** A connection that answers like Python and remembers what it was asked. */
function python(answer = firstRequest()) {
  const asked = [];
  const connect = () => ({
    ready: Promise.resolve(),
    terminate: () => {},
    ask: async (type, payload) => {
      asked.push([type, payload.machine?.preset ?? payload.commands, payload.keep]);
      return type === "run" ? answer : history();
    },
  });
  return { asked, connect };
}

async function started(connect) {
  const store = createStore();
  const engine = new Engine(store, connect, () => {});
  engine.start();
  await Promise.resolve();
  return { store, engine };
}

describe("Python takes over", () => {
  const A = "a = alloc_pages order=0";

  test("when it gets the very same records", async () => {
    const recorded = {
      ...history(),
      commands: history().commands.slice(0, 1),
      records: history().records.slice(0, 30),
    };
    const { asked, connect } = python();
    const { store, engine } = await started(connect);
    expect(await engine.verify(recorded)).toBe(true);
    expect(store.engine.value.live).toBe(true);
    expect(asked).toEqual([
      ["open", "thimble", undefined],
      ["run", [A], 0],
    ]);
  });

  test("not when one number differs", async () => {
    const { store, engine } = await started(python().connect);
    expect(await engine.verify(history())).toBe(false);
    expect(store.engine.value.live).toBe(false);
    expect(sameRecords([1, 2], Int32Array.of(1, 2))).toBe(true);
    expect(sameRecords([1, 2], [1, 3])).toBe(false);
  });

  test("and opens another machine, or another past, only when it must", async () => {
    const { asked, connect } = python();
    const { engine } = await started(connect);
    await engine.run(history(), 1, ["x"]);
    await engine.run({ ...history(), commands: [{ text: A }, { text: "x" }] }, 2, ["y"]);
    await engine.run(history(), 2, ["z"]);
    expect(asked).toEqual([
      ["open", "thimble", undefined],
      ["run", [A], 0],
      ["run", ["x"], 1],
      ["run", ["y"], 2],
      ["open", "thimble", undefined],
      ["run", [A, "b = alloc_pages order=0"], 0],
      ["run", ["z"], 2],
    ]);
  });

  test("a failure is said, and can be tried again", async () => {
    let ready = Promise.reject(new Error("Python was not found."));
    const { store, engine } = await started(() => ({ ready, terminate: () => {}, ask: async () => ({}) }));
    await Promise.resolve();
    expect(store.engine.value).toMatchObject({ phase: "failed", message: "Python was not found." });
    ready = Promise.resolve();
    engine.start();
    expect(store.engine.value.phase).toBe("loading");
    await Promise.resolve();
    expect(store.engine.value.phase).toBe("ready");
  });
});
