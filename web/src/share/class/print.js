/** #/print/<lesson>?answers=1&cards=1&paper=letter: the page gives way to a handout. */

/** @import { Wish } from "./bs-print.js" */

import { loadIndex, loadLesson } from "../../lesson/files.js";
import { isPackaged } from "../../shell/packaged.js";
import { routeTo } from "../../shell/routes.js";
import "./bs-print.js";
import { t } from "../../i18n/language.js";
import "./print.css";

/** @param {string} hash @returns {{ lesson: string, wish: Wish }} */
export function printRoute(hash) {
  const [path, query = ""] = hash.slice("#/print/".length).split("?");
  const given = new URLSearchParams(query);
  const paper = given.get("paper") === "letter" ? "letter" : "a4";
  // a package that is graded holds no answer sheet
  const answers = given.get("answers") === "1" && !isPackaged();
  const wish = { answers, cards: given.get("cards") === "1", paper };
  return { lesson: path.slice(0, 60), wish: /** @type {Wish} */ (wish) };
}

/** @param {string} lesson @param {Wish} wish */
function hashFor(lesson, { answers, cards, paper }) {
  const words = [answers && "answers=1", cards && "cards=1", paper === "letter" && "paper=letter"].filter(
    Boolean,
  );
  return `#/print/${lesson}${words.length ? `?${words.join("&")}` : ""}`;
}

/** @param {string} hash */
export async function openPrint(hash) {
  const { lesson: id, wish } = printRoute(hash);
  const known = document.querySelector("bs-print");
  const sheet = /** @type {import("./bs-print.js").BsPrint} */ (known ?? document.createElement("bs-print"));
  if (!known) document.body.append(sheet);
  document.body.dataset.print = wish.paper;
  Object.assign(sheet, { wish, back: routeTo(id), failure: "" });
  sheet.addEventListener(
    "bs-print",
    (event) => {
      location.hash = hashFor(id, /** @type {CustomEvent} */ (event).detail);
    },
    { once: true },
  );
  if (sheet.lesson?.id === id) return;
  try {
    const { lessons } = await loadIndex();
    const entry = lessons.find((one) => one.id === id);
    if (!entry) throw new Error(id);
    sheet.lesson = await loadLesson(entry);
    document.title = t("app.document", { title: t("print.title", { title: sheet.lesson.title }) });
  } catch (error) {
    sheet.failure = /** @type {Error} */ (error).message;
  }
}

export function closePrint() {
  delete document.body.dataset.print;
  document.querySelector("bs-print")?.remove();
}
