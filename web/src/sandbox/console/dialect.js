/**
 * Lines as people type and paste them: C calls, log lines, spaces that an editor changed. Each becomes the command that the machine
 * reads, or stays as it is where its meaning is in doubt: the machine's own refusal says more than a guess. Pure.
 *
 *     page = alloc_pages(GFP_KERNEL, 3);   →   page = alloc_pages gfp=GFP_KERNEL order=3
 */

/** @import { Requests } from "../../kernels/requests.js" */

/** What a kernel's report of a failed request says: order, mask. The digit after "/" is 1 for a task that frees memory itself. */
const FAILED = /(\d+)-order allocation failed \(gfp=(0x[\da-f]+)\/0\)/i;
const DECLARED = /^(?:(?:const|static|struct|unsigned|signed)\s+)*(?:\w+[\s*]+)?(?=[a-z_]\w*\s*=(?!=))/i;
const CAST = /\(\s*(?:const\s+)?(?:unsigned\s+long|void|(?:unsigned\s+)?char|struct\s+\w+)\s*\**\s*\)\s*/gi;
const NAMED = /^([a-z_]\w*)\s*=(?!=)\s*(.*)$/is;
const SHORT_FREE = ["free", "kfree", "release"];
/** Names of C parameters, as the commands have them. */
const ALIASES = new Map([
  ["gfp_mask", "gfp"],
  ["gfp_flags", "gfp"],
  ["nid", "node"],
]);

/** The commands in a typed or pasted text, comments and empty lines left out. @param {string} text @param {Requests} requests those of the machine's kernel @returns {string[]} */
export function commandsIn(text, requests) {
  return withoutComments(plainSigns(text))
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => commandOf(line, requests));
}

/** Spaces of word processors become plain ones; what has no width goes. @param {string} text */
export function plainSigns(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, " ")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "");
}

/** @param {string} text */
function withoutComments(text) {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/\/\/.*/g, "")
    .replace(/#.*/g, "");
}

/** @param {string} line @param {Requests} requests */
function commandOf(line, requests) {
  const failed = FAILED.exec(line);
  if (failed && requests.all[requests.allocVerb]?.includes("gfp"))
    return `${requests.allocVerb} order=${Number(failed[1])} gfp=${failed[2].toLowerCase()}`;
  const bare = line.replace(/^(?:>>>|[>$])\s*/, "");
  return statement(bare, requests) ?? statement(bare.replace(DECLARED, ""), requests) ?? line;
}

/** @param {string} line @param {Requests} requests @returns {string | null} null: not understood */
function statement(line, requests) {
  const [, name = "", right = line] = NAMED.exec(line) ?? [];
  const call = callOf(right.replace(CAST, ""), requests);
  return call && (name ? `${name} = ${call}` : call);
}

/** @param {string} text @param {Requests} requests @returns {string | null} */
function callOf(text, requests) {
  const [, word = "", rest = ""] = /^([a-z_]\w*)\s*(.*)$/is.exec(text) ?? [];
  const verb = verbNamed(word, requests);
  if (!verb) return null;
  const inside = /^\((.*)\)$/s.exec(rest.trim());
  if (!inside && /^\(/.test(rest)) return null;
  const args = inside ? argumentsOfCall(verb, inside[1], requests) : wordsOf(rest);
  return args && [verb, ...args.map((arg) => argument(verb, arg, requests))].join(" ");
}

/** @param {string} word @param {Requests} requests @returns {string} "" for none */
function verbNamed(word, { all, freeVerb }) {
  if (all[word]) return word;
  const lower = word.toLowerCase();
  const found = Object.keys(all).find((verb) => verb.toLowerCase() === lower);
  return found ?? (SHORT_FREE.includes(lower) ? freeVerb : "");
}

/** "(GFP_KERNEL, 3)": by position, as the function's C declaration has them. @param {string} verb @param {string} inside @param {Requests} requests @returns {string[] | null} */
function argumentsOfCall(verb, inside, { table, takesBlock, all }) {
  const given = inside
    .split(",")
    .map((one) => spaced(one))
    .filter(Boolean);
  const first = takesBlock.includes(verb) ? ["page"] : [];
  const keys = table.signatures?.[verb] ?? [...first, ...all[verb].filter((key) => key !== "page")];
  if (given.length > keys.length) return null;
  return given.map((value, i) => {
    if (/^\w+=/.test(value) || (keys[i] === "page" && !isNumber(value))) return value;
    return `${keys[i]}=${value}`;
  });
}

/** @param {string} rest @returns {string[]} */
function wordsOf(rest) {
  return spaced(rest)
    .split(/[\s,]+/)
    .filter(Boolean);
}

/** No spaces around "=" and "|", as C and PDF files have them. @param {string} text */
function spaced(text) {
  return text.trim().replace(/\s*([=|])\s*/g, "$1");
}

/** @param {string} verb @param {string} arg @param {Requests} requests */
function argument(verb, arg, requests) {
  const at = arg.indexOf("=");
  if (at < 0) return requests.takesBlock.includes(verb) && isNumber(arg) ? `page=${arg}` : arg;
  const known = requests.all[verb];
  const written = arg.slice(0, at).toLowerCase();
  const key = known.includes(written) ? written : (ALIASES.get(written) ?? "");
  if (!known.includes(key)) return arg;
  const param = requests.verbs[verb].params.find((one) => one.key === key);
  return `${key}=${writtenValue(param?.kind ?? "", param?.table ?? "", arg.slice(at + 1), requests)}`;
}

/** @param {string} kind @param {string} table @param {string} value @param {Requests} requests */
function writtenValue(kind, table, value, requests) {
  if (kind === "zone") return value.replace(/^ZONE_/i, "");
  if (kind !== "flags") return value;
  const names = [...requests.flags(table), ...requests.combinations(table)].map(({ name }) => name);
  return value
    .replace(/^(0x[\da-f]+)\/0$/i, "$1")
    .replace(/^\((.*)\)$/, "$1")
    .split("|")
    .map((word) => names.find((name) => name.toLowerCase() === word.toLowerCase()) ?? word)
    .join("|");
}

/** @param {string} text */
function isNumber(text) {
  return /^(?:0x[\da-f]+|\d+)$/i.test(text);
}
