import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Kind } from "../../../../web/src/history/records.js";
import { noteOrigin, requestsOf } from "../../../../web/src/sandbox/workload-runs.js";
import {
  checksum,
  documentIn,
  documentOf,
  hashOf,
  isAsLinked,
  machineIn,
} from "../../../../web/src/share/link/document.js";
import { MOST_CHARACTERS, pack } from "../../../../web/src/share/link/envelope.js";
import { flawIn, VERSION_1 } from "../../../../web/src/share/link/schema.js";
import { matchboxHistory } from "../../fixtures.js";

const EMPTY = { machine: "matchbox", requests: [], cursor: 0 };
const SAMPLES = JSON.parse(readFileSync("tests/links/version-1.json", "utf8"));

const small = () => ({ machine: "matchbox", requests: ["a = alloc_pages order=0"], cursor: 24 });

/** A link that holds whatever it is given. */
const linkTo = async (data, version = 1) => `#/s/${version}/${await pack(data)}`;
const flawOf = (hash) =>
  documentIn(hash).then(
    () => "none",
    ({ flaw }) => flaw,
  );

describe("a link holds the document", () => {
  test("and gives it back", async () => {
    const document = {
      ...small(),
      note: "¿Dónde está la página 15?",
      view: { side: "table", camera: [0.5, 8] },
    };
    const hash = await hashOf(document);
    expect(hash).toMatch(/^#\/s\/1\/[A-Za-z0-9_-]+$/);
    expect(await documentIn(hash)).toEqual(document);
  });

  test("of what is on the stage: machine, requests, cursor, and a checksum of the records", () => {
    const history = matchboxHistory();
    history.commands[0].text = "a = alloc_pages order=0";
    history.commands[1].text = "__free_pages a";
    const document = documentOf(history, { preset: "matchbox" }, 24, {}, "");
    expect(document).toEqual({
      machine: "matchbox",
      requests: ["a = alloc_pages order=0", "__free_pages a"],
      cursor: 24,
      records: 42,
      sum: checksum(history),
    });
    const of = (/** @type {number[]} */ ...records) => checksum({ records, functions: [] });
    expect(of(1, 0, 0, 2, 3)).not.toBe(of(1, 0, 0, 3, 2));
  });

  test("a function more, and other numbers of functions, change no checksum", () => {
    const history = matchboxHistory();
    const functions = [{ name: "new", args: [], returns: "", file: "" }, ...history.functions];
    const records = history.records.map((value, at) =>
      at % 5 === 1 && [Kind.CALL, Kind.RETURN].includes(history.records[at - 1]) ? value + 1 : value,
    );
    expect(checksum({ functions, records })).toBe(checksum(history));
    expect(isAsLinked({ ...EMPTY, sum: checksum(history) }, { ...history, functions, records })).toBe(true);
  });

  test("a checksum over the numbers alone, as links had it before, still holds", () => {
    const history = { ...matchboxHistory(), records: [20, 3, 0, 0, 0, 4, 0, -2, 0, 0] };
    expect(isAsLinked({ ...EMPTY, sum: 1690774110 }, history)).toBe(true);
    expect(isAsLinked({ ...EMPTY, sum: 1690774109 }, history)).toBe(false);
    expect(isAsLinked(EMPTY, history)).toBe(true);
  });

  test("a link of another kernel names it; one that nobody knows is refused", async () => {
    const hash = await hashOf({ ...EMPTY, kernel: "9.9" });
    await expect(documentIn(hash)).rejects.toMatchObject({ flaw: "kernel", values: { kernel: "9.9" } });
    expect(await documentIn(await hashOf({ ...EMPTY, kernel: "2.4.22" }))).toMatchObject({
      kernel: "2.4.22",
    });
    expect(machineIn({ ...EMPTY, kernel: "toy" })).toEqual({ kernel: "toy", preset: "matchbox" });
    expect(machineIn(EMPTY)).toEqual({ preset: "matchbox" });
  });

  test("two thousand requests like those of a person fit; random ones say that they are too long", async () => {
    const like = Array.from({ length: 2000 }, (_, i) =>
      i % 2 ? "__free_pages a" : `a = alloc_pages order=${i % 4}`,
    );
    expect((await hashOf({ ...small(), requests: like })).length).toBeLessThan(MOST_CHARACTERS);
    let seed = 1;
    const chance = () => (seed = (seed * 48271) % 2147483647);
    const random = Array.from({ length: 3000 }, () => `b${chance()} = alloc_pages order=${chance() % 9}`);
    await expect(hashOf({ ...small(), requests: random })).rejects.toMatchObject({ flaw: "long" });
  });
});

describe("samples of version 1 stay readable", () => {
  test.each(SAMPLES)("$about", async ({ hash, document }) => {
    expect(await documentIn(hash)).toEqual(document);
  });
});

describe("a workload is its name, its seed and how much of it was kept", () => {
  const work = { name: "steady", seed: 7, params: { live: 20 } };
  const commands = (count) => Array.from({ length: count }, (_, i) => ({ text: `w0_${i} = alloc_pages` }));

  test("all of it, in its place among others", () => {
    const run = commands(500);
    noteOrigin(run, work, 0);
    const history = [{ text: "a = alloc_pages order=1" }, ...run, { text: "__free_pages a" }];
    expect(requestsOf(history)).toEqual([
      "a = alloc_pages order=1",
      ["steady", 7, 500, { live: 20 }],
      "__free_pages a",
    ]);
  });

  test("a part of it, after an undo", () => {
    const run = commands(500);
    noteOrigin(run, work, 0);
    expect(requestsOf(run.slice(0, 120))).toEqual([["steady", 7, 120, { live: 20 }]]);
  });

  test("slices of one run belong together, two runs do not", () => {
    const [first, second, other] = [commands(3), commands(2), commands(2)];
    noteOrigin(first, work, 0);
    noteOrigin(second, work, 3);
    noteOrigin(other, { ...work, seed: 8 }, 0);
    expect(requestsOf([...first, ...second, ...other])).toEqual([
      ["steady", 7, 5, { live: 20 }],
      ["steady", 8, 2, { live: 20 }],
    ]);
  });
});

describe("a link that cannot be trusted is refused, by name", () => {
  test("cut, changed, of no base64, empty", async () => {
    const hash = await hashOf(small());
    expect(await flawOf(hash.slice(0, -6))).toBe("damaged");
    expect(await flawOf(hash.replace(/.{8}$/, "________"))).toBe("damaged");
    expect(await flawOf("#/s/1/%3Cscript%3E")).toBe("damaged");
    expect(await flawOf("#/s/1/")).toBe("damaged");
    expect(await flawOf("#/s/")).toBe("damaged");
    expect(await flawOf(`${hash}/more`)).toBe("damaged");
  });

  test("of another version", async () => {
    expect(await flawOf(await linkTo(small(), 2))).toBe("version");
  });

  test("longer than 8 kB, before anything is unpacked", async () => {
    expect(await flawOf(`#/s/1/${"A".repeat(MOST_CHARACTERS)}`)).toBe("long");
  });

  test("a bomb: 8 kB that unpack to megabytes", async () => {
    const bomb = await linkTo("0".repeat(4_000_000));
    expect(bomb.length).toBeLessThan(MOST_CHARACTERS);
    expect(await flawOf(bomb)).toBe("large");
  });

  test("no JSON of ours", async () => {
    expect(await flawOf(await linkTo([1, 2, 3]))).toBe("schema");
    expect(await flawOf(await linkTo(null))).toBe("schema");
    expect(await flawOf(await linkTo({ ...small(), python: "import os" }))).toBe("schema");
  });

  test("more requests than one may ask for", async () => {
    const two = Array.from({ length: 2 }, () => ["steady", 1, 60_000, {}]);
    expect(await flawOf(await linkTo({ ...small(), requests: two }))).toBe("much");
  });
});

describe("the table says where a document parts from it", () => {
  test.each([
    ["cursor", { cursor: -1 }],
    ["cursor", { cursor: 1.5 }],
    ["requests[1]", { requests: ["a = alloc_pages order=0", "a\nb"] }],
    ["requests[0]", { requests: ["<img src=x>"] }],
    ["requests[0]", { requests: [["steady", 1, 10, { "a b": 1 }]] }],
    ["requests[0]", { requests: [["steady", 1, 10, { live: "20" }]] }],
    ["machine", { machine: "../../etc" }],
    ["machine", { machine: { build: "uma", nodes: [] } }],
    ["machine", { machine: { build: "uma", nodes: [{ Normal: 1e9 }] } }],
    ["view.side", { view: { side: "python" } }],
    ["view.camera[1]", { view: { camera: [0, Number.NaN] } }],
    ["note", { note: "x".repeat(1001) }],
    ["__proto__", JSON.parse('{"__proto__": {"a": 1}}')],
    ["toString", { toString: "x" }],
  ])("%s", (place, changes) => {
    const document = Object.assign(Object.create(null), small());
    for (const key of Object.keys(changes))
      Object.defineProperty(document, key, { value: changes[key], enumerable: true });
    expect(flawIn(document, VERSION_1)).toBe(place);
  });

  test("what is missing is told of the whole", () => {
    expect(flawIn({ machine: "matchbox" }, VERSION_1)).toBe(".");
    expect(flawIn(small(), VERSION_1)).toBe(null);
  });
});
