/** A region of one's own: its sizes, its policy by name, and what it starts from, typed or pasted. As custom_machine.py reads it. */

/** @import { MachineField, MachineForm } from "../kernel.d.ts" */

import { t } from "../../i18n/language.js";
import { parseSize, sizeText } from "./sizes.js";

/** What custom_machine.py reads; sizes in bytes or as text. @typedef {{ title?: string, variant: string, region: number | string, smallest: number | string, sizes?: (number | string)[], half: string, choice: string, merge: string, base?: number | string, free?: Record<string, (number | string)[]>, used?: { name?: string, at: number | string, size: number | string, request?: number | string }[] }} CustomRegion */

const VARIANTS = ["binary", "fibonacci", "weighted"];
const HALVES = ["lower", "upper"];
const CHOICES = ["lowest-address", "most-recent", "longest-free"];
const MERGES = ["at-once", "lazy"];
const LONGEST_TITLE = 80;
const LARGEST_SMALLEST = 2 ** 20;
const MOST_ORDERS = 32;

/** @type {MachineForm} */
export const machineForm = {
  about: () => t("textbook.form.about"),
  first: () => ({
    title: "",
    variant: "binary",
    region: "1M",
    smallest: "64K",
    sizes: "16, 32, 48, 80, 128, 208",
    half: "lower",
    choice: "lowest-address",
    merge: "at-once",
    base: "0",
    free: "",
    used: "",
  }),
  fields,
  complaints,
  toMachine,
  fromMachine,
};

/** @param {Record<string, string>} values @returns {MachineField[]} */
function fields({ variant }) {
  const region = t("textbook.form.region");
  const policy = t("textbook.form.policy");
  const start = t("textbook.form.start");
  /** @param {string} group @param {string} key @param {string[]} words @returns {MachineField} */
  const choice = (group, key, words) => ({
    group,
    key,
    kind: "choice",
    label: t(`textbook.form.${key}`),
    options: words.map((word) => [word, t(`textbook.${key}.${word}`)]),
  });
  return [
    { group: "", key: "title", kind: "text", label: t("choose.title"), example: t("choose.title.example") },
    choice(region, "variant", VARIANTS),
    { group: region, key: "region", kind: "text", label: t("textbook.form.size"), example: "1M" },
    variant === "fibonacci"
      ? { group: region, key: "sizes", kind: "text", label: t("textbook.form.sizes") }
      : { group: region, key: "smallest", kind: "text", label: t("textbook.form.smallest"), example: "64K" },
    { group: region, key: "base", kind: "text", label: t("textbook.form.base"), example: "0" },
    ...(variant === "binary" ? [choice(policy, "half", HALVES)] : []),
    choice(policy, "choice", CHOICES),
    choice(policy, "merge", MERGES),
    {
      group: start,
      key: "used",
      kind: "lines",
      label: t("textbook.form.used"),
      about: t("textbook.form.used.about"),
      example: "a 0 128K 70K",
    },
    {
      group: start,
      key: "free",
      kind: "lines",
      label: t("textbook.form.free"),
      about: t("textbook.form.free.about"),
      example: "128K: 128K\n256K: 256K\n512K: 512K",
    },
  ];
}

// ------------------------------------------------------------ what is wrong

/** @param {Record<string, string>} values @returns {Record<string, string>} by key */
function complaints(values) {
  /** @type {Record<string, string>} */
  const wrong = {};
  const { title, region, smallest, sizes, base, variant, free, used } = values;
  if (title.trim().length > LONGEST_TITLE) wrong.title = t("choose.wrong.title", { most: LONGEST_TITLE });
  const [whole, least] = [parseSize(region), parseSize(smallest)];
  if (!whole) wrong.region = t("textbook.wrong.size", { found: region.trim() });
  if (variant === "fibonacci") {
    if (!sizesIn(sizes)) wrong.sizes = t("textbook.wrong.sizes", { found: sizes.trim() });
  } else if (!least || least > LARGEST_SMALLEST) wrong.smallest = t("textbook.wrong.smallest");
  else if (whole && whole < least) wrong.smallest = t("textbook.wrong.larger");
  else if (whole && whole / least >= 2 ** MOST_ORDERS) wrong.smallest = t("textbook.wrong.orders");
  if (parseSize(base || "0") === null) wrong.base = t("textbook.wrong.size", { found: base.trim() });
  const line = linesOf(used).find((one) => !usedIn(one));
  if (line !== undefined) wrong.used = t("textbook.wrong.used", { found: line });
  const list = linesOf(free).find((one) => !freeIn(one));
  if (list !== undefined) wrong.free = t("textbook.wrong.free", { found: list });
  return wrong;
}

/** @param {string} text */
function linesOf(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** @param {string} text @returns {number[] | null} */
function sizesIn(text) {
  const found = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(parseSize);
  return found.length && found.every((size) => size) ? /** @type {number[]} */ (found) : null;
}

/** "a 0 128K 70K": name, offset, size, and what was asked for. @param {string} line */
function usedIn(line) {
  const words = line.split(/[\s,;:=]+/).filter(Boolean);
  const name = /^[A-Za-z]\w{0,15}$/.test(words[0] ?? "") ? words.shift() : undefined;
  const [at, size, request, ...more] = words.map(parseSize);
  if (at === null || at === undefined || !size || request === null || more.length) return null;
  return { ...(name ? { name } : {}), at, size, ...(request === undefined ? {} : { request }) };
}

/** "128K: 0, 256K", "128K -> 0 -> 256K": a size and offsets, the first taken first. @param {string} line @returns {[number, number[]] | null} */
function freeIn(line) {
  const [size, ...at] = line
    .split(/(?:->|→|[\s,;:=|])+/)
    .filter(Boolean)
    .map(parseSize);
  if (!size || at.some((one) => one === null)) return null;
  return [size, /** @type {number[]} */ (at)];
}

// ------------------------------------------------------------ to plain data and back

/** @param {Record<string, string>} values @returns {CustomRegion} */
function toMachine({ title, variant, region, smallest, sizes, half, choice, merge, base, free, used }) {
  const blocks = linesOf(used).flatMap((line) => usedIn(line) ?? []);
  const lists = linesOf(free).flatMap((line) => {
    const found = freeIn(line);
    return found ? [found] : [];
  });
  return {
    ...(title.trim() ? { title: title.trim() } : {}),
    variant,
    region: parseSize(region) ?? 0,
    smallest: parseSize(smallest) ?? 0,
    ...(variant === "fibonacci" ? { sizes: sizesIn(sizes) ?? [] } : {}),
    half,
    choice,
    merge,
    base: parseSize(base || "0") ?? 0,
    ...(lists.length ? { free: Object.fromEntries(lists.map(([size, at]) => [String(size), at])) } : {}),
    ...(blocks.length ? { used: blocks } : {}),
  };
}

/** @param {CustomRegion} machine */
function fromMachine({
  title = "",
  variant,
  region,
  smallest,
  sizes,
  half,
  choice,
  merge,
  base = 0,
  free,
  used = [],
}) {
  return {
    ...machineForm.first(),
    title,
    variant,
    region: inWords(region),
    smallest: inWords(smallest),
    ...(sizes ? { sizes: sizes.map(inWords).join(", ") } : {}),
    half,
    choice,
    merge,
    base: inWords(base),
    free: Object.entries(free ?? {})
      .filter(([, at]) => at.length)
      .map(([size, at]) => `${inWords(size)}: ${at.map(inWords).join(", ")}`)
      .join("\n"),
    used: used
      .map(({ name, at, size, request }) =>
        [name, inWords(at), inWords(size), ...(request === undefined ? [] : [inWords(request)])]
          .filter(Boolean)
          .join(" "),
      )
      .join("\n"),
  };
}

/** @param {number | string} size */
function inWords(size) {
  const bytes = typeof size === "number" ? size : parseSize(size);
  return bytes === null ? String(size) : sizeText(bytes);
}
