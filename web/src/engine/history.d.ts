/**
 * A machine's history: its records, the state at one of them, and frames, which are made from both.
 *
 * Python's side: py/buddyscope/tracing/journal.py (records), history.py (the rest). Frames are made by history/timeline.js.
 */

import type { FreeList } from "../history/free-list.js";

// ---------------------------------------------------------------- records

/** Every record is WIDTH int32 numbers: kind, a, b, c, d. What a kind is, and what its fields are called, stands in the
 *  kernel's description.json; how it changes a frame follows from its shape (kernels/described/writes.js).
 *
 *  `page` is always a page frame number. `zone` is the index into machine.zones. `bit` is zone-relative
 *  ((page - start_pfn) >> (order + 1)).
 *
 *  STAMP. A list in order is its entries by descending stamp, and putting one back by its stamp is the exact inverse
 *  of removing it. Added at the head by record n (0-based) an entry has the stamp n, at the tail -2^30 - n; entries that
 *  were on the list before record 0 have -1 (head), -2, -3 …
 */
export type Records = Int32Array;

// ---------------------------------------------------------------- machine and history

export interface ZoneInfo {
  node: number;
  /** "DMA" | "Normal" | "HighMem", as the kernel prints it */
  name: string;
  start_pfn: number;
  /** pages, holes included */
  size: number;
  pages_min: number;
  pages_low: number;
  pages_high: number;
}

/** A sentence for people: kernels/messages.js puts it into words. A string in histories kept before keys travelled. */
export type Message = string | { key: string; values: Record<string, string | number> };

export interface MachineInfo {
  /** name of the kernel; web/src/kernels/index.js has a line for each */
  kernel: string;
  preset: string;
  /** orders 0 … max_order - 1 exist (MAX_ORDER of the kernel) */
  max_order: number;
  zones: ZoneInfo[];
  /** what is not as in a stock kernel; empty when all is */
  overrides: Message[];
}

export interface ZoneSnapshot {
  free_pages: number;
  need_balance: number;
  /** lists[k]: first page of each free block of order k, head first */
  lists: number[][];
  /** maps[k]: indices of the bits that are 1, ascending; orders 0 … max_order - 2 */
  maps: number[][];
}

/** The whole state at one record boundary. Plain JSON. */
export interface Snapshot {
  zones: ZoneSnapshot[];
  /** named allocated blocks: [page, order, index into names] */
  blocks: [number, number, number][];
  /** pages whose count is not 0: [page, count] */
  counts: [number, number][];
  /** pages with flags: [page, PG_* bits] */
  flags: [number, number][];
  /** by the field that SYSTEM records number */
  system: number[];
  /** what reclaim may free, in its order: [page, order] */
  pool: [number, number][];
  /** the task's local list, head first: [page, order] */
  local: [number, number][];
}

export interface FunctionInfo {
  name: string;
  /** what x, y, z of a CALL record are: "zone", "order", "page", "gfp_mask", "low", "high", "nid" … */
  args: string[];
  /** what the value of a RETURN record is: "page", "address", "count", "yes" (1 or 0) or "" for nothing */
  returns: string;
  /** the kernel's source file, e.g. "mm/page_alloc.c"; "" for a function of ours that makes something visible
   *  (has_more_than: the watermark test, with the cumulative threshold) */
  file: string;
}

export interface CommandData {
  /** as typed: "a = alloc_pages order=0" */
  text: string;
  /** records [start, end) */
  start: number;
  end: number;
  /** what it gave: a block, nothing, or an error sentence of the kernel's kind (BUG) */
  page: number | null;
  order: number | null;
  bug: Message | null;
  /** what a kernel programmer did wrong here, though the kernel may not notice */
  misuse: Message | null;
  /** the request would have gone on yielding for ever: the model stopped it, the kernel would not have */
  livelock?: boolean;
  /** how many requests got a block: more than one only for a command with times= */
  served: number;
  /** how often kswapd was woken */
  wakes: number;
}

export interface History {
  machine: MachineInfo;
  start: Snapshot;
  functions: FunctionInfo[];
  /** names[0] is "" */
  names: string[];
  bugs: Message[];
  commands: CommandData[];
  /** flat, WIDTH numbers a record; number[] in JSON files, Int32Array from the worker */
  records: Records | number[];
}

// ---------------------------------------------------------------- frames (made by history/timeline.js)

export interface ZoneFrame {
  info: ZoneInfo;
  free_pages: number;
  need_balance: number;
  locked: boolean;
  /** lists[k]: page -> stamp, as a Map has it; .head(n) is the first n pages (history/free-list.js) */
  lists: FreeList[];
  /** maps[k][bit] is 0 or 1 */
  maps: Uint8Array[];
}

/** What is true at a cursor: after the first `cursor` records. */
export interface Frame {
  cursor: number;
  machine: MachineInfo;
  zones: ZoneFrame[];
  /** first page -> [order, name] of named allocated blocks */
  blocks: Map<number, { order: number; name: string }>;
  counts: Map<number, number>;
  flags: Map<number, number>;
  system: number[];
  /** page -> [order, stamp] */
  local: Map<number, { order: number; stamp: number }>;
  /** what reclaim may free; the lowest stamp goes first */
  pool: Map<number, { order: number; stamp: number }>;
}

/** One active call, outermost first. */
export interface ActiveCall {
  function: number;
  /** record number of its CALL */
  at: number;
  args: number[];
}
