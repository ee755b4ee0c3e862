/** The shapes of the picture: animate moves them, hit asks them, and the layers draw them. */

import type { BlockKind, Columns, Tone } from "./scene.d.ts";

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
  /** drawn one by one, so that colour need not tell the order: free is one tint, used has its holder's colour */
  plain: boolean;
  /** name of the holder, "" for none */
  holder: string;
  /** how many of its pages are needed; null: nobody said */
  wanted: number | null;
  /** of kernels whose free lists are by type */
  type?: number;
}
/** A request that was just refused, over pages that it cannot have. */
export interface RefusalShape extends Box {
  kind: "refusal";
  label: string;
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
  plain: boolean;
  ring: boolean;
  type?: number;
}
/** A pageblock in the ribbon, or the badge of a type. */
export interface CellShape extends Box {
  kind: "cell";
  type: number;
  label: string;
  ring: boolean;
}
/** The ground of what belongs together. */
export interface CardShape extends Box {
  kind: "card";
  active: boolean;
}
/** How full something is: filled and tick in pixels of its width. */
export interface LevelShape extends Box {
  kind: "level";
  filled: number;
  tick: number;
  active: boolean;
}
/** Where a scanner stands, and which way it goes. */
export interface ScannerShape extends Box {
  kind: "scanner";
  way: 1 | -1;
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
  /** one tone for all orders: where colour means something else */
  plain?: boolean;
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
  | CardShape
  | CellShape
  | LevelShape
  | ScannerShape
  | ChoiceShape
  | DensityShape
  | RefusalShape
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
