/** Sizes in bytes as people write them, and how a region counts. As py/buddyscope/kernels/api/size.py reads them. */

/** @import { MachineInfo, ZoneInfo } from "../../engine/protocol.d.ts" */

const SUFFIXES = ["", "K", "M", "G"];

/** What a zone of this kernel has besides; sizes in bytes. @typedef {ZoneInfo & { variant: string, sizes: number[], parts: ([number, number] | null)[], grain: number, base: number, half: string, choice: string, merge: string }} Region */

/** "70K" -> 71680; null for what is no size. @param {string} text */
export function parseSize(text) {
  const [, number, suffix] = /^\s*(\d{1,15}(?:\.\d{1,15})?)\s*([BKMG]?)B?\s*$/i.exec(text) ?? [];
  if (number === undefined) return null;
  return Math.ceil(Number(number) * 1024 ** Math.max(0, SUFFIXES.indexOf(suffix.toUpperCase())));
}

/** The shortest text of a size: 71680 is "70K", 100 is "100". @param {number} bytes */
export function sizeText(bytes) {
  let [size, power] = [bytes, 0];
  while (size && size % 1024 === 0 && power < SUFFIXES.length - 1) [size, power] = [size / 1024, power + 1];
  return `${size}${SUFFIXES[power]}`;
}

/** @param {ZoneInfo} zone @returns {Region} */
export function regionOf(zone) {
  return /** @type {Region} */ (zone);
}

/** Of a machine of this kernel, which has one region. @param {{ zones: ZoneInfo[] }} machine */
export function regionIn({ zones: [region] }) {
  return regionOf(region);
}

/** Grains of a block. @param {Pick<MachineInfo, "zones">} machine @param {number} order */
export function grainsOf(machine, order) {
  const { sizes, grain } = regionIn(machine);
  return (sizes[order] ?? 0) / grain;
}
