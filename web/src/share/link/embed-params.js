/**
 * The address of an embed, read: every documented parameter, nothing else. docs/embedding.md has the same table.
 *
 * What is unknown is ignored, so that old embeds go on working; what is known is never renamed.
 */

/** @typedef {import("../../shell/theme.js").Theme} Theme */
/**
 * @typedef {object} EmbedParams
 * @property {string} lesson
 * @property {string} step
 * @property {number | null} from record where playing begins
 * @property {number | null} to record where it ends
 * @property {boolean} loop
 * @property {boolean} controls
 * @property {boolean} chrome title and lesson text
 * @property {Theme} theme
 * @property {string} lang "" for the reader's own
 * @property {"auto" | "reduce"} motion
 * @property {boolean} visualOnly the picture and nothing else
 */

/** @param {string} search @returns {EmbedParams} */
export function readParams(search) {
  const given = new URLSearchParams(search);
  const visualOnly = isOn(given.get("visual-only"), false);
  return {
    lesson: name(given.get("lesson")),
    step: name(given.get("step")),
    from: record(given.get("from")),
    to: record(given.get("to")),
    loop: isOn(given.get("loop"), false),
    controls: !visualOnly && isOn(given.get("controls"), true),
    chrome: !visualOnly && isOn(given.get("chrome"), true),
    theme: oneOf(given.get("theme"), /** @type {const} */ (["auto", "light", "dark"])),
    lang: /^[a-z]{2}$/.exec(given.get("lang") ?? "")?.[0] ?? "",
    motion: oneOf(given.get("motion"), /** @type {const} */ (["auto", "reduce"])),
    visualOnly,
  };
}

/** Only what differs from the defaults. @param {Partial<EmbedParams>} params */
export function writeParams({
  lesson,
  step,
  from,
  to,
  loop,
  controls,
  chrome,
  theme,
  lang,
  motion,
  visualOnly,
}) {
  const pairs = [
    ["lesson", lesson],
    ["step", step],
    ["from", from],
    ["to", to],
    ["loop", loop ? 1 : ""],
    ["controls", controls === false ? 0 : ""],
    ["chrome", chrome === false ? 0 : ""],
    ["theme", theme === "auto" ? "" : theme],
    ["lang", lang],
    ["motion", motion === "reduce" ? motion : ""],
    ["visual-only", visualOnly ? 1 : ""],
  ].filter(([, value]) => value !== undefined && value !== null && value !== "");
  return pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join("&");
}

/** @param {string | null} text */
function name(text) {
  return /^[\w-]{1,60}$/.exec(text ?? "")?.[0] ?? "";
}

/** @param {string | null} text */
function record(text) {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : null;
}

/** @param {string | null} text @param {boolean} otherwise */
function isOn(text, otherwise) {
  if (text === null) return otherwise;
  return otherwise ? !["0", "no", "false"].includes(text) : ["", "1", "yes", "true"].includes(text);
}

/** @template {string} T @param {string | null} text @param {readonly [T, ...T[]]} words the first is the default @returns {T} */
function oneOf(text, words) {
  return words.find((word) => word === text) ?? words[0];
}
