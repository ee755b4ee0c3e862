import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { Comparison } from "../../../../web/src/sandbox/compare/comparison.js";
import {
  courseOf,
  differences,
  reasonFor,
  sameLayout,
} from "../../../../web/src/sandbox/compare/differences.js";
import { partingWords, reasonWords } from "../../../../web/src/sandbox/compare/words.js";
import { history } from "../../app-fixture.js";

const FUNCTIONS = [
  { name: "alloc_pages", args: ["gfp_mask", "order"], returns: "page", file: "" },
  { name: "has_more_than", args: ["zone", "minimum"], returns: "yes", file: "" },
  { name: "rmqueue", args: ["zone", "order"], returns: "page", file: "" },
  { name: "wake_up_interruptible", args: [], returns: "", file: "" },
];

/** A request that finds `free` pages where more than `minimum` must be; and so gets the page, or not. */
function asking(minimum, page, { woken = false } = {}) {
  const passed = page !== null;
  return [
    [20, 0, 0x20, 0, -1],
    [20, 1, 0, minimum, -1],
    [21, 1, passed ? 1 : 0, 0, 0],
    ...(woken
      ? [
          [20, 3, -1, -1, -1],
          [21, 3, 0, 0, 0],
        ]
      : []),
    ...(passed
      ? [
          [20, 2, 0, 0, -1],
          [2, 0, 2, 0, -1],
          [4, 0, -1, 0, 0],
          [21, 2, page, 0, 0],
        ]
      : []),
    [21, 0, page ?? -1, 0, 0],
  ];
}

function story(...requests) {
  let end = 0;
  const commands = requests.map(({ page, records }, i) => {
    const start = end;
    end += records.length;
    return {
      text: `${"abc"[i]} = alloc_pages`,
      start,
      end,
      page,
      order: page === null ? null : 0,
      bug: null,
      misuse: null,
    };
  });
  const records = Int32Array.from(requests.flatMap((one) => one.records).flat());
  return { ...history(), functions: FUNCTIONS, commands, records };
}

const one = (minimum, page, more) => ({ page, records: asking(minimum, page, more) });
const side = (told, refused = new Map()) => ({ timeline: new Timeline(told), refused });

describe("two machines", () => {
  test("part where one gives a block and the other none, because of a watermark", () => {
    const left = side(story(one(1, 3)));
    const right = side(story(one(9, null)));
    expect(differences(left, right, "page")).toEqual([{ number: 1, text: "a = alloc_pages", by: "success" }]);
    const courses = [courseOf(left, 0), courseOf(right, 0)];
    const reason = reasonFor(...courses);
    expect(reason).toEqual({
      why: "test",
      side: 1,
      zone: "Normal 0",
      free: 4,
      minimum: 9,
      otherFree: 4,
      otherMinimum: 1,
    });
    expect(partingWords(1, ...courses, reason)).toBe(
      "Request 1: left page 3, right NULL, because right Normal 0 has 4 free pages where more than 9 must be, while the other has 4 where more than 1 must be.",
    );
  });

  test("part by page only when pages count", () => {
    const [left, right] = [side(story(one(1, 3))), side(story(one(1, 2)))];
    expect(differences(left, right, "success")).toEqual([]);
    expect(differences(left, right, "page").map(({ by }) => by)).toEqual(["page"]);
    expect(reasonFor(courseOf(left, 0), courseOf(right, 0))).toEqual({ why: "unknown" });
  });

  test("part by their way only when the way counts", () => {
    const [left, right] = [side(story(one(1, 3))), side(story(one(1, 3, { woken: true })))];
    expect(differences(left, right, "page")).toEqual([]);
    expect(differences(left, right, "way").map(({ by }) => by)).toEqual(["way"]);
    const reason = reasonFor(courseOf(left, 0), courseOf(right, 0));
    expect(reason).toEqual({ why: "way", only: [[], ["wake_up_interruptible"]] });
    expect(reasonWords(reason)).toBe("right calls wake_up_interruptible() more often");
  });

  test("part where a request makes no sense on one of them", () => {
    const left = side(story(one(1, 3)));
    const right = side(story({ page: null, records: [] }), new Map([[0, "no block is called 'a'"]]));
    expect(differences(left, right, "success")).toHaveLength(1);
    const courses = [courseOf(left, 0), courseOf(right, 0)];
    expect(partingWords(1, ...courses, reasonFor(...courses))).toBe(
      "Request 1: left page 3, right refused, because right it makes no sense: no block is called 'a'.",
    );
  });

  test("can be compared page by page when they are laid out alike", () => {
    const other = history();
    expect(sameLayout(history(), other)).toBe(true);
    other.machine.zones[0].size = 8;
    expect(sameLayout(history(), other)).toBe(false);
  });
});

/** A first machine whose history a test changes by hand, and a Python that tells what it was asked. */
function together(told) {
  const asked = [];
  const sandbox = { history: told, timeline: new Timeline(told) };
  const engine = {
    starts: 1,
    async ask(_, { machine, keep, commands }) {
      asked.push(machine ? "boot" : [keep, commands.length]);
      if (machine) return { ...told, commands: [], records: undefined };
      const { functions, names, bugs } = told;
      const made = commands.map((text) => ({ text, start: 0, end: 0, page: null, order: null, bug: null }));
      return { from: 0, keep, functions, names, bugs, commands: made, refused: [[keep, "no"]] };
    },
  };
  const comparison = new Comparison(sandbox, engine);
  const change = (other) => Object.assign(sandbox, { history: other, timeline: new Timeline(other) });
  return { asked, comparison, engine, change };
}

describe("a comparison", () => {
  const two = story(one(1, 3), one(1, 2));

  test("tells the second machine every request, and what comes after, and only that", async () => {
    const { asked, comparison, change } = together(two);
    await comparison.open({ preset: "thimble" }, "Thimble");
    expect(asked).toEqual(["boot", [0, 2]]);
    expect(comparison.state.value).toMatchObject({ phase: "open", title: "Thimble", done: 2, depth: "page" });
    expect(comparison.state.value.found.map(({ number }) => number)).toEqual([1, 2]);
    change(story(one(1, 3), one(1, 2), one(1, 1)));
    await comparison.follow();
    expect(asked.slice(2)).toEqual([[2, 1]]);
    change(story(one(1, 3)));
    await comparison.follow();
    expect(asked).toHaveLength(3);
    expect(comparison.state.value.done).toBe(1);
  });

  test("tells it everything again when Python was started anew", async () => {
    const { asked, comparison, engine, change } = together(two);
    await comparison.open({ preset: "thimble" }, "Thimble");
    engine.starts++;
    change(story(one(1, 3), one(1, 2), one(1, 1)));
    await comparison.follow();
    expect(asked.slice(2)).toEqual(["boot", [0, 3]]);
  });

  test("goes back to the settings before, and closes", async () => {
    const { comparison } = together(two);
    await comparison.open({ preset: "one" }, "One");
    await comparison.open({ preset: "two" }, "Two");
    expect(comparison.state.value).toMatchObject({ title: "Two", tried: 1 });
    await comparison.back();
    expect(comparison.state.value).toMatchObject({ title: "One", tried: 0 });
    comparison.close();
    expect(comparison.state.value.phase).toBe("closed");
  });
});
