/** Lines as people type them, and the command each becomes. tests/test_typed_lines.py holds what the machine does with the commands. */

import { describe, expect, test } from "vitest";
import { requestsOf } from "../../../../web/src/kernels/requests.js";
import { readTyped } from "../../../../web/src/sandbox/console/console.js";
import { commandsIn } from "../../../../web/src/sandbox/console/dialect.js";
import lines from "../../../typed-lines.json";

describe("a line as people type it", () => {
  test.each(lines)("$typed", ({ typed, command }) => {
    expect(readTyped(typed)).toEqual({ commands: [command] });
  });

  test.each(lines)("$command stays as it is", ({ command }) => {
    expect(commandsIn(command, requestsOf())).toEqual([command]);
  });

  test("several commands in a line, by semicolons", () => {
    expect(readTyped("a = alloc_page(); b = alloc_page();\n__free_page(a)")).toEqual({
      commands: ["a = alloc_page", "b = alloc_page", "__free_page a"],
    });
  });

  test.each([
    ["HELP", { word: "help", about: "" }],
    ["?", { word: "help", about: "" }],
    ["help rmqueue;", { word: "help", about: "rmqueue" }],
    ["undo 3", { word: "undo", about: "3" }],
    ["Reset;", { word: "reset", about: "" }],
  ])("%s is a word of the console's own", (typed, own) => {
    expect(readTyped(typed)).toEqual(own);
  });
});
