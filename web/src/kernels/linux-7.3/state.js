/** Numbers of the state of Linux 7.3, by name, as py/buddyscope/kernels/linux_7_3/mmzone.py has them. */

/** Types of pageblocks, by their numbers: the letters that dumps of the kernel write. */
export const TYPES = /** @type {const} */ (["U", "M", "E", "H", "C", "I"]);
export const ISOLATE = 5;
/** Types that have lists on each CPU. */
export const PCP_TYPES = 3;

/** Positions in a zone's values. */
export const ZoneField = Object.freeze({
  MIN: 0,
  LOW: 1,
  HIGH: 2,
  PROMO: 3,
  BOOST: 4,
  RESERVED_HIGHATOMIC: 6,
  LOWMEM_RESERVE: 7,
  COMPACT_MIGRATE: 11,
  COMPACT_FREE: 12,
});

/** Fields of a per-CPU set, by the number in PCP_FIELD records. */
export const PCP_FIELDS = ["high", "high_min", "high_max", "batch", "flags", "alloc_factor", "free_count"];

/** The bit of a pageblock that is isolated. */
const ISOLATED = 8;

/** Number of a pageblock's type. @param {number} value of the pageblock */
export function typeOf(value) {
  return value & ISOLATED ? ISOLATE : Math.min(value, ISOLATE);
}

/** After the three types of orders 0 to 3 come the lists of transparent huge pages, of order 9. @param {number} index of a per-CPU list */
export function orderOfPcpList(index) {
  return index < 12 ? Math.floor(index / PCP_TYPES) : 9;
}
