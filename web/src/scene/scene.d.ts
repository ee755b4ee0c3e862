/** The picture as plain data: what layout is told and makes. The shapes in it are in shapes.d.ts, and can be had from here. */

import type { Frame } from "../engine/protocol.d.ts";
import type { PageMap } from "../kernels/described/page-map.js";
import type { Shape } from "./shapes.d.ts";

export type * from "./shapes.d.ts";

export type Tone =
  | "ink"
  | "soft"
  | "faint"
  | "line"
  | "accent"
  | "accent-soft"
  | "warn"
  | "warn-soft"
  | "min"
  | "low"
  | "high"
  | "panel"
  | "used";

/** free: on a list. allocated: named. used: without a name. hand: on no list, nobody's. local: on the task's own list. */
export type BlockKind = "free" | "allocated" | "used" | "hand" | "local" | "reserved";

export interface ModelBlock {
  kind: BlockKind;
  page: number;
  order: number;
  /** how many pages: 2^order, except for runs of reserved pages */
  pages: number;
  name: string | null;
}

/** What picture and text twin both say about one zone. */
export interface ZoneModel {
  zone: number;
  name: string;
  title: string;
  node: number;
  first: number;
  /** page frame from which blocks are aligned */
  base: number;
  /** the zone as the frame has it, for parts of a kernel's own */
  state: import("../engine/history.d.ts").ZoneFrame;
  parts: import("../kernels/kernel.d.ts").StagePart[];
  /** the kernel's own picture of a zone */
  layout?: import("../kernels/kernel.d.ts").Kernel["layout"];
  /** free blocks are on lists by type too */
  typed: boolean;
  frame: Frame;
  /** the function that is the watermark test; "" where tests are records */
  testCall: string;
  /** blocks are halved, and stand at multiples of their size */
  binary: boolean;
  /** so many pages, where the kernel counts otherwise; null: in pages */
  sizeInWords: ((pages: number) => string) | null;
  machine: Frame["machine"];
  blockFacts: import("../kernels/kernel.d.ts").Kernel["blockFacts"] | null;
  size: number;
  free: number;
  needBalance: boolean;
  locked: boolean;
  marks: { min: number; low: number; high: number };
  orders: number;
  /** lists[k]: pages head first, the first 1024 of them */
  readonly lists: number[][];
  /** page counts that are not 0 */
  inUse: Map<number, number>;
  /** how long each list is */
  counts: number[];
  /** maps[k]: one byte a pair; the top order has none */
  maps: Uint8Array[];
  /** made when asked for: not for large zones (blocksIn) */
  readonly blocks: ModelBlock[];
  pages: PageMap;
  /** the frame's: of all zones */
  held: Frame["blocks"];
  readonly local: Frame["local"];
}

/** Pages in view: from is relative to the zone, and both may be fractions. */
export interface Camera {
  from: number;
  span: number;
}

/** What each pixel column of a window has. */
export interface Columns {
  width: number;
  orders: number;
  /** [column * orders + order]: pages free in blocks of that order */
  free: Uint32Array;
  /** pages of the column */
  pages: Uint32Array;
}

/** The watermark test that runs, or just ran: free pages must be more than `minimum`. */
export interface Test {
  zone: number;
  /** free pages when it was tested */
  free: number;
  minimum: number;
  /** null: not known yet */
  passed: boolean | null;
  /** what went into it, by number, where the kernel says so */
  details?: Record<number, number>;
}

/** The one thing the record at the cursor touched. */
export interface Focus {
  part: "block" | "list" | "bit" | "free" | "count" | "lock" | "balance" | "name";
  zone: number;
  order: number;
  page: number;
  bit: number;
  /** for part "list": the entry that just left, at this place */
  left: { page: number; place: number } | null;
}

/** One thing, wherever it is shown. */
export type Link =
  | { kind: "block"; zone: number; page: number; order: number }
  | { kind: "bit"; zone: number; order: number; bit: number }
  | { kind: "list"; zone: number; order: number }
  | { kind: "mark"; zone: number; name: "min" | "low" | "high" | "test" }
  | { kind: "function"; name: string };

export interface Ghost {
  page: number;
  order: number;
  why: "split" | "merge";
}

/** Something of the picture is asked for. `bit`: whose value, [order, pair]. */
export interface Asked {
  kind: "page" | "list" | "lists" | "bit" | "bits" | "zone";
  /** what can be chosen, as a prediction has it: orders, "order:pair", zones; none for pages */
  options: string[];
  bit: [number, number] | null;
}

/** A page, an index into the options, or several; null: nothing (yet). */
export type Picked = number | number[] | null;

export interface Answers {
  kind: Asked["kind"] | "counts";
  options: string[];
  bit: [number, number] | null;
  picked: Picked;
  truth: number | number[];
}

export interface LayoutOptions {
  width: number;
  /** default: the whole zone */
  camera?: Camera | null;
  /** device pixels per CSS pixel, for columns */
  density?: number;
  test?: Test | null;
  /** what somebody points at, anywhere on the page: lit here too */
  link?: Link | null;
  focus?: Focus | null;
  ghosts?: Ghost[];
  /** page under the pointer while a page is asked for */
  hover?: number | null;
  /** page of the keyboard's cursor, while the picture has the focus */
  at?: number | null;
  pick?: Picked;
  answers?: Answers | null;
  /** what is asked for, when it is not a page: its targets are drawn */
  asked?: Asked | null;
  /** the target under the pointer, and under the keyboard */
  aim?: number | null;
  target?: number | null;
  /** parts to emphasise softly: "map", "lists", "bitmap", "watermarks" */
  show?: string[];
  /** instruments that are on the stage; null or absent: all of them */
  parts?: string[] | null;
  /** how many pages the holder of a block wanted, by the block's name */
  wants?: Map<string, number>;
  /** order of a request that has just been refused */
  refused?: number | null;
  /** a page is asked for: names the order of importance of marks */
  asking?: boolean;
}

/** Where the pages are: for hit tests and marks. */
export interface MapBox {
  x: number;
  y: number;
  w: number;
  h: number;
  rowHeight: number;
  /** one row for all orders: each page in a box of its own */
  flat?: boolean;
  first: number;
  size: number;
  orders: number;
  camera: Camera;
  /** under the rows of orders: pages that are not free, in zones too large to draw each */
  used: { y: number; h: number } | null;
  /** over the map: the whole zone */
  overview: { y: number; h: number } | null;
}

export interface Scene {
  width: number;
  height: number;
  narrow: boolean;
  map: MapBox;
  shapes: Shape[];
}
