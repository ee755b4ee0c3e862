/** Linux 7.3 on the page: its frames against the model's own states, its picture, and what stands where in it. */

import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import "../../../../web/src/i18n/all-words.js";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { layout } from "../../../../web/src/kernels/described/layout/zone.js";
import { sentenceAt } from "../../../../web/src/kernels/described/sentences.js";
import { zoneModel } from "../../../../web/src/kernels/described/zone-model.js";
import { kernelNamed } from "../../../../web/src/kernels/index.js";
import { PCP_FIELDS, TYPES } from "../../../../web/src/kernels/linux-7.3/state.js";

const situations = JSON.parse(
  execFileSync(".venv/bin/python", ["tests/web/kernels/linux-7.3/histories.py"], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  }),
);

beforeAll(() => kernelNamed("7.3"));

/** What both sides know, in one form. */
function ofPython({ zones, pcps, nodes, system, blocks }) {
  return {
    zones: zones.map(({ free_pages, free_by_type, lists_by_type, pageblocks, values }) => ({
      free_pages,
      free_by_type,
      lists: lists_by_type,
      pageblocks,
      values,
    })),
    pcps: pcps.map(({ count, lists, ...values }) => ({
      count,
      fields: PCP_FIELDS.map((name) => values[name]),
      lists,
    })),
    nodes,
    system,
    blocks: blocks.map(([page, order]) => [page, order]),
  };
}

function ofPage(frame) {
  const pcpLists = frame.pcps.map(() => []);
  for (const [page, { pcp, index, stamp }] of frame.pcp_list) {
    pcpLists[pcp][index] ??= [];
    pcpLists[pcp][index].push({ page, stamp });
  }
  return {
    zones: frame.zones.map(({ free_pages, free_by_type, lists, pageblocks, values }) => ({
      free_pages,
      free_by_type,
      lists: Array.from({ length: lists.length >> 3 }, (_, order) =>
        TYPES.map((_, type) => lists[(order << 3) | type].head()),
      ),
      pageblocks,
      values,
    })),
    pcps: frame.pcps.map((pcp, number) => ({
      count: pcp.count,
      fields: PCP_FIELDS.map((name) => pcp[name]),
      lists: pcpLists[number],
    })),
    nodes: frame.nodes,
    system: frame.system,
    blocks: [...frame.blocks].map(([page, { order }]) => [page, order]).sort(([one], [other]) => one - other),
  };
}

/** Empty lists at the end are not there; entries from the head. */
function plain({ pcps, ...rest }) {
  const lists = (all) =>
    Object.fromEntries(
      [...all.entries()]
        .filter(([, list]) => list?.length)
        .map(([index, list]) => [
          index,
          typeof list[0] === "number" ? list : list.sort((a, b) => b.stamp - a.stamp).map(({ page }) => page),
        ]),
    );
  return { ...rest, pcps: pcps.map((pcp) => ({ ...pcp, lists: lists(pcp.lists) })) };
}

describe.each(situations)("$machine", ({ history, at }) => {
  test("every frame is the model's state, whichever way time goes", () => {
    const timeline = new Timeline(history);
    expect(timeline.length).toBeGreaterThan(300);
    for (const [cursor, snapshot] of at)
      expect(plain(ofPage(timeline.seek(cursor))), `record ${cursor}`).toEqual(plain(ofPython(snapshot)));
  });

  test("every record has a sentence", () => {
    const timeline = new Timeline(history);
    for (let cursor = 1; cursor <= Math.min(timeline.length, 600); cursor++) {
      const sentence = sentenceAt(timeline.history, timeline.seek(cursor), cursor);
      expect(sentence, `record ${cursor}`).toMatch(/\S/);
      expect(sentence).not.toMatch(/is of a kind this page does not know|[{}]/);
    }
  });

  test("free runs and entries of lists show their type, pageblocks their letter", () => {
    const timeline = new Timeline(history);
    const frame = timeline.seek(timeline.length);
    const { shapes, height } = layout(zoneModel(frame, 0), {
      width: 700,
      density: 1,
      focus: null,
      ghosts: [],
    });
    const free = shapes.filter(({ kind, state }) => kind === "block" && state === "free");
    expect(free.every(({ type }) => type >= 0 && type < TYPES.length)).toBe(true);
    const pills = shapes.filter(({ kind }) => kind === "pill");
    for (const { page, order, type } of pills) {
      const inTray = frame.pcp_list.get(page);
      if (!inTray) expect(frame.zones[0].lists[(order << 3) | type].has(page)).toBe(true);
    }
    expect(new Set(shapes.map(({ id }) => id)).size).toBe(shapes.length);
    expect(height).toBeGreaterThan(400);
  });
});
