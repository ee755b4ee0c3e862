// @vitest-environment jsdom
import { html, LitElement } from "lit";
import { afterEach, expect, test } from "vitest";
import "../../../web/src/shell/follow-language.js";
import { en } from "../../../web/src/i18n/en/index.js";
import { language, number, speak, t, tryWords } from "../../../web/src/i18n/language.js";
import { accented, lengthened } from "../../../web/src/i18n/pseudo.js";
import { fill, languageOf } from "../../../web/src/i18n/text.js";
import { firstLanguage } from "../../../web/src/shell/language.js";

afterEach(() => speak("en"));

test("the words follow the language that is spoken", async () => {
  expect(t("twin.order")).toBe("Order");
  await speak("es");
  expect(t("twin.order")).toBe("Orden");
  expect(language.value.tag).toBe("es");
});

test("the language asked for last is spoken, however late the other arrives", async () => {
  await Promise.all([speak("es"), speak("en")]);
  expect(language.value.tag).toBe("en");
});

test("a component is drawn again in the new language", async () => {
  customElements.define(
    "test-word",
    class extends LitElement {
      render() {
        return html`<p>${t("scene.empty")}</p>`;
      }
    },
  );
  const element = /** @type {any} */ (document.body.appendChild(document.createElement("test-word")));
  await element.updateComplete;
  expect(element.shadowRoot.textContent.trim()).toBe("empty");
  await speak("es");
  await element.updateComplete;
  expect(element.shadowRoot.textContent.trim()).toBe("vacía");
});

test("a missing word or hole is never silent", () => {
  expect(() => t("no.such.key")).toThrow('"no.such.key" is missing (en)');
  expect(() => t("scene.order", { ordre: 3 })).toThrow('cannot be filled from {"ordre":3}');
  expect(tryWords("no.such.key")).toBe(null);
});

test.each([
  [1, "1 block"],
  [2, "2 blocks"],
  [225280, "225,280 blocks"],
])("%i is said as %s", (count, text) => {
  const words = { blocks: { one: "{count} block", other: "{count, number} blocks" } };
  expect(fill(languageOf("en", words), "blocks", { count })).toBe(text);
});

test("plural forms may go by another hole", () => {
  const words = languageOf("es", {
    of: { by: "free", one: "{free} libre de {size}", other: "{free} libres de {size}" },
  });
  expect(fill(words, "of", { free: 1, size: 16 })).toBe("1 libre de 16");
  expect(fill(words, "of", { free: 0, size: 16 })).toBe("0 libres de 16");
});

test("numbers are written as the language writes them", async () => {
  expect(number(225280)).toBe("225,280");
  await speak("es");
  expect(number(225280)).toBe("225.280");
});

test.each([
  [{ search: "?lang=es", kept: "en", wanted: ["en"] }, "es"],
  [{ search: "?lang=ES-mx", kept: null, wanted: [] }, "es"],
  [{ search: "?lang=tlh", kept: "es", wanted: ["en"] }, "es"],
  [{ search: "", kept: "en", wanted: ["es"] }, "en"],
  [{ search: "", kept: null, wanted: ["fr-CA", "es-AR", "en"] }, "es"],
  [{ search: "", kept: null, wanted: ["fr"] }, "en"],
  [{ search: "?lang=en-x-long", kept: null, wanted: [] }, "en-x-long"],
  [{ search: "?lang=en-x-other", kept: null, wanted: ["es"] }, "en"],
])("from %j the first language is %s", (from, tag) => {
  expect(firstLanguage(from)).toBe(tag);
});

test("test languages keep the holes; one is 40 % longer, one has accents", () => {
  const text = "order {order}";
  expect(accented({ text }).text).toBe("ørdêr {order}");
  for (const [key, entry] of Object.entries(lengthened(en))) {
    const before = en[key];
    if (typeof before !== "string" || typeof entry !== "string") continue;
    const bare = (/** @type {string} */ words) => words.replace(/\{[^}]*\}/g, "").length;
    expect(bare(entry)).toBeGreaterThanOrEqual(Math.floor(bare(before) * 1.4));
    expect(entry.match(/\{[^}]*\}/g)).toEqual(before.match(/\{[^}]*\}/g));
  }
});
