/** Every kernel, by name: one line each. The first is in the first paint, and the one that histories without a name mean. */

/** @import { Kernel, OfMachine, RecordKind } from "./kernel.d.ts" */

import { kernel as linux2422 } from "./linux-2.4.22/kernel.js";

/** Of links, lessons and histories that name no kernel. */
export const DEFAULT = "2.4.22";

/** What is fetched when a history of it comes. @type {Record<string, () => Promise<{ kernel: Kernel }>>} */
const LOADERS = {
  textbook: () => import("./textbook/kernel.js"),
  7.3: () => import("./linux-7.3/kernel.js"),
};

/** Kernels whose machines can be told each other's requests. */
const SHARING = new Set([DEFAULT, "7.3"]);

/** @param {string} one @param {string} other */
export function sharesRequests(one, other) {
  return one === other || (SHARING.has(one) && SHARING.has(other));
}

/** Names of the kernels besides the default one. */
export const otherKernels = () => Object.keys(LOADERS);

/** A kernel with its kinds of records by number. @typedef {Kernel & { name: string, kinds: (RecordKind | undefined)[] }} Known */

/** @type {Map<string, Known>} */
const known = new Map();

/** Make a kernel known to the page. @param {Kernel} kernel */
export function registerKernel(kernel) {
  const { name, kinds } = kernel.description;
  /** @type {(RecordKind | undefined)[]} */
  const byNumber = [];
  for (const kind of kinds) byNumber[kind.number] = kind;
  known.set(name, { ...kernel, name, kinds: byNumber });
}

registerKernel(linux2422);

/** The kernel of a history or a frame. @param {OfMachine} of @returns {Known} */
export function kernelOf({ machine }) {
  const name = machine.kernel ?? DEFAULT;
  const found = known.get(name);
  if (!found) throw new RangeError(`the kernel ${name} is not here: await kernelNamed("${name}") first`);
  return found;
}

/** A kernel that is here already. @param {string} [name] @returns {Known} */
export function kernelNamedHere(name = DEFAULT) {
  return kernelOf({ machine: { kernel: name } });
}

/** The page frame from which the blocks of a zone are aligned. @param {OfMachine & { machine: { zones: { start_pfn: number }[] } }} of @param {number} zone */
export function alignmentBase(of, zone) {
  return kernelOf(of).description.alignment === "zone" ? (of.machine.zones[zone]?.start_pfn ?? 0) : 0;
}

/** The verbs that ask for a block of an order, and give a block back. @param {OfMachine} [of] without it those of the default kernel */
export function asksOf(of = { machine: {} }) {
  const { asks, requests } = kernelOf(of);
  return asks ?? { alloc: requests?.allocVerb ?? "", free: requests?.freeVerb ?? "" };
}

/** Pages of a block. @param {OfMachine & { machine: { zones: import("./kernel.d.ts").ZoneInfo[] } }} of @param {number} order */
export function blockPages(of, order) {
  const { blockPages: own } = kernelOf(of);
  return own ? own(of.machine, order) : 2 ** order;
}

/** Whether links and histories may name it. @param {string} name */
export function isKernel(name) {
  return known.has(name) || Object.hasOwn(LOADERS, name);
}

/** Fetch a kernel's half of the page, unless it is here. @param {string} [name] @returns {Promise<Known>} rejected for a name nobody knows */
export async function kernelNamed(name = DEFAULT) {
  if (!known.has(name) && Object.hasOwn(LOADERS, name)) registerKernel((await LOADERS[name]()).kernel);
  return kernelNamedHere(name);
}
