/** Fill in a template: "{page}" is replaced by values.page. */

/** @typedef {Record<string, string | number | undefined>} Values */
/** One template, or several of which the first that can be filled is taken. @typedef {Record<string, string | readonly string[]>} Dictionary */

/**
 * @param {Dictionary} dictionary
 * @param {string} key
 * @param {Values} [values]
 * @returns {string | null} null when the key is unknown or no template can be filled
 */
export function fill(dictionary, key, values = {}) {
  const found = dictionary[key];
  if (found === undefined) return null;
  const templates = typeof found === "string" ? [found] : found;
  const usable = templates.find((template) => holes(template).every((name) => values[name] !== undefined));
  return usable?.replace(/\{(\w+)\}/g, (_, name) => String(values[name])) ?? null;
}

/** @param {string} template */
function holes(template) {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}

/** "0–15", or "14" for a single page. @param {number} page @param {number} order */
export function pageRange(page, order) {
  return order === 0 ? String(page) : `${page}–${page + 2 ** order - 1}`;
}
