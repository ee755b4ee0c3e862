/** Every element has a type by its tag: querySelector("bs-stage") is a BsStage. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceFiles } from "../i18n/source.js";

// <buddy-scope> is for pages of others: no script of ours asks for it
test("the map of tags has exactly the elements that are defined", () => {
  const defined = sourceFiles().flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/customElements\.define\("(bs-[\w-]+)"/g)].map(([, tag]) => tag),
  );
  const typed = [...readFileSync("web/src/ui/elements.d.ts", "utf8").matchAll(/"(bs-[\w-]+)":/g)].map(
    ([, tag]) => tag,
  );
  expect(typed.sort()).toEqual(defined.sort());
});
