import { afterEach, expect, test } from "vitest";
import "../../../../web/src/i18n/all-words.js";
import { speak } from "../../../../web/src/i18n/language.js";
import { overrideInWords } from "../../../../web/src/kernels/linux-2.4.22/overrides.js";

afterEach(() => speak("en"));

test.each([
  ["MAX_ORDER is 5 instead of 10", "MAX_ORDER es 5 en vez de 10"],
  ["the watermarks are 0", "las marcas de agua son 0"],
  ["the watermarks of Normal are 1, 2, 3", "las marcas de agua de Normal son 1, 2, 3"],
  ["something new", "something new"],
])("%s", async (english, spanish) => {
  expect(overrideInWords(english)).toBe(english);
  await speak("es");
  expect(overrideInWords(english)).toBe(spanish);
});
