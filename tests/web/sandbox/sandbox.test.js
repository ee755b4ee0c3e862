import { describe, expect, test } from "vitest";
import { Engine } from "../../../web/src/engine/engine.js";
import { sharedCommands, tailOf } from "../../../web/src/history/branches.js";
import { Player } from "../../../web/src/player/player.js";
import { Sandbox } from "../../../web/src/sandbox/sandbox.js";
import { Workloads } from "../../../web/src/sandbox/workload.js";
import { parseSandboxRoute, sandboxRouteTo } from "../../../web/src/shell/routes.js";
import { createStore } from "../../../web/src/shell/store.js";
import { handClock, history } from "../app-fixture.js";

/** A kernel that gives page after page: each command is two records. Names are the letters. */
function python() {
  const asked = [];
  let texts = [];
  const appended = (keep, commands) => {
    texts = [...texts.slice(0, keep), ...commands];
    const { functions, names, bugs } = history();
    return {
      from: keep * 2,
      keep,
      functions,
      names,
      bugs,
      commands: commands.map((text, i) => ({
        text,
        start: (keep + i) * 2,
        end: (keep + i) * 2 + 2,
        page: keep + i,
        order: 0,
        bug: null,
      })),
      records: Int32Array.from(commands.flatMap(() => [20, 0, 0, 0, 0, 21, 0, 0, 0, 0])),
    };
  };
  const answers = {
    open: () => {
      texts = [];
      return { ...history(), commands: [], records: undefined };
    },
    presets: () => [{ name: "thimble", title: "Thimble", machine: history().machine, free: 4 }],
    run: ({ commands, keep }) => {
      if (commands.some((text) => text.includes("aloc")))
        throw Object.assign(new Error("unknown command"), { nearest: "alloc_pages", line: 2 });
      return appended(keep, commands);
    },
    workload: ({ go_on }) => ({ ...appended(texts.length, ["w", "w"]), done: go_on ? 4 : 2, total: 6 }),
  };
  const ask = async (type, payload) => {
    asked.push([type, payload.commands ?? payload.name ?? "", payload.keep]);
    return answers[type](payload);
  };
  return { asked, connect: () => ({ ready: Promise.resolve(), ask, terminate: () => {} }) };
}

async function opened() {
  const { asked, connect } = python();
  const store = createStore();
  store.place.value = "sandbox";
  const engine = new Engine(store, connect, () => {});
  engine.start();
  await Promise.resolve();
  const player = new Player(store, handClock());
  const sandbox = new Sandbox(store, player, engine, () => true);
  await sandbox.learnPresets();
  await sandbox.open({ preset: "thimble" });
  const texts = () => store.moment.value.history.commands.map(({ text }) => text).join(" ");
  return { asked, store, engine, player, sandbox, texts };
}

describe("the sandbox", () => {
  test("has a route, with or without a machine", () => {
    expect(parseSandboxRoute("#/sandbox")).toEqual({ kernel: "2.4.22", machine: "" });
    expect(parseSandboxRoute("#/sandbox/pc-64m")).toEqual({ kernel: "2.4.22", machine: "pc-64m" });
    expect(parseSandboxRoute("#/sandbox/textbook")).toEqual({ kernel: "textbook", machine: "" });
    expect(parseSandboxRoute("#/sandbox/textbook/1mb")).toEqual({ kernel: "textbook", machine: "1mb" });
    expect(parseSandboxRoute("#/lesson/split")).toBe(null);
    expect(parseSandboxRoute("#lesson")).toBe(null);
    expect(sandboxRouteTo("two-nodes")).toBe("#/sandbox/two-nodes");
    expect(sandboxRouteTo("1mb", "textbook")).toBe("#/sandbox/textbook/1mb");
    expect(sandboxRouteTo("", "textbook")).toBe("#/sandbox/textbook");
  });

  test("opens a machine by its preset", async () => {
    const { store } = await opened();
    expect(store.sandbox.value).toMatchObject({ phase: "open", title: "Thimble", redo: 0, forks: [] });
    expect(store.moment.value).toMatchObject({ cursor: 0, limit: 0 });
  });

  test("undoes and does again, without Python", async () => {
    const { asked, sandbox, store, texts } = await opened();
    await sandbox.run(["a"]);
    await sandbox.run(["b"]);
    const before = asked.length;
    sandbox.undo();
    sandbox.undo();
    expect([texts(), store.sandbox.value.redo]).toEqual(["", 2]);
    sandbox.redo();
    expect([texts(), store.sandbox.value.redo]).toEqual(["a", 1]);
    sandbox.redo();
    expect([texts(), store.sandbox.value.redo, store.moment.value.limit]).toEqual(["a b", 0, 4]);
    expect(asked.length).toBe(before);
  });

  test("undoes several requests at once, and never more than there are", async () => {
    const { sandbox, store, texts } = await opened();
    await sandbox.run(["a", "b", "c"]);
    sandbox.undo(2);
    expect([texts(), store.sandbox.value.redo]).toEqual(["a", 2]);
    sandbox.undo(99);
    expect([texts(), store.sandbox.value.redo]).toEqual(["", 3]);
  });

  test("forks when somebody acts in the past, and the old future stays reachable", async () => {
    const { player, sandbox, store, texts } = await opened();
    await sandbox.run(["a", "b", "c"]);
    player.seek(2);
    await sandbox.run(["x"]);
    expect(texts()).toBe("a x");
    expect(store.sandbox.value.forks).toEqual([{ id: 1, requests: 3, shared: 1, next: "b" }]);
    sandbox.goBack(1);
    expect(texts()).toBe("a b c");
    expect(store.sandbox.value.forks).toEqual([{ id: 2, requests: 2, shared: 1, next: "x" }]);
  });

  test("keeps what was undone as a fork when something else is asked", async () => {
    const { sandbox, store, texts } = await opened();
    await sandbox.run(["a", "b"]);
    sandbox.reset();
    await sandbox.run(["z"]);
    expect(texts()).toBe("z");
    expect(store.sandbox.value).toMatchObject({ redo: 0, forks: [{ requests: 2, shared: 0, next: "a" }] });
  });

  test("says what was wrong with a script, by line, and runs nothing of it", async () => {
    const { sandbox, store, texts } = await opened();
    expect(await sandbox.run(["a", "aloc"])).toBe(false);
    expect(texts()).toBe("");
    expect(store.sandbox.value.notes).toEqual([
      {
        after: 0,
        kind: "error",
        text: "Line 2: unknown command. Nothing of it has been run.",
        nearest: "alloc_pages",
      },
    ]);
  });

  test("runs a workload in slices, and stops between two", async () => {
    const { asked, engine, player, sandbox, store, texts } = await opened();
    const workloads = new Workloads(sandbox, engine, () => player.cursor);
    const running = workloads.run({ name: "steady", seed: 3, requests: 6, params: {} });
    workloads.stop();
    await running;
    expect(texts()).toBe("w w");
    expect(store.sandbox.value.work).toBe(null);
    expect(store.sandbox.value.notes.at(-1).text).toBe("Workload Steady, seed 3: 2 requests of 6, stopped.");
    expect(asked.filter(([type]) => type === "workload")).toEqual([["workload", "steady", 0]]);
  });
});

describe("a branch", () => {
  test("shares what is alike at its beginning", () => {
    const one = { commands: [{ text: "a" }, { text: "b" }] };
    const other = { commands: [{ text: "a" }, { text: "c" }] };
    expect(sharedCommands(one, other)).toBe(1);
    expect(sharedCommands(one, one)).toBe(2);
  });

  test("is what comes after the shared commands", () => {
    const tail = tailOf(history(), 1);
    expect([tail.from, tail.keep, tail.commands.length, tail.records.length]).toEqual([6, 1, 1, 20]);
  });
});

describe("playing fast", () => {
  test("takes several stops a frame, and goes round a loop", async () => {
    const clock = handClock();
    const store = createStore();
    const player = new Player(store, clock);
    const { Timeline } = await import("../../../web/src/history/timeline.js");
    player.show(new Timeline(history()), { start: 0, limit: 10, cursor: 0 });
    store.speed.value = 150; // a step would last 4 ms: four of them in a frame of 16
    player.play();
    clock.tick();
    expect(player.cursor).toBe(4);
    player.pause();
    store.loop.value = { from: 2, to: 6 };
    player.play();
    clock.tick();
    expect(player.cursor).toBe(6);
    clock.tick();
    expect(player.cursor).toBe(2);
    expect(store.playing.value).toBe(true);
  });
});
