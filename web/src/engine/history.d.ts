/**
 * A machine's history: its records, the state at one of them, and frames, which are made from both.
 *
 * Python's side: py/buddyscope/tracing/journal.py (records), history.py (the rest). Frames are made by history/timeline.js.
 */

import type { FreeList } from "../history/free-list.js";

// ---------------------------------------------------------------- records

/** Every record is WIDTH int32 numbers: kind, a, b, c, d. `Kind` in history/records.js names the kinds.
 *
 *  kind                    a         b        c         d
 *   1 ADD_TO_FREE_LIST     zone      order    page      0            page joins the head of the list
 *   2 DEL_FROM_FREE_LIST   zone      order    page      stamp        page leaves the list (from anywhere)
 *   3 TOGGLE_BIT           zone      order    bit       0            the pair's bit is flipped
 *   4 FREE_PAGES           zone      delta    0         0            zone.free_pages += delta
 *   5 NEED_BALANCE         zone      new      old       0
 *   6 PAGE_COUNT           page      new      old       more         and of so many pages after it
 *   7 PAGE_FLAGS           page      new      old       0            PG_* bits
 *   8 SYSTEM               field     new      old       0            see SystemField
 *   9 ADD_TO_LOCAL         page      order    0         0            head of the task's local list
 *  10 DEL_FROM_LOCAL       page      order    stamp     0
 *  11 LOCK                 zone      0        0         0            zone lock taken, interrupts off
 *  12 UNLOCK               zone      0        0         0
 *  13 NAME                 page      order    new       old          block gets/loses a name; index into names, 0 = none
 *  15 ADD_TO_POOL          page      order    0         0            last of the blocks that reclaim may free
 *  16 DEL_FROM_POOL        page      order    stamp     0
 *  17 WATERMARK            zone      which    new       old          0 pages_min, 1 pages_low, 2 pages_high
 *  14 BUG                  index     0        0         0            the kernel's BUG(); index into bugs
 *  20 CALL                 function  x        y         z            index into functions; x y z as functions[i].args names them, -1 = none
 *  21 RETURN               function  value    0         0            value: page, count or -1 for null
 *
 *  `page` is always a page frame number. `zone` is the index into machine.zones. `bit` is zone-relative
 *  ((page - start_pfn) >> (order + 1)).
 *
 *  STAMP. A 2.4 list only ever grows at its head, so the order of a list is the order in which its
 *  entries arrived, newest first. The stamp of an entry is the number (0-based) of the record that added it;
 *  entries that were on the list before record 0 have stamps -1 (head), -2, -3 … . A list in order is
 *  therefore its entries by descending stamp, and putting one back by its stamp is the exact inverse of removing it.
 */
export type Records = Int32Array;

/** 0 task flags (PF_*), 1 in_interrupt, 2 node of the current CPU, 3 kswapd is on its wait queue, 4 round-robin node,
 *  5 the task's allocation_order, 6 number of the current CPU, 7 who runs: 0 the task, 1 kswapd. */
export type SystemField = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

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
  kernel: "2.4.22";
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
  /** by SystemField */
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
