/** One command for many requests: recorded by Python (tests/lessons/goal_histories.json), read here. */

import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { trailAt } from "../../../../web/src/kernels/described/block-trail.js";
import { sentenceAt } from "../../../../web/src/kernels/described/sentences.js";
import { writesOf } from "../../../../web/src/kernels/described/writes.js";
import { blockAt, zoneModel } from "../../../../web/src/kernels/described/zone-model.js";
import { kernelOf } from "../../../../web/src/kernels/index.js";
import recorded from "../../../lessons/goal_histories.json";

const storms = /** @type {import("../../../../web/src/engine/protocol.d.ts").History} */ (
  /** @type {unknown} */ (recorded.storms)
);

const free = (/** @type {Timeline} */ { frame }) => frame.zones.map(({ free_pages }) => free_pages);

describe("twelve thousand requests in one command", () => {
  const timeline = new Timeline(storms);
  const [first, second] = storms.commands;

  test("are a few records", () => {
    expect(first.served).toBe(12095);
    expect(first.end).toBeLessThan(60);
  });

  test("lead to the state, and back", () => {
    timeline.seek(first.end);
    expect(free(timeline)).toEqual([4096, 193]);
    expect(timeline.frame.counts.size).toBe(12095);
    timeline.seek(second.end);
    expect(free(timeline)).toEqual([129, 97]);
    timeline.seek(0);
    expect(free(timeline)).toEqual([4096, 12288]);
    expect(timeline.frame.counts.size).toBe(0);
  });

  test("are told in one sentence, and have no trail", () => {
    timeline.seek(first.end);
    expect(sentenceAt(storms, timeline.frame, first.end)).toBe("All 12095 requests were served.");
    expect(trailAt(storms, first.end)).toEqual({ hand: null, ghosts: [] });
    timeline.seek(second.end);
    expect(sentenceAt(storms, timeline.frame, second.end)).toContain(
      "4063 requests were served; the next one was not.",
    );
  });

  test("leave pages that are used and have no name", () => {
    timeline.seek(first.end);
    expect(blockAt(zoneModel(timeline.frame, 1), 16383)?.kind).toBe("used");
    timeline.seek(0);
    expect(blockAt(zoneModel(timeline.frame, 1), 16383)?.kind).toBe("free");
  });
});

test("a watermark is set and taken back, and the machine's own stays as it was", () => {
  const { frame } = new Timeline(storms);
  const writes = writesOf(kernelOf(storms));
  const record = { number: 0, kind: 17, a: 0, b: 1, c: 256, d: 64 };
  writes[17]?.apply(frame, record, []);
  expect(frame.zones[0]?.info.pages_low).toBe(256);
  expect(frame.machine.zones[0]?.pages_low).toBe(64);
  writes[17]?.undo(frame, record, []);
  expect(frame.zones[0]?.info.pages_low).toBe(64);
});
