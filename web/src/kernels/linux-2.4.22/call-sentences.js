/** Sentences for CALL and RETURN records: a function's own wording, or a general one. */

/** @import { FunctionInfo, History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { Scope } from "./sentences.js" */
/** @import { Values } from "../../i18n/text.js" */

import { callStackAt } from "../../history/calls.js";
import { Kind, readRecord } from "../../history/records.js";
import { fill } from "../../i18n/text.js";
import { addressText, gfpName } from "./flags.js";

/** @param {Scope} scope @param {UnpackedRecord} r */
export function callSentence(scope, r) {
  const fn = scope.history.functions[r.a];
  if (!fn) return null;
  const values = namedValues(scope, fn, r);
  const own = fill(scope.words, `call.${fn.name}`, nothingToSplit(values));
  if (own !== null) return own;
  const caller = scope.history.functions[callStackAt(scope.history, r.number).at(-1)?.function ?? -1]?.name;
  return fill(scope.words, caller ? "call.from" : "call.top", {
    caller,
    name: fn.name,
    args: argumentText(fn, values),
  });
}

/** @param {Scope} scope @param {UnpackedRecord} r */
export function returnSentence(scope, r) {
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
  if (typeof values.order === "number") values.size = fill(scope.words, "size", { count: 2 ** values.order });
  return values;
}

/** @param {Scope} scope @param {string} name @param {number} value */
function argument(scope, name, value) {
  if (name === "zone" || name === "classzone") return scope.history.machine.zones[value]?.name ?? value;
  if (name === "gfp_mask" || name === "gfp") return gfpName(value);
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
