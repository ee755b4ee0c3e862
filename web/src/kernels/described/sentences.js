/**
 * One plain sentence for each record, chosen by its kind and by the function that was running.
 *
 * Templates are in <language>/sentences.js. The frame is optional: without it, sentences that need the state (the
 * value a bit flips to) are said in their shorter form.
 */

/** @import { Frame, FunctionInfo, History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { RecordKind } from "../kernel.d.ts" */
/** @import { Language, Values } from "../../i18n/text.js" */

import { callStackAt } from "../../history/calls.js";
import { commandAt, repeats } from "../../history/commands.js";
import { Kind, readRecord, recordCount } from "../../history/records.js";
import { language } from "../../i18n/language.js";
import { fill, pageRange } from "../../i18n/text.js";
import { holderLetter } from "../../ui/page-words.js";
import { alignmentBase, kernelOf } from "../index.js";
import { messageInWords } from "../messages.js";
import { blockWords, sizedBlock } from "./block-range.js";
import { addressText, flagNames, maskName } from "./flags.js";
import { fieldOf } from "./writes.js";

/**
 * @typedef {object} Scope
 * @property {History} history
 * @property {Frame | null} frame what is true after the record, when known
 * @property {string} running name of the function that made the record
 * @property {Language} words
 */

/**
 * The sentence for record number cursor - 1.
 *
 * @param {History} history
 * @param {Frame | null | undefined} frame the frame at `cursor`; any other frame is ignored
 * @param {number} cursor
 * @param {Language} [words]
 * @returns {string}
 */
export function sentenceAt(history, frame, cursor, words = language.value) {
  if (cursor <= 0 || cursor > recordCount(history)) return fill(words, "start") ?? "";
  const command = commandAt(history, cursor);
  if (command && repeats(command) && command.end === cursor) return manySentence(words, command);
  const stack = callStackAt(history, cursor);
  const running = history.functions[stack.at(-1)?.function ?? -1]?.name ?? "";
  const scope = { history, frame: frame?.cursor === cursor ? frame : null, running, words };
  const record = readRecord(history.records, cursor - 1);
  const kind = kernelOf(history).kinds[record.kind];
  const sentence = kind && sentenceOf(scope, kind, record);
  return sentence ?? fill(words, "unknown", { number: record.number }) ?? "";
}

/** The whole of a command with times=. @param {Language} words @param {import("../../engine/protocol.d.ts").CommandData} command */
function manySentence(words, { text, served, wakes, bug }) {
  if (bug) return fill(words, "many.bug", { served, text: messageInWords(bug) }) ?? "";
  const whole = Number(/ times=(\d+)/.exec(text)?.[1]) === served;
  const ending = whole ? "" : served ? ".stopped" : ".none";
  return fill(words, `many${ending}${wakes ? ".woken" : ""}`, { served }) ?? "";
}

/** @typedef {(scope: Scope, r: UnpackedRecord) => string | null} Say */

/** By name of a kind, or by its shape and what it writes. @type {Record<string, Say>} */
const SENTENCES = {
  "enter free_list": (scope, r) => byFunction(scope, "add", onList(scope, r)),
  "leave free_list": (scope, r) => byFunction(scope, "del", { ...onList(scope, r), ...leaving(scope, r) }),
  "flip map": toggleSentence,
  "add free_pages": freePagesSentence,
  "set need_balance": (scope, r) => say(scope, `need_balance.${r.b}`, { zone: zoneName(scope, r.a) }),
  "set count": (scope, r) =>
    r.d
      ? say(scope, "counts", { first: r.a, last: r.a + r.d, now: r.b })
      : first(scope, [`count.${r.b}`, "count"], { page: r.a, now: r.b }),
  "set watermark": (scope, r) => say(scope, `watermark.${r.b}`, { zone: zoneName(scope, r.a), now: r.c }),
  "set flags": flagsSentence,
  "set system": systemSentence,
  "enter pool": (scope, r) => say(scope, "pool.add", naming(scope, r.a, r.b)),
  "leave pool": (scope, r) => say(scope, "pool.del", naming(scope, r.a, r.b)),
  "enter local": (scope, r) => say(scope, "local.add", naming(scope, r.a, r.b)),
  "leave local": (scope, r) => say(scope, "local.del", naming(scope, r.a, r.b)),
  LOCK: (scope, r) => say(scope, "lock", { zone: zoneName(scope, r.a) }),
  UNLOCK: (scope, r) => say(scope, "unlock", { zone: zoneName(scope, r.a) }),
  NAME: nameSentence,
  BUG: (scope, r) => say(scope, "bug", { text: messageInWords(scope.history.bugs[r.a] ?? "") }),
  CALL: (scope, r) => callSentence(scope, r),
  RETURN: (scope, r) => returnSentence(scope, r),
  TEST: (scope, r) => say(scope, `test.${r.d}`, { zone: zoneName(scope, r.a), free: r.b, needed: r.c }),
};

/** @param {Scope} scope @param {RecordKind} kind @param {UnpackedRecord} r */
function sentenceOf(scope, kind, r) {
  const say = SENTENCES[kind.name] ?? SENTENCES[`${kind.shape} ${kind.of}`];
  return say?.(scope, r) ?? shapeSentence(scope, kind, r);
}

/** What any record of a shape says: a kernel of its own words has better ones. @param {Scope} scope @param {RecordKind} kind @param {UnpackedRecord} r */
function shapeSentence(scope, kind, r) {
  const what = (kind.of || kind.name.toLowerCase()).replaceAll("_", " ");
  const read = (/** @type {string} */ field) => fieldOf(kind, field, r);
  const values = { what, item: read(kind.item), now: read("new"), by: read("delta"), order: read("order") };
  const key = `${kind.shape}.${kind.of}`;
  // a number of several that a kind of record writes or counts has words of its own
  const which = kind.fields.find((name) => name === "field" || name === "number");
  const sign = kind.shape === "add" ? [`${key}.${Math.sign(values.by)}`] : [];
  const field = which ? [`${kind.shape}.${kind.of || kind.name.toLowerCase()}.${read(which)}`] : [];
  return first(scope, [...field, ...sign, `${key}.${scope.running}`, key, `shape.${kind.shape}`], {
    ...values,
    count: Math.abs(values.by),
    zone: kind.fields.includes("zone") ? zoneName(scope, read("zone")) : null,
    a: read("a"),
    b: read("b"),
    ...naming(scope, read("page"), read("order")),
  });
}

/** @param {Scope} scope @param {string} key @param {Values} [values] */
function say({ words, history }, key, values) {
  const own = kernelOf(history).words;
  return (own ? fill(words, `${own}${key}`, values) : null) ?? fill(words, key, values);
}

/** @param {Scope} scope @param {string[]} keys @param {Values} values */
function first(scope, keys, values) {
  return keys.map((key) => say(scope, key, values)).find((text) => text !== null) ?? null;
}

/** The wording for the running function, else the general one. @param {Scope} scope @param {string} key @param {Values} values */
function byFunction(scope, key, values) {
  return first(scope, [`${key}.${scope.running}`, key], values);
}

/** @param {Scope} scope @param {number} zone */
function zoneName(scope, zone) {
  return scope.history.machine.zones[zone]?.name ?? String(zone);
}

/** With and without article, and at the head of a sentence. @param {Scope} scope @param {number} page @param {number} order @returns {Values} */
function naming({ history, words }, page, order) {
  return {
    block: blockWords(history, words, page, order),
    the_block: blockWords(history, words, page, order, "the_block"),
    The_block: blockWords(history, words, page, order, "The_block"),
  };
}

/** @param {Scope} scope @param {UnpackedRecord} r @returns {Values} */
function onList(scope, r) {
  return { ...naming(scope, r.c, r.b), order: r.b, zone: zoneName(scope, r.a) };
}

/** @param {Scope} scope @param {UnpackedRecord} r @returns {Values} */
function leaving(scope, r) {
  const start = alignmentBase(scope.history, r.a);
  const merged = start + ((r.c - start) & ~(2 ** (r.b + 1) - 1));
  const values = { above: r.b + 1, merged: pageRange(merged, r.b + 1) };
  return scope.frame ? { ...values, place: placeWords(scope, r) } : values;
}

/** @param {Scope} scope @param {UnpackedRecord} r */
function placeWords(scope, r) {
  const ahead = scope.frame?.zones[r.a]?.lists[r.b]?.ahead(r.d) ?? 0;
  return say(scope, ahead ? "place.other" : "place.head", { number: ahead + 1 }) ?? "";
}

/** @type {Say} */
function toggleSentence(scope, r) {
  const start = scope.history.machine.zones[r.a]?.start_pfn ?? 0;
  const one = start + r.c * 2 ** (r.b + 1);
  const values = { pair: r.c, order: r.b, first: one, second: one + 2 ** r.b };
  const value = scope.frame?.zones[r.a]?.maps[r.b]?.[r.c];
  if (value === undefined) return say(scope, "toggle", values);
  return byFunction(scope, `toggle.${value}`, values);
}

/** @type {Say} */
function freePagesSentence(scope, r) {
  const kind = kernelOf(scope.history).kinds[r.kind];
  const delta = kind ? fieldOf(kind, "delta", r) : r.b;
  const now = scope.frame?.zones[r.a]?.free_pages;
  const values = { zone: zoneName(scope, r.a), by: Math.abs(delta), now };
  return say(scope, `free_pages.${delta < 0 ? "down" : "up"}`, values);
}

/** @type {Say} */
function flagsSentence(scope, r) {
  const set = flagNames(scope.history, "page", r.b & ~r.c);
  const lost = flagNames(scope.history, "page", r.c & ~r.b);
  if (set && lost) return say(scope, "flags.both", { page: r.a, set, flags: lost });
  if (set) return say(scope, "flags.set", { page: r.a, flags: set });
  return say(scope, lost ? "flags.clear" : "flags.same", { page: r.a, flags: lost });
}

/** Names of the task's flags, where a record writes them. @param {Scope} scope @param {UnpackedRecord} r */
function taskFlags({ history }, r) {
  return r.a === kernelOf(history).system?.taskFlags ? flagNames(history, "task", r.b) : "";
}

/** @type {Say} */
function systemSentence(scope, r) {
  const values = { now: r.b, flags: taskFlags(scope, r) || undefined };
  return first(scope, [`system.${r.a}.${r.b}`, `system.${r.a}`], values);
}

/** The address that the request just ended returned; 0 when it was for a page. @param {History} history @param {number} number of a record */
function addressBefore({ functions, records }, number) {
  if (number === 0) return 0;
  const { kind, a, b } = readRecord(records, number - 1);
  return kind === Kind.RETURN && functions[a]?.returns === "address" ? b : 0;
}

/** @type {Say} */
function nameSentence(scope, r) {
  const { names } = scope.history;
  const values = {
    name: holderLetter(names[r.c] || names[r.d]),
    old: holderLetter(names[r.d]),
    ...naming(scope, r.a, r.b),
  };
  if (r.c && r.d) return say(scope, "name.change", values);
  const address = r.c ? addressBefore(scope.history, r.number) : 0;
  if (address) return say(scope, "name.gain.address", { ...values, address: addressText(address) });
  return say(scope, r.c ? "name.gain" : "name.lose", values);
}

// ------------------------------------------------------------ calls and returns

/** @param {Scope} scope @param {UnpackedRecord} r */
function callSentence(scope, r) {
  const fn = scope.history.functions[r.a];
  if (!fn) return null;
  const values = namedValues(scope, fn, r);
  const own = say(scope, `call.${fn.name}`, nothingToSplit(values));
  if (own !== null) return own;
  const caller = scope.history.functions[callStackAt(scope.history, r.number).at(-1)?.function ?? -1]?.name;
  return fill(scope.words, caller ? "call.from" : "call.top", {
    caller,
    name: fn.name,
    args: argumentText(fn, values),
  });
}

/** @param {Scope} scope @param {UnpackedRecord} r */
function returnSentence(scope, r) {
  const fn = scope.history.functions[r.a];
  if (!fn) return null;
  const values = { name: fn.name, value: r.b };
  if (fn.returns === "") return fill(scope.words, "return.done", values);
  if (fn.returns === "address") {
    const key = r.b === 0 ? "return.no_address" : "return.address";
    return fill(scope.words, key, { name: fn.name, value: addressText(r.b) });
  }
  if (fn.returns === "yes") return fill(scope.words, r.b ? "return.yes" : "return.no", values);
  if (r.b === -1)
    return fill(scope.words, wasStopped(scope.history, r) ? "return.never" : "return.null", values);
  return fill(scope.words, fn.returns === "page" ? "return.page" : "return.value", values);
}

/** Whether a function did not return at all: the model broke off a request that would have waited for ever. @param {History} history @param {UnpackedRecord} r */
function wasStopped({ commands, records }, { number }) {
  const command = commands.find(({ start, end }) => start <= number && number < end);
  if (!command?.livelock) return false;
  for (let at = number; at < command.end; at++) {
    if (readRecord(records, at).kind !== Kind.RETURN) return false;
  }
  return true;
}

/** @param {Scope} scope @param {FunctionInfo} fn @param {UnpackedRecord} r @returns {Values} */
function namedValues(scope, fn, r) {
  /** @type {Values} */
  const values = {};
  [r.b, r.c, r.d].slice(0, fn.args.length).forEach((value, i) => {
    const name = fn.args[i] ?? "";
    values[name] = argument(scope, name, value);
  });
  const sized =
    typeof values.block === "number" &&
    sizedBlock(scope.history, values.block, Number(values.order ?? values.high ?? 0));
  if (sized)
    return { ...values, ...sized, part: sizedBlock(scope.history, 0, Number(values.low ?? 0))?.size };
  if (typeof values.order === "number") values.size = fill(scope.words, "size", { count: 2 ** values.order });
  return values;
}

/** @param {Scope} scope @param {string} name @param {number} value */
function argument(scope, name, value) {
  if (name === "zone" || name === "classzone") return scope.history.machine.zones[value]?.name ?? value;
  if (name === "gfp_mask" || name === "gfp") return maskName(scope.history, "gfp", value);
  if (name === "addr") return addressText(value);
  return value;
}

/** A block that fits has its own wording, the only one with {same}. @param {Values} values @returns {Values} */
function nothingToSplit(values) {
  return values.high !== undefined && values.high === values.low ? { same: values.low } : values;
}

/** @param {FunctionInfo} fn @param {Values} values */
function argumentText(fn, values) {
  return fn.args.map((name) => `${name} ${values[name]}`).join(", ");
}
