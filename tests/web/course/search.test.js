import { describe, expect, test } from "vitest";
import { graded, nextCard } from "../../../web/src/course/review.js";
import { search } from "../../../web/src/course/search.js";
import { keyAction } from "../../../web/src/player/keys.js";
import { parsePageRoute, teacherRouteTo } from "../../../web/src/shell/routes.js";

const ENTRIES = [
  {
    lesson: "split",
    step: "ask",
    title: "Ask for one page",
    text: "A asks for one page. rmqueue() looks at the list of order 0.",
  },
  { lesson: "split", step: "left", title: "What was left behind", text: "One request, four cuts." },
  {
    lesson: "merge",
    step: "start",
    title: "Petición y fusión",
    text: "Al liberar, __free_pages_ok() busca el buddy.",
  },
  { lesson: "gfp", step: "one", title: "rmqueue", text: "Nothing else." },
];
const found = (/** @type {string} */ query) =>
  search(ENTRIES, query).map(({ lesson, step }) => `${lesson}/${step}`);

describe("search", () => {
  test("finds functions, titles first", () => expect(found("rmqueue")).toEqual(["gfp/one", "split/ask"]));
  test("finds parts of names", () => expect(found("free_pages")).toEqual(["merge/start"]));
  test("wants every word", () => expect(found("page rmqueue")).toEqual(["split/ask"]));
  test("does not mind accents and capitals", () => expect(found("PETICION")).toEqual(["merge/start"]));
  test("finds nothing for nothing", () => expect(found("  ")).toEqual([]));
  test("shows the words around the hit", () => {
    expect(search(ENTRIES, "cuts")[0]).toMatchObject({
      before: "One request, four ",
      hit: "cuts",
      after: ".",
    });
  });
});

describe("keys", () => {
  const press = { shift: false, modified: false, widget: /** @type {const} */ ("none"), inPlayer: false };
  test("Ctrl K searches, in a field too", () => {
    expect(keyAction({ ...press, key: "k", modified: true, command: true, widget: "field" })).toBe("search");
  });
  test("/ searches, but not in a field", () => {
    expect(keyAction({ ...press, key: "/" })).toBe("search");
    expect(keyAction({ ...press, key: "/", widget: "field" })).toBe(null);
  });
});

describe("pages beside the lessons", () => {
  test.each([
    ["#/map", { kind: "map", id: "" }],
    ["#/teacher/free-lists", { kind: "teacher", id: "free-lists" }],
    ["#/lesson/split", null],
    ["#map", null],
  ])("%s", (hash, route) => expect(parsePageRoute(hash)).toEqual(route));
  test("lead back", () => expect(teacherRouteTo("a b")).toBe("#/teacher/a%20b"));
});

describe("review", () => {
  const cards = ["a", "b", "c"].map((id) => ({ id, lesson: "l", title: "L", front: "", back: "" }));
  test("a card that is not known comes sixteen times as often as one well known", () => {
    const shares = { a: 0, b: 0 };
    for (let i = 0; i < 170; i++) {
      const card = nextCard(cards, { b: 4, c: 0 }, "c", i / 170);
      if (card) shares[/** @type {"a" | "b"} */ (card.id)]++;
    }
    expect(shares).toEqual({ a: 160, b: 10 });
  });
  test("never the same card twice running, unless there is only one", () => {
    expect(nextCard(cards, {}, "a", 0)?.id).toBe("b");
    expect(nextCard(cards.slice(0, 1), {}, "a", 0.5)?.id).toBe("a");
    expect(nextCard([], {}, "", 0)).toBe(null);
  });
  test("known goes up one box, not known to the first", () => {
    expect(graded({ a: 4 }, "a", true)).toEqual({ a: 4 });
    expect(graded({ a: 3 }, "a", false)).toEqual({ a: 0 });
  });
});
