/** A machine of one's own: fields as text, what is wrong with each, and the request they come to. Pure. */

/** @import { CustomMachine } from "../engine/protocol.d.ts" */

export const ZONES = /** @type {const} */ (["DMA", "Normal", "HighMem"]);
/** 64 GiB. */
const MOST_PAGES = 1 << 24;
const MOST_NODES = 8;

/** Everything as it was typed. @typedef {{ build: CustomMachine["build"], nodes: Record<string, string>[], max_order: string, watermarks: Record<string, string>, reserved: string }} MachineFields */
/** By field: "node0.Normal", "max_order", "watermarks.DMA", "reserved", "nodes". @typedef {Record<string, string>} Complaints */

/** @returns {MachineFields} */
export function firstFields() {
  return {
    build: "uma",
    nodes: [{ DMA: "0", Normal: "64", HighMem: "0" }],
    max_order: "10",
    watermarks: { DMA: "", Normal: "", HighMem: "" },
    reserved: "",
  };
}

/** @param {MachineFields} fields @returns {Complaints} */
export function complaintsAbout(fields) {
  return Object.fromEntries([
    ...nodeComplaints(fields),
    ...orderComplaint(fields),
    ...markComplaints(fields),
    ...reservedComplaint(fields),
  ]);
}

/** @typedef {[field: string, sentence: string][]} Found */

/** @param {MachineFields} fields @returns {Found} */
function nodeComplaints({ nodes, build }) {
  /** @type {Found} */
  const found = nodes.flatMap((zones, node) =>
    ZONES.flatMap((name) => complaint(`node${node}.${name}`, sizeComplaint(zones[name]))),
  );
  if (found.length) return found;
  nodes.forEach((zones, node) => {
    if (pagesOf(zones) === 0) found.push([`node${node}`, "A node needs at least one page."]);
  });
  const sum = nodes.reduce((pages, zones) => pages + pagesOf(zones), 0);
  if (sum > MOST_PAGES) found.push(["nodes", `${sum} pages are more than 64 GiB (${MOST_PAGES} pages).`]);
  if (build === "uma" && nodes.length > 1)
    found.push(["build", "UMA has one node. Choose NUMA, or take the others away."]);
  if (nodes.length > MOST_NODES) found.push(["nodes", `At most ${MOST_NODES} nodes.`]);
  return found;
}

/** @param {string} text */
function sizeComplaint(text) {
  const pages = wholeNumber(text);
  if (pages === null) return "A whole number of pages, 0 for none.";
  return pages > MOST_PAGES ? `At most ${MOST_PAGES} pages (64 GiB).` : "";
}

/** @param {MachineFields} fields @returns {Found} */
function orderComplaint({ max_order }) {
  const value = wholeNumber(max_order);
  return complaint(
    "max_order",
    value === null || value < 1 || value > 14 ? "From 1 to 14. Stock 2.4.22 has 10." : "",
  );
}

/** @param {MachineFields} fields @returns {Found} */
function markComplaints({ watermarks }) {
  return ZONES.flatMap((name) => complaint(`watermarks.${name}`, marksComplaint(watermarks[name])));
}

/** @param {string} text */
function marksComplaint(text) {
  if (text.trim() === "") return "";
  const marks = numbersIn(text);
  if (marks?.length !== 3) return "Three numbers: min low high. Empty for the kernel's own.";
  return marks[0] <= marks[1] && marks[1] <= marks[2] ? "" : "They must not fall: min ≤ low ≤ high.";
}

/** @param {MachineFields} fields @returns {Found} */
function reservedComplaint({ reserved }) {
  return complaint("reserved", rangesIn(reserved) ? "" : "Ranges of pages, such as 0-3, 160-255.");
}

/** Call only when there are no complaints. @param {MachineFields} fields @returns {CustomMachine} */
export function machineFrom({ build, nodes, max_order, watermarks, reserved }) {
  const marks = ZONES.flatMap((name) => {
    const three = numbersIn(watermarks[name]);
    return three?.length === 3 ? [[name, three]] : [];
  });
  const ranges = rangesIn(reserved) ?? [];
  return {
    build,
    nodes: nodes.map((zones) => Object.fromEntries(sized(zones))),
    max_order: Number(max_order),
    ...(marks.length ? { watermarks: Object.fromEntries(marks) } : {}),
    ...(ranges.length ? { reserved: ranges } : {}),
  };
}

/** @param {Record<string, string>} zones */
function sized(zones) {
  return ZONES.map((name) => [name, Number(zones[name])]).filter(([, pages]) => pages);
}

/** @param {Record<string, string>} zones */
export function pagesOf(zones) {
  return ZONES.reduce((pages, name) => pages + (wholeNumber(zones[name]) ?? 0), 0);
}

/** @param {string} text */
function wholeNumber(text) {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

/** @param {string} text */
function numbersIn(text) {
  const words = text.split(/[\s,]+/).filter(Boolean);
  return words.every((word) => /^\d{1,9}$/.test(word)) ? words.map(Number) : null;
}

/** "0-3, 160-255" -> [first, count][]; null when it is something else. @param {string} text @returns {[number, number][] | null} */
export function rangesIn(text) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const part of text.split(",").map((one) => one.trim())) {
    if (part === "") continue;
    const [, first, last] = /^(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?$/.exec(part) ?? [];
    if (first === undefined || Number(last ?? first) < Number(first)) return null;
    ranges.push([Number(first), Number(last ?? first) - Number(first) + 1]);
  }
  return ranges;
}

/** @param {string} field @param {string} sentence @returns {Found} */
function complaint(field, sentence) {
  return sentence ? [[field, sentence]] : [];
}
