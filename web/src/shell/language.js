/** Which language: ?lang= of the address, else what was chosen here before, else the first known one the browser wants. */

import { isKnown, LANGUAGES, language, speak } from "../i18n/language.js";
import { recall, remember } from "./storage.js";

const KEY = "buddyscope:1:lang";

/** @param {{ search: string, kept: string | null, wanted: readonly string[] }} from @returns {string} */
export function firstLanguage({ search, kept, wanted }) {
  const asked = new URLSearchParams(search).get("lang")?.toLowerCase();
  const known = [asked, kept, ...wanted].map((tag) => knownTag(tag ?? "")).find((tag) => tag !== null);
  return known ?? "en";
}

/** "es-MX" is spoken as "es". Test languages must be named in full. @param {string} tag @returns {string | null} */
function knownTag(tag) {
  if (isKnown(tag)) return tag;
  const base = tag.split("-")[0] ?? "";
  return Object.hasOwn(LANGUAGES, base) ? base : null;
}

/** Speak the first language; resolves when its words are there. */
export function startLanguage() {
  return change(
    firstLanguage({
      search: location.search,
      kept: recall(KEY),
      wanted: navigator.languages ?? [],
    }),
  );
}

/** By the reader's choice, kept for the next visit. The address must not say otherwise. @param {string} tag */
export async function chooseLanguage(tag) {
  if (!(await change(tag))) return;
  remember(KEY, tag);
  const url = new URL(location.href);
  if (!url.searchParams.has("lang")) return;
  url.searchParams.delete("lang");
  history.replaceState(history.state, "", url);
}

/** @param {string} tag */
async function change(tag) {
  const done = await speak(tag).catch(() => false);
  if (done) document.documentElement.lang = language.value.tag;
  return done;
}
