/** A machine of one's own: fields as text, and the request they come to, in both directions. Pure. */

/** @import { CustomMachine } from "../../../engine/protocol.d.ts" */

export const ZONES = /** @type {const} */ (["DMA", "Normal", "HighMem"]);

/** @typedef {{ start_pfn: string, DMA: string, Normal: string, HighMem: string }} NodeFields */
/** @typedef {{ node: string, zone: string, order: string, blocks: string }} PoolFields */
/** Everything as it was typed. @typedef {{ title: string, build: CustomMachine["build"], nodes: NodeFields[], max_order: string, watermarks: Record<string, string>, cpus: string, reserved: string, pool: PoolFields[] }} MachineFields */

/** @returns {NodeFields} */
export function firstNode() {
  return { start_pfn: "", DMA: "0", Normal: "64", HighMem: "0" };
}

/** @returns {PoolFields} */
export function firstPool() {
  return { node: "0", zone: "Normal", order: "0", blocks: "8" };
}

/** @returns {MachineFields} */
export function firstFields() {
  return {
    title: "",
    build: "uma",
    nodes: [firstNode()],
    max_order: "10",
    watermarks: { DMA: "", Normal: "", HighMem: "" },
    cpus: "",
    reserved: "",
    pool: [],
  };
}

/** A machine as text to be changed: machineFrom() of it is the same machine. @param {CustomMachine} machine @returns {MachineFields} */
export function fieldsFrom({ title, build, nodes, max_order, watermarks, cpus, reserved, pool }) {
  return {
    title: title ?? "",
    build,
    nodes: nodes.map((node) => ({
      start_pfn: node.start_pfn === undefined ? "" : String(node.start_pfn),
      DMA: String(node.DMA ?? 0),
      Normal: String(node.Normal ?? 0),
      HighMem: String(node.HighMem ?? 0),
    })),
    max_order: String(max_order ?? 10),
    watermarks: Object.fromEntries(ZONES.map((name) => [name, watermarks?.[name]?.join(" ") ?? ""])),
    cpus: cpus?.join(" ") ?? "",
    reserved: (reserved ?? []).map(([first, count]) => rangeText(first, count)).join(", "),
    pool: (pool ?? []).map(({ node, zone, order, blocks }) => ({
      node: String(node ?? 0),
      zone,
      order: String(order),
      blocks: String(blocks),
    })),
  };
}

/** @param {number} first @param {number} count */
function rangeText(first, count) {
  return count === 1 ? String(first) : `${first}-${first + count - 1}`;
}

/** Call only when there are no complaints. @param {MachineFields} fields @returns {CustomMachine} */
export function machineFrom({ title, build, nodes, max_order, watermarks, cpus, reserved, pool }) {
  const marks = ZONES.flatMap((name) => {
    const three = numbersIn(watermarks[name]);
    return three?.length === 3 ? [[name, three]] : [];
  });
  const ranges = rangesIn(reserved) ?? [];
  const places = numbersIn(cpus) ?? [];
  return {
    ...(title.trim() ? { title: title.trim() } : {}),
    build,
    nodes: nodes.map(nodeFrom),
    max_order: Number(max_order),
    ...(marks.length ? { watermarks: Object.fromEntries(marks) } : {}),
    ...(places.length ? { cpus: places } : {}),
    ...(ranges.length ? { reserved: ranges } : {}),
    ...(pool.length ? { pool: pool.map(poolFrom) } : {}),
  };
}

/** @param {NodeFields} fields */
function nodeFrom(fields) {
  const start = fields.start_pfn.trim() === "" ? {} : { start_pfn: Number(fields.start_pfn) };
  const sizes = ZONES.map((name) => [name, Number(fields[name])]).filter(([, pages]) => pages);
  return { ...start, ...Object.fromEntries(sizes) };
}

/** @param {PoolFields} fields */
function poolFrom({ node, zone, order, blocks }) {
  return { node: Number(node), zone, order: Number(order), blocks: Number(blocks) };
}

/** @param {NodeFields} fields */
export function pagesOf(fields) {
  return ZONES.reduce((pages, name) => pages + (wholeNumber(fields[name]) ?? 0), 0);
}

/** Where a node begins: as typed, or after the node before it. @param {NodeFields[]} nodes @param {number} node @returns {number} */
export function startOf(nodes, node) {
  const typed = wholeNumber(nodes[node].start_pfn);
  if (typed !== null) return typed;
  return node === 0 ? 0 : startOf(nodes, node - 1) + pagesOf(nodes[node - 1]);
}

/** @param {string} text */
export function wholeNumber(text) {
  return /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : null;
}

/** @param {string} text */
export function numbersIn(text) {
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
