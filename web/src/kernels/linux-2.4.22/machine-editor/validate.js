/** What is wrong with the fields of a machine: by field, in a sentence that names it, what was found, what was expected. Pure. */

/** @import { MachineFields, PoolFields } from "./form.js" */

import { t } from "../../../i18n/language.js";
import { limits } from "../description.json";
import { numbersIn, pagesOf, rangesIn, startOf, wholeNumber, ZONES } from "./form.js";

/** By field: "title", "node0.Normal", "node0.start_pfn", "max_order", "watermarks.DMA", "cpus", "reserved", "pool0.order" … @typedef {Record<string, string>} Complaints */
/** @typedef {[field: string, sentence: string][]} Found */

export const LIMITS = limits;

/** @param {MachineFields} fields @returns {Complaints} */
export function complaintsAbout(fields) {
  return Object.fromEntries([
    ...titleComplaint(fields),
    ...nodeComplaints(fields),
    ...orderComplaint(fields),
    ...ZONES.flatMap((name) => marksComplaint(name, fields.watermarks[name])),
    ...cpuComplaint(fields),
    ...reservedComplaint(fields),
    ...fields.pool.flatMap((one, number) => poolComplaints(fields, one, number)),
  ]);
}

/** @param {MachineFields} fields @returns {Found} */
function titleComplaint({ title }) {
  const most = limits.title[1];
  return complaint("title", title.trim().length > most && t("choose.wrong.title", { most }));
}

/** @param {MachineFields} fields @returns {Found} */
function nodeComplaints({ nodes, build }) {
  const [, most] = limits.nodes;
  const found = nodes.flatMap((fields, node) => [
    ...ZONES.flatMap((zone) =>
      number(`node${node}.${zone}`, t("choose.field.zone", { zone, node }), fields[zone], limits.pages),
    ),
    ...startComplaint(nodes, node),
  ]);
  if (found.length) return found;
  const sum = nodes.reduce((pages, fields) => pages + pagesOf(fields), 0);
  return [
    ...nodes.flatMap((fields, node) =>
      complaint(`node${node}.Normal`, pagesOf(fields) === 0 && t("choose.wrong.empty", { node })),
    ),
    ...complaint("nodes", sum > limits.pages[1] && t("choose.wrong.large", { sum, most: limits.pages[1] })),
    ...complaint("build", build === "uma" && nodes.length > 1 && t("choose.wrong.uma")),
    ...complaint("nodes", nodes.length > most && t("choose.wrong.nodes", { most })),
  ];
}

/** @param {MachineFields["nodes"]} nodes @param {number} node @returns {Found} */
function startComplaint(nodes, node) {
  const text = nodes[node].start_pfn;
  if (text.trim() === "") return [];
  const field = `node${node}.start_pfn`;
  const wrong = number(field, t("choose.field.start", { node }), text, limits.start_pfn);
  if (wrong.length || node === 0) return wrong;
  const end = startOf(nodes, node - 1) + pagesOf(nodes[node - 1]);
  return complaint(field, Number(text) < end && t("choose.wrong.start", { node, end, found: text.trim() }));
}

/** @param {MachineFields} fields @returns {Found} */
function orderComplaint({ max_order }) {
  return number("max_order", "MAX_ORDER", max_order, limits.max_order);
}

/** @param {string} name @param {string} text @returns {Found} */
function marksComplaint(name, text) {
  const field = `watermarks.${name}`;
  if (text.trim() === "") return [];
  const marks = numbersIn(text);
  if (marks?.length !== 3) return [[field, t("choose.wrong.marks", { name, found: text.trim() })]];
  const rising = marks[0] <= marks[1] && marks[1] <= marks[2];
  return complaint(field, !rising && t("choose.wrong.falling", { name, found: text.trim() }));
}

/** @param {MachineFields} fields @returns {Found} */
function cpuComplaint({ cpus, nodes }) {
  const most = limits.cpus[1];
  const last = nodes.length - 1;
  const places = numbersIn(cpus);
  const right = places !== null && places.length <= most && places.every((node) => node <= last);
  return complaint("cpus", !right && t("choose.wrong.cpus", { most, last, found: cpus.trim() }));
}

/** @param {MachineFields} fields @returns {Found} */
function reservedComplaint({ reserved, nodes }) {
  const ranges = rangesIn(reserved);
  if (!ranges) return [["reserved", t("choose.wrong.reserved", { found: reserved.trim() })]];
  const outside = ranges.find(([first, count]) => !nodes.some((_, node) => meets(nodes, node, first, count)));
  return complaint("reserved", outside && t("choose.wrong.outside", { first: outside[0] }));
}

/** @param {MachineFields["nodes"]} nodes @param {number} node @param {number} first @param {number} count */
function meets(nodes, node, first, count) {
  const start = startOf(nodes, node);
  return first < start + pagesOf(nodes[node]) && first + count > start;
}

/** @param {MachineFields} fields @param {PoolFields} pool @param {number} at @returns {Found} */
function poolComplaints({ nodes, max_order }, { node, zone, order, blocks }, at) {
  const field = `pool${at}`;
  const name = (/** @type {string} */ part) =>
    t("choose.field.pool", { number: at + 1, part: t(`choose.${part}`) });
  const found = [
    ...number(`${field}.node`, name("node"), node, [0, nodes.length - 1]),
    ...number(`${field}.order`, name("order"), order, [0, (wholeNumber(max_order) ?? 10) - 1]),
    ...number(`${field}.blocks`, name("blocks"), blocks, limits.pool_blocks),
  ];
  if (found.length) return found;
  const pages = Number(blocks) * 2 ** Number(order);
  const size = wholeNumber(nodes[Number(node)][/** @type {typeof ZONES[number]} */ (zone)]) ?? 0;
  const values = { number: at + 1, pages, size, zone, node };
  return complaint(`${field}.blocks`, pages > size && t("choose.wrong.pool", values));
}

/** @param {string} field @param {string} name as people call it @param {string} text @param {number[]} limit @returns {Found} */
function number(field, name, text, [low, high]) {
  const value = wholeNumber(text);
  const right = value !== null && value >= low && value <= high;
  return complaint(field, !right && t("choose.wrong.number", { name, low, high, found: text.trim() }));
}

/** @param {string} field @param {string | false | undefined} sentence @returns {Found} */
function complaint(field, sentence) {
  return sentence ? [[field, sentence]] : [];
}
