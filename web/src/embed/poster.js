/** The poster: the picture of the step as the build made it, or, for a shared state, what it is about. Plain DOM, no library. */

/** @import { EmbedParams } from "../share/link/embed-params.js" */

import { isDark } from "./theme.js";
import { words } from "./words.js";

/**
 * @param {HTMLElement} main @param {EmbedParams} params @param {string} hash @param {() => Promise<unknown>} start
 */
export function poster(main, params, hash, start) {
  const shared = hash.startsWith("#/s/");
  const button = element("button", { type: "button", textContent: words("embed.start") });
  button.addEventListener("click", () => void start().catch(() => {}));
  const note = element("p", { role: "status", hidden: true });
  const head = params.chrome ? [headOf(params, hash)] : [];
  const body = shared ? sharedBody(button) : params.lesson ? lessonBody(params, button) : nobody();
  main.replaceChildren(element("div", { className: "poster" }, [...head, body, note]));
  return {
    busy() {
      button.disabled = true;
      button.textContent = words("embed.loading");
    },
    /** @param {string} message */
    fail(message) {
      button.disabled = false;
      button.textContent = words("embed.start");
      note.hidden = false;
      note.textContent = words("embed.failed", { message });
    },
  };
}

/** @param {EmbedParams} params @param {string} hash */
function headOf(params, hash) {
  return element("div", { className: "bar" }, [
    element("b", { textContent: words("embed.title") }),
    element("a", {
      href: siteLink(params, hash),
      target: "_blank",
      rel: "noopener",
      textContent: words("embed.open"),
    }),
  ]);
}

/** The same in the whole site. @param {Pick<EmbedParams, "lesson" | "step">} params @param {string} hash */
export function siteLink({ lesson, step }, hash) {
  const site = new URL("../", location.href);
  site.search = "";
  if (hash.startsWith("#/s/")) site.hash = hash;
  else site.hash = lesson && `#/lesson/${lesson}${step && `/${step}`}`;
  return site.href;
}

/** @param {EmbedParams} params @param {HTMLElement} button */
function lessonBody(params, button) {
  const { lesson, step } = params;
  const picture = element("img", { alt: words("embed.poster", { title: lesson }), width: 720, height: 480 });
  const draw = async () => {
    const lang = await languageOf(lesson);
    const shade = isDark() ? "#dark" : "";
    picture.src = new URL(`../posters/${lesson}.${step || "start"}.${lang}.svg${shade}`, location.href).href;
  };
  // without its picture the button is enough
  picture.addEventListener("error", () => {
    picture.hidden = true;
  });
  void draw();
  document.addEventListener("embed-theme", () => void draw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void draw());
  return element("div", { className: "picture" }, [picture, button]);
}

/** The wanted one, if the lesson has been translated; asked only where English is not wanted. @param {string} lesson */
async function languageOf(lesson) {
  const wanted = document.documentElement.lang || "en";
  if (wanted === "en") return "en";
  const index = await fetch(new URL("../lessons/index.json", location.href))
    .then((answer) => answer.json())
    .catch(() => null);
  const entry = index?.lessons?.find((/** @type {{ id: string }} */ { id }) => id === lesson);
  return entry?.langs?.includes(wanted) ? wanted : "en";
}

/** @param {HTMLElement} button */
function sharedBody(button) {
  button.textContent = words("embed.python.start");
  return element("div", { className: "words" }, [
    element("p", { textContent: words("embed.python") }),
    button,
  ]);
}

function nobody() {
  return element("p", { textContent: words("embed.which") });
}

/** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {Record<string, unknown>} properties @param {Node[]} [children] @returns {HTMLElementTagNameMap[K]} */
function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
