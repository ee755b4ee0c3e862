import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { speak } from "../../../web/src/i18n/language.js";
import { titledPresets } from "../../../web/src/sandbox/machines/titles.js";
import { headerView } from "../../../web/src/shell/props.js";
import { createStore } from "../../../web/src/shell/store.js";
import "../../../web/src/i18n/all-words.js";

const SHOEBOX = { name: "shoebox", title: "Shoebox: one zone of 1024 pages" };

/** @param {string} place @param {object} [rest] */
function storeAt(place, { page = null, sandbox = {} } = {}) {
  const store = createStore();
  store.place.value = place;
  store.page.value = page;
  store.sandbox.value = { ...store.sandbox.value, ...sandbox };
  return store;
}

const pageOf = (kind, lesson = null) => ({ page: { kind, lesson } });
const crumb = (place, rest) => headerView(storeAt(place, rest), "auto").crumb;

beforeAll(() => speak("en"));
afterEach(() => speak("en"));

describe("the bar at the top names the place", () => {
  test.each([
    ["map", null, "Course map", "Mapa del curso"],
    ["review", null, "Review", "Repaso"],
    ["teacher", null, "For teachers", "Para docentes"],
    ["teacher", { title: "Split" }, "For teachers: Split", "Para docentes: Split"],
  ])("a page, %s %j: %s, %s", async (kind, lesson, english, spanish) => {
    expect(crumb("page", pageOf(kind, lesson))).toBe(english);
    await speak("es");
    expect(crumb("page", pageOf(kind, lesson))).toBe(spanish);
  });

  test("the machine of the sandbox in the language that is spoken", async () => {
    const open = { phase: "open", machine: { preset: "shoebox" }, title: SHOEBOX.title };
    expect(crumb("sandbox", { sandbox: open })).toBe("Sandbox · Shoebox: one zone of 1024 pages");
    await speak("es");
    expect(crumb("sandbox", { sandbox: open })).toBe(
      "Banco de pruebas · Caja de zapatos: una zona de 1024 páginas",
    );
    expect(crumb("sandbox")).toBe("Banco de pruebas · elegir una máquina");
  });

  test("a machine of one's own keeps its title", async () => {
    await speak("es");
    const own = { phase: "open", machine: { custom: { title: "Mine" } }, title: "Mine" };
    expect(crumb("sandbox", { sandbox: own })).toBe("Banco de pruebas · Mine");
  });
});

test("a machine that no dictionary knows has Python's title", async () => {
  await speak("es");
  const [known, other] = titledPresets([SHOEBOX, { name: "thimble", title: "Thimble" }]) ?? [];
  expect(known.title).toBe("Caja de zapatos: una zona de 1024 páginas");
  expect(known.custom.title).toBe(known.title);
  expect(other.title).toBe("Thimble");
});
