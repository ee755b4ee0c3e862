import { afterEach, expect, test } from "vitest";
import "../../../web/src/i18n/all-words.js";
import { speak } from "../../../web/src/i18n/language.js";
import { messageInWords } from "../../../web/src/kernels/messages.js";

afterEach(() => speak("en"));

test.each([
  ["MAX_ORDER is 5 instead of 10", "MAX_ORDER es 5 en vez de 10"],
  ["the watermarks are 0", "las marcas de agua son 0"],
  ["the watermarks of Normal are 1, 2, 3", "las marcas de agua de Normal son 1, 2, 3"],
  ["something new", "something new"],
])("%s, as histories were kept before, is said in both languages", async (english, spanish) => {
  expect(messageInWords(english)).toBe(english);
  await speak("es");
  expect(messageInWords(english)).toBe(spanish);
});

test("a key with values is said in the language of the moment", async () => {
  const message = { key: "misaligned", values: { page: 5, order: 1 } };
  expect(messageInWords(message)).toBe("page 5 is not the first of a block of order 1");
  await speak("es");
  expect(messageInWords(message)).toBe("la página 5 no es la primera de un bloque de orden 1");
});

test("a key without words here is told with its values", () => {
  expect(messageInWords({ key: "freed-twice", values: { page: 3 } })).toBe("freed-twice: page 3");
});
