// @vitest-environment jsdom
/** Messages of the page around an embed, of an embed, of the worker and to it: obeyed as they are written, or not at all. */

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { incoming } from "../../web/src/embed/messages.js";
import {
  isCompiled,
  isFailed,
  isProgress,
  isRequest,
  isResponse,
} from "../../web/src/engine/message-guards.js";
import { holds, hostileMessage, PATIENCE } from "./mutations.js";

const FROM_HOSTS = [
  { buddyscope: 1, type: "goto", step: "ask", cursor: 12 },
  { buddyscope: 1, type: "goto", cursor: 0 },
  { buddyscope: 1, type: "play" },
  { buddyscope: 1, type: "pause" },
  { buddyscope: 1, type: "theme", theme: "dark" },
];
const FROM_EMBEDS = [
  { buddyscope: 1, type: "size", height: 480 },
  { buddyscope: 1, type: "ready", lesson: "split", step: "ask", started: true },
  { buddyscope: 1, type: "error", message: "no" },
  { buddyscope: 1, type: "size", height: JSON.parse('{"toString":1,"valueOf":1}') },
];
const OF_THE_WORKER = [
  { v: 1, id: 3, type: "run", keep: 0, commands: ["a = alloc_page"] },
  { v: 1, id: 3, ok: true, value: { keep: 0 } },
  { v: 1, id: 3, ok: false, error: { message: "crashed", key: "engine.crashed", values: { reason: "x" } } },
  { v: 1, type: "failed", error: { message: "crashed" } },
  { v: 1, type: "progress", phase: "download", what: "python", loaded: 1, total: 2 },
  { v: 1, type: "compiled", module: {} },
];

/** @param {any} message */
function isKnown({ buddyscope, type, step, cursor, theme, ...more }) {
  expect(buddyscope).toBe(1);
  expect(more).toEqual({});
  expect(["play", "pause", "theme", "goto"]).toContain(type);
  if (type === "theme") expect(["auto", "light", "dark"]).toContain(theme);
  else expect(theme).toBe(undefined);
  if (step !== undefined) expect(step).toMatch(/^[\w-]{1,60}$/);
  if (cursor !== undefined) expect(cursor).toSatisfy((at) => Number.isSafeInteger(at) && at >= 0);
}

describe("the page around an embed", () => {
  test(
    "is obeyed in what is known, and ignored in all else",
    () =>
      holds(
        fc.property(hostileMessage(FROM_HOSTS), (data) => {
          const message = incoming(data);
          if (message === null) return;
          isKnown(message);
          expect(incoming(message)).toEqual(message);
        }),
      ),
    PATIENCE,
  );

  test.each([
    ["a list in place of a theme", { type: "theme", theme: ["light"] }],
    ["a theme that has no text", { type: "theme", theme: JSON.parse('{"toString":1,"valueOf":1}') }],
    ["a step that is a path", { type: "goto", step: "../ask" }],
    ["a cursor that is a text", { type: "goto", cursor: "12" }],
    ["a cursor before the beginning", { type: "goto", step: "ask", cursor: -1 }],
  ])("%s is ignored", (_, message) => {
    expect(incoming({ buddyscope: 1, ...message })).toBe(null);
  });
});

describe("an embed", () => {
  test(
    "gets a height that a page can have, and breaks nothing",
    async () => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      frame.src = new URL("embed/?lesson=split", location.href).href;
      const failed = vi.fn();
      addEventListener("error", failed);
      await import("../../web/src/embed/host.js");
      const told = vi.fn();
      frame.addEventListener("buddyscope-ready", told);
      const source = frame.contentWindow;
      await holds(
        fc.property(hostileMessage(FROM_EMBEDS), fc.boolean(), (data, ours) => {
          dispatchEvent(
            new MessageEvent("message", { data, origin: "null", source: ours ? source : window }),
          );
          expect(failed).not.toHaveBeenCalled();
          const { height } = frame.style;
          expect(height === "" || /^\d{1,5}px$/.test(height)).toBe(true);
        }),
      );
      dispatchEvent(new MessageEvent("message", { data: FROM_EMBEDS[1], origin: "null", source }));
      expect(told).toHaveBeenCalled();
      dispatchEvent(new MessageEvent("message", { data: FROM_EMBEDS[0], origin: "null", source }));
      expect(frame.style.height).toBe("480px");
    },
    PATIENCE,
  );
});

describe("what passes between page and worker", () => {
  test(
    "is what it says, or is not taken",
    () =>
      holds(
        fc.property(hostileMessage(OF_THE_WORKER), (/** @type {any} */ data) => {
          if (isRequest(data)) expect(typeof data.type).toBe("string");
          if (isResponse(data) && !data.ok) expect(typeof data.error.message).toBe("string");
          if (isFailed(data)) isFailure(data.error);
          if (isResponse(data) && data.ok === false) isFailure(data.error);
          if (isProgress(data)) expect(typeof data.phase).toBe("string");
          if (isCompiled(data)) expect(data.module).toBeInstanceOf(WebAssembly.Module);
        }),
      ),
    PATIENCE,
  );

  test.each([
    ["a type in a list", isRequest, { id: 1, type: ["open"] }],
    ["a type without a text", isRequest, { id: 1, type: JSON.parse('{"toString":1,"valueOf":1}') }],
    ["a key that is no text", isFailed, { type: "failed", error: { message: "x", key: {} } }],
    ["holes that are a list of lists", isFailed, { type: "failed", error: { message: "x", values: [[]] } }],
  ])("%s is not taken", (_, isOne, message) => {
    expect(isOne({ v: 1, ...message })).toBe(false);
  });
});

/** @param {any} failure */
function isFailure({ message, key, values }) {
  expect(typeof message).toBe("string");
  expect(["string", "undefined"]).toContain(typeof key);
  for (const value of Object.values(values ?? {})) expect(["string", "number"]).toContain(typeof value);
}
