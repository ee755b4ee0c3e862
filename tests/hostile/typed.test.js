/** What is typed on the page: completed, explained, found and complained about, whatever it is. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { search } from "../../web/src/course/search.js";
import { colouredLines } from "../../web/src/inspect/python-highlight.js";
import {
  fieldsFrom,
  firstFields,
  firstPool,
  machineFrom,
} from "../../web/src/kernels/linux-2.4.22/machine-editor/form.js";
import { complaintsAbout, LIMITS } from "../../web/src/kernels/linux-2.4.22/machine-editor/validate.js";
import { nameGiven } from "../../web/src/lesson/block-names.js";
import { complete } from "../../web/src/sandbox/console/complete.js";
import { gaveNothing, helpText, readTyped } from "../../web/src/sandbox/console/console.js";
import { holds, hostileText, PATIENCE } from "./mutations.js";

const COMMANDS = [
  "a = alloc_pages order=3 gfp=GFP_ATOMIC|__GFP_HIGH",
  "__free_pages a",
  "help constructor",
  "page do=",
];
const AROUND = { orders: 5, nodes: [0], zones: ["Normal"], pages: [0, 15], held: ["a"], next: "b" };

describe("a line of the console", () => {
  test(
    "is completed within the line, and read",
    () =>
      holds(
        fc.property(hostileText(COMMANDS), fc.nat(80), (line, at) => {
          const caret = Math.min(at, line.length);
          const { from, options } = complete(line, caret, AROUND);
          expect(from >= 0 && from <= caret).toBe(true);
          expect(options.length).toBeLessThanOrEqual(12);
          for (const { text, about } of options)
            expect([typeof text, typeof about]).toEqual(["string", "string"]);
          const typed = readTyped(line);
          if ("word" in typed) expect(helpText(typed.about)).not.toBe("");
          else expect(typed.commands.every((one) => one !== "")).toBe(true);
          expect(gaveNothing({ text: line, page: 3, served: 1 })).toBe(false);
          expect(["string", "object"]).toContain(typeof nameGiven(line));
        }),
      ),
    PATIENCE,
  );

  test.each(["constructor", "toString", "hasOwnProperty", "__proto__"])("%s is no verb", (name) => {
    expect(complete(`${name} x`, name.length + 2, AROUND).options).toEqual([]);
    expect(complete(`${name} length=`, name.length + 8, AROUND).options).toEqual([]);
    expect(helpText(name)).toBe(helpText(""));
    expect(gaveNothing({ text: name, page: null, served: 0 })).toBe(false);
  });
});

const FIELDS = ["64", "", "0-3, 160-255", "1 2 3", "0 0", "10", "Mine"];
const field = hostileText(FIELDS);

describe("the fields of a machine", () => {
  test(
    "without a complaint give a machine that fills them again",
    () =>
      holds(
        fc.property(fc.tuple(field, field, field, field, field, field), fc.nat(63), (texts, kept) => {
          const [title, Normal, max_order, marks, cpus, reserved] = texts.map((text, at) =>
            kept & (1 << at) ? ["Mine", "64", "5", "1 2 3", "0", "0-3"][at] : text,
          );
          const fields = {
            ...firstFields(),
            title,
            max_order,
            cpus,
            reserved,
            nodes: [{ start_pfn: "", DMA: "0", Normal, HighMem: "" }],
            watermarks: { DMA: "", Normal: marks, HighMem: "" },
            pool: [{ ...firstPool(), blocks: Normal }],
          };
          const complaints = complaintsAbout(fields);
          if (Object.keys(complaints).length)
            return Object.values(complaints).every((sentence) => sentence !== "");
          const machine = machineFrom(fields);
          expect(machine.max_order).toBeLessThanOrEqual(LIMITS.max_order[1]);
          expect(machineFrom(fieldsFrom(machine))).toEqual(machine);
          return true;
        }),
      ),
    PATIENCE,
  );
});

const ENTRIES = [
  { lesson: "split", step: "ask", title: "¿Dónde está?", text: "İstanbul asks for page 15 of 16 \u{1f4a5}" },
  { lesson: "zones", step: "start", title: "Zones", text: "" },
];

describe("a search", () => {
  test(
    "finds what is there, in pieces of its text",
    () =>
      holds(
        fc.property(hostileText(["page 15", "istanbul donde", "\u{1f4a5}"]), (query) => {
          for (const { text, before, hit, after } of search(ENTRIES, query))
            expect(text).toContain(before + hit + after);
        }),
      ),
    PATIENCE,
  );
});

describe("the colours of Python", () => {
  test(
    "lose no letter",
    () =>
      holds(
        fc.property(
          hostileText(["def f(x):\n    return 'a' + \"b\"  # c\n", "\"\"\"\n'''", "0x1f_"]),
          (code) => {
            const lines = colouredLines(code).map((pieces) => pieces.map(({ text }) => text).join(""));
            expect(lines.join("\n")).toBe(code.replace(/\n$/, ""));
          },
        ),
      ),
    PATIENCE,
  );
});
