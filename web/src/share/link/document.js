/** From what is on the stage to a document, and from a hash to a document that can be trusted in shape. Pure. */

/** @import { History, MachineRequest } from "../../engine/protocol.d.ts" */
/** @import { SharedDocument, SharedView } from "../shared.d.ts" */

import { Kind, recordCount, WIDTH } from "../../history/records.js";
import { DEFAULT, isKernel } from "../../kernels/index.js";
import { requestsOf } from "../../sandbox/workload-runs.js";
import { LinkError, MOST_CHARACTERS, pack, unpack } from "./envelope.js";
import { ROUTE } from "./kinds.js";
import { flawIn, MOST_REQUESTS, VERSION_1 } from "./schema.js";

const VERSION = "1";

/**
 * @param {History} history
 * @param {MachineRequest} machine
 * @param {number} cursor
 * @param {SharedView} view
 * @param {string} note
 * @returns {SharedDocument}
 */
export function documentOf(history, machine, cursor, view, note) {
  return {
    ...(history.machine.kernel === DEFAULT ? {} : { kernel: history.machine.kernel }),
    machine: "preset" in machine ? machine.preset : machine.custom,
    requests: requestsOf(history.commands),
    cursor,
    records: recordCount(history),
    sum: checksum(history),
    ...(Object.keys(view).length ? { view } : {}),
    ...(note ? { note } : {}),
  };
}

/** @param {SharedDocument} document @returns {Promise<string>} rejected with a LinkError when it is too long */
export async function hashOf(document) {
  const flaw = flawIn(document, VERSION_1);
  if (flaw !== null) throw new LinkError(isTooMuch(document) ? "much" : "unfit", { part: flaw });
  const hash = `${ROUTE}${VERSION}/${await pack(document)}`;
  if (hash.length > MOST_CHARACTERS)
    throw new LinkError("long", { length: hash.length, most: MOST_CHARACTERS });
  return hash;
}

/** @param {SharedDocument} document */
function isTooMuch({ requests }) {
  return requests.length > 4000;
}

/** @param {string} hash @returns {Promise<SharedDocument>} rejected with a LinkError */
export async function documentIn(hash) {
  if (hash.length > MOST_CHARACTERS)
    throw new LinkError("long", { length: hash.length, most: MOST_CHARACTERS });
  const [version, packed = "", ...rest] = hash.slice(ROUTE.length).split("/");
  if (!/^\d{1,4}$/.test(version) || !packed || rest.length) throw new LinkError("damaged");
  if (version !== VERSION) throw new LinkError("version", { version });
  const data = await unpack(packed);
  const flaw = flawIn(data, VERSION_1);
  if (flaw !== null) throw new LinkError("schema", { part: flaw });
  const document = /** @type {SharedDocument} */ (data);
  const { kernel = DEFAULT } = document;
  if (!isKernel(kernel)) throw new LinkError("kernel", { kernel });
  if (sizeOf(document).requests > MOST_REQUESTS) throw new LinkError("much", { most: MOST_REQUESTS });
  return document;
}

/** How much work a document asks for. @param {SharedDocument} document */
export function sizeOf({ machine, requests }) {
  const counts = requests.map((request) => (typeof request === "string" ? 1 : request[2]));
  const nodes = typeof machine === "string" ? [] : (machine.nodes ?? []);
  return {
    requests: counts.reduce((sum, count) => sum + count, 0),
    pages: nodes.reduce((sum, { DMA = 0, Normal = 0, HighMem = 0 }) => sum + DMA + Normal + HighMem, 0),
  };
}

/** @param {SharedDocument} document @returns {MachineRequest} */
export function machineIn({ kernel, machine }) {
  const named = kernel === undefined ? {} : { kernel };
  return typeof machine === "string" ? { ...named, preset: machine } : { ...named, custom: machine };
}

/**
 * FNV-1a over the records, functions by their names: a function more, or another order of them, changes nothing.
 *
 * @param {Pick<History, "records" | "functions">} history
 */
export function checksum({ records, functions }) {
  const names = functions.map(({ name }) => hashOf32(name));
  let sum = OFFSET;
  for (let at = 0; at < records.length; at += WIDTH) {
    const byName = records[at] === Kind.CALL || records[at] === Kind.RETURN;
    for (let i = 0; i < WIDTH; i++) {
      const value = records[at + i];
      sum = Math.imul(sum ^ (byName && i === 1 ? (names[value] ?? value) : value), PRIME);
    }
  }
  return sum >>> 0;
}

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** @param {string} text */
function hashOf32(text) {
  let sum = OFFSET;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), PRIME);
  return sum;
}

/** As links had it before they named a kernel: over the numbers alone, those of functions included. @param {ArrayLike<number>} records */
function checksumOfNumbers(records) {
  let sum = OFFSET;
  for (let i = 0; i < records.length; i++) sum = Math.imul(sum ^ records[i], PRIME);
  return sum >>> 0;
}

/** Does the model still do what it did when the link was made? True for a link without a checksum. @param {SharedDocument} document @param {History} history */
export function isAsLinked({ sum }, history) {
  return sum === undefined || sum === checksum(history) || sum === checksumOfNumbers(history.records);
}
