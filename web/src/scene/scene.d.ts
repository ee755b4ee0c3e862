/** The picture as plain data: what layout makes, animate moves, hit asks and the layers draw. */

import type { Frame } from "../engine/protocol.d.ts";
import type { PageMap } from "../state/page-map.js";

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
  local: Frame["local"];
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
  /** a page is asked for: names the order of importance of marks */
  asking?: boolean;
}

export interface Box {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
  alpha?: number;
}

export interface TextShape extends Box {
  kind: "text";
  text: string;
  size: number;
  weight: number;
  font: "mono" | "sans";
  tone: Tone;
  align: "left" | "center" | "right";
}
export interface PanelShape extends Box {
  kind: "panel";
}
export interface RowShape extends Box {
  kind: "row";
  order: number;
  /** x of the lines between cells */
  lines: number[];
}
export interface BlockShape extends Box {
  kind: "block";
  state: BlockKind;
  page: number;
  order: number;
  pages: number;
  label: string;
  /** of the label's type */
  size: number;
  ring: boolean;
}
export interface GhostShape extends Box {
  kind: "ghost";
}
export interface DotShape extends Box {
  kind: "dot";
  ring: boolean;
}
export interface ArrowShape extends Box {
  kind: "arrow";
  dashed: boolean;
}
export interface PillShape extends Box {
  kind: "pill";
  page: number;
  order: number;
  label: string;
  /** just left the list: outline only */
  left: boolean;
  ring: boolean;
}
export interface BitShape extends Box {
  kind: "bit";
  order: number;
  bit: number;
  value: number;
  digit: boolean;
  ring: boolean;
}
/** A bitmap too long for cells: ones in a bar, as high as their share of the pixel. */
export interface StripShape extends Box {
  kind: "strip";
  order: number;
  ones: [x: number, w: number, share: number][];
  /** x of the bit that just flipped */
  ring: number | null;
}
export interface GaugeShape extends Box {
  kind: "gauge";
  filled: number;
  ring: boolean;
}
export interface TickShape extends Box {
  kind: "tick";
  tone: Tone;
}
/** A column of the map that stands for a page: hovered, picked, answered, or under the keyboard. */
export interface MarkShape extends Box {
  kind: "mark";
  tone: Tone;
  style: "hover" | "focus" | "pick" | "answer";
  /** the cell of the page itself, in the lowest row */
  cell: { x: number; y: number; w: number; h: number };
}

/** A row of columns: one order, pages that are not free, or all of them on top of each other. */
export interface DensityRow {
  shows: number | "used" | "all";
  y: number;
  h: number;
}
export interface DensityShape extends Box {
  kind: "density";
  columns: Columns;
  rows: DensityRow[];
}
/** The part of an overview that the map shows. */
export interface WindowShape extends Box {
  kind: "window";
}
/** Where the scale of a gauge changes. */
export interface SlitShape extends Box {
  kind: "slit";
}
/** Lit because it is pointed at somewhere else. */
export interface LinkShape extends Box {
  kind: "link";
}

/** Something that can be chosen, is chosen, or was the answer. */
export interface ChoiceShape extends Box {
  kind: "choice";
  /** open: it can be chosen; you and kernel: the learner's answer and the truth */
  style: "open" | "hover" | "focus" | "pick" | "you" | "kernel" | "both";
  /** of the option; -1: the one bit that is asked for */
  index: number;
  text: string;
  /** the text stands where the thing itself has its own */
  covers: boolean;
}

export type Shape =
  | ChoiceShape
  | DensityShape
  | WindowShape
  | LinkShape
  | SlitShape
  | TextShape
  | PanelShape
  | RowShape
  | BlockShape
  | GhostShape
  | DotShape
  | ArrowShape
  | PillShape
  | BitShape
  | StripShape
  | GaugeShape
  | TickShape
  | MarkShape;

/** Where the pages are: for hit tests and marks. */
export interface MapBox {
  x: number;
  y: number;
  w: number;
  h: number;
  rowHeight: number;
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
