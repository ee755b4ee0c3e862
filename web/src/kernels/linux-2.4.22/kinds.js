/** Numbers of this kernel's records and fields, by name, from its description. */

import { flags, kinds } from "./description.json";

/** A name that the description does not have is undefined: tests look for each that is used. @type {Record<string, number>} */
export const Kind = Object.freeze(Object.fromEntries(kinds.map(({ name, number }) => [name, number])));

/** Fields of SYSTEM records and of frame.system, as py/buddyscope/kernels/linux_2_4_22/mmzone.py numbers them. */
export const SystemField = Object.freeze({
  TASK_FLAGS: 0,
  IN_INTERRUPT: 1,
  CPU_NODE: 2,
  KSWAPD_WAITING: 3,
  ROUND_ROBIN_NODE: 4,
  ALLOCATION_ORDER: 5,
  CPU: 6,
  RUNNING: 7,
});

export const PG_RESERVED = flags.page.bits.PG_reserved;
