/** The picture as plain data: what layout makes, animate moves, hit asks and the layers draw. */

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

/** free: on a list. allocated: named. hand: on no list, nobody's. local: on the task's own list. */
export type BlockKind = "free" | "allocated" | "hand" | "local" | "reserved";

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
  /** lists[k]: pages head first */
  lists: number[][];
  /** maps[k]: one byte a pair; the top order has none */
  maps: Uint8Array[];
  blocks: ModelBlock[];
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

export interface Ghost {
  page: number;
  order: number;
  why: "split" | "merge";
}

export interface Answers {
  picked: number | null;
  truth: number;
}

export interface LayoutOptions {
  width: number;
  focus?: Focus | null;
  ghosts?: Ghost[];
  /** page under the pointer while a page is asked for */
  hover?: number | null;
  /** page of the keyboard's cursor, while the picture has the focus */
  at?: number | null;
  pick?: number | null;
  answers?: Answers | null;
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
/** A bitmap too long for cells: runs of ones in a bar. */
export interface StripShape extends Box {
  kind: "strip";
  order: number;
  ones: [x: number, w: number][];
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

export type Shape =
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
}

export interface Scene {
  width: number;
  height: number;
  narrow: boolean;
  map: MapBox;
  shapes: Shape[];
}
