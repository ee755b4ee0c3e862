/**
 * Fill in a template: "{page}" is replaced by values.page, "{size, number}" by a number as the language writes it.
 *
 * Plural forms are chosen by the hole named `by`, by `count` when it is left out:
 *
 *     "list.blocks": { one: "{count} block", other: "{count} blocks" }
 */

/** @typedef {Record<string, string | number | null | undefined>} Values */
/** @typedef {{ by?: string, zero?: string, one?: string, two?: string, few?: string, many?: string, other: string }} Plural */
/** One template; several, of which the first that can be filled is taken; or plural forms. @typedef {string | readonly string[] | Plural} Entry */
/** @typedef {Readonly<Record<string, Entry>>} Dictionary */

/**
 * @typedef {object} Language
 * @property {string} tag as in <html lang>
 * @property {Dictionary} words
 * @property {Intl.PluralRules} plurals
 * @property {Intl.NumberFormat} numbers
 */

const HOLE = /\{(\w+)(?:, (number))?\}/g;

/** @param {string} tag @param {Dictionary} words @returns {Language} */
export function languageOf(tag, words) {
  return { tag, words, plurals: new Intl.PluralRules(tag), numbers: new Intl.NumberFormat(tag) };
}

/**
 * @param {Language} language
 * @param {string} key
 * @param {Values} [values]
 * @returns {string | null} null when the key is unknown or no template can be filled
 */
export function fill(language, key, values = {}) {
  const found = Object.hasOwn(language.words, key) ? language.words[key] : undefined;
  if (found === undefined) return null;
  const usable = templatesFor(language, found, values).find((template) =>
    holesOf(template).every(({ name }) => values[name] != null),
  );
  return usable?.replace(HOLE, (_, name, format) => written(language, values[name], format)) ?? null;
}

/** @param {Language} language @param {Entry} entry @param {Values} values @returns {readonly string[]} */
function templatesFor({ plurals }, entry, values) {
  if (typeof entry === "string") return [entry];
  if (!isPlural(entry)) return entry;
  return [entry[plurals.select(Number(values[entry.by ?? "count"]))] ?? entry.other];
}

/** @param {Language} language @param {Values[string]} value @param {string | undefined} format */
function written({ numbers }, value, format) {
  return format && typeof value === "number" ? numbers.format(value) : String(value);
}

/** @param {Entry} entry @returns {entry is Plural} */
export function isPlural(entry) {
  return typeof entry === "object" && "other" in entry;
}

/** @param {string} template */
export function holesOf(template) {
  return [...template.matchAll(HOLE)].map(([, name = "", format = ""]) => ({ name, format }));
}

/** "0–15", or "14" for a single page. @param {number} page @param {number} order */
export function pageRange(page, order) {
  return order === 0 ? String(page) : `${page}–${page + 2 ** order - 1}`;
}
