/**
 * A kernel as the page knows it: what Python describes (description.json, by `buddyscope describe`), and what of the
 * picture and the words is its own. Everything else follows from the description (kernels/described/).
 */

import type { Frame, History, Snapshot, ZoneFrame, ZoneInfo, ZoneSnapshot } from "../engine/history.d.ts";
import type { UnpackedRecord } from "../history/records.js";
import type { Measures } from "../scene/measures.js";
import type { LayoutOptions, Scene, Shape, ZoneModel } from "../scene/scene.d.ts";

/** A kind of record. Fields are those of a record in order: a, b, c, d. */
export interface RecordKind {
  number: number;
  /** "ADD_TO_FREE_LIST" */
  name: string;
  /** "enter" | "leave" a list, "set" new from old, "add" delta, "flip" a bit, "event": nothing changes */
  shape: string;
  /** the list, value or bits that it writes: "free_list", "free_pages", "count" */
  of: string;
  fields: string[];
  /** enter, leave: the field that is the entry */
  item: string;
  /** enter, leave: the fields that say which list */
  lists: string[];
  /** enter, leave: the fields kept with the entry */
  keeps: string[];
  /** enter: always at the tail */
  tail: boolean;
  /** which end readers count from: "head" | "tail" */
  first: string;
}

/** Laid out by hand: nodes at x, y; an edge leaves the bottom of `from` at x1 and enters the top of `to` at x2. */
export interface CallGraph {
  width: number;
  height: number;
  nodes: { name: string; x: number; y: number }[];
  edges: { from: string; to: string; x1: number; x2: number }[];
}

export interface FlagTable {
  bits: Record<string, number>;
  composites: Record<string, number>;
  /** composites that masks are read as, in this order */
  decoded: string[];
  zone_mask: number;
}

export interface Verb {
  /** "alloc" | "free" | "set" | "boot" */
  role: string;
  takes_block: boolean;
  /** parameter that stands without its key: "alloc 70K"; "" for none */
  operand: string;
  params: { key: string; kind: string; table: string; words: string[] }[];
}

/** The parts of description.json that the first picture needs; the rest is imported where it is used. */
export interface Description {
  name: string;
  title: string;
  /** blocks of order n start at multiples of 2^n from the zone's first page ("zone") or from page frame 0 ("absolute") */
  alignment: string;
  kinds: RecordKind[];
  /** how watermark tests are seen: as calls of a function, or (null) as TEST records */
  tests: { call: string; zone: number; needed: number } | null;
  /** functions that try to take a block from a zone */
  take_calls: string[];
}

/** Writes that do not follow from a shape: a bit that flips, a value with a place of its own, a number that grows by `value`. */
export type Write = (frame: Frame, record: UnpackedRecord, value: number) => void;

export interface Kernel {
  /** the text of a command that asks for a block */
  request?: RegExp;
  description: Description;
  /** by `of`: how a "set" writes its value (new or old), and a "flip" its bit */
  writes?: Record<string, Write>;
  /** by name: events that a frame shows all the same, each with its inverse */
  events?: Record<
    string,
    { apply: (frame: Frame, r: UnpackedRecord) => void; undo: (frame: Frame, r: UnpackedRecord) => void }
  >;
  /** marks of a zone in pages; without it there are none */
  marks?: (info: ZoneInfo, state: ZoneFrame) => { min: number; low: number; high: number };
  /** free lists of a zone at the start, by number; without it those of its snapshot, which are by order */
  startLists?: (zone: ZoneSnapshot) => number[][];
  /** puts into the first frame what only this kernel has */
  start?: (frame: Frame, snapshot: Snapshot) => void;
  /** blocks that are neither free nor handed out, by first page; without it the task's own list */
  aside?: (frame: Frame) => Frame["local"];
  /** the whole picture of a zone, in place of the one of described/layout/zone.js */
  layout?: (model: ZoneModel, options: LayoutOptions) => Scene;
  /** of flags of pages: the bit that keeps a page out of all lists */
  reserved?: number;
  /** the second field of a record of a free list -> order of its blocks; without it they are the same */
  orderOf?: (list: number) => number;
  /** functions in which a block on its way is split, or merges */
  splitsIn?: string[];
  mergesIn?: string[];
  /** functions that wake the reclaiming thread, let the caller reclaim, and free by reclaim */
  reclaim?: { wakes: string[]; direct: string[]; frees: string[] };
  /** where frame.system keeps what the picture says of the task and of the reclaiming thread */
  system?: { taskFlags: number; inInterrupt: number; cpuNode: number; waiting: number; running: number };
  /** of masks in records: "gfp", "task", "page" */
  flags?: Record<string, FlagTable>;
  callGraphs?: Record<string, CallGraph>;
  /** is it a call that gives memory back? */
  isFreeing?: (name: string) => boolean;
  /** parts of the picture that only this kernel has, below the lists */
  parts?: StagePart[];
  /** no record counts free pages: they follow from the free lists */
  countsFree?: boolean;
  /** how a zone is called in the picture; without it "ZONE_NORMAL" */
  zoneTitle?: (info: ZoneInfo) => string;
  /** whether a machine has a picture; without it every one has */
  draws?: (machine: { zones: ZoneInfo[] }) => boolean;
  /** what can be asked of it in the sandbox; the default kernel's are in its vocabulary */
  requests?: { verbs: Record<string, Verb>; allocVerb: string; freeVerb: string };
  /** names of the workloads that run on it; without it all */
  workloads?: string[];
  /** what stands before keys of its own sentences: "toy." */
  words?: string;
}

/** What a frame says of the task; zeros where the kernel has no such thing. */
export interface SystemValues {
  taskFlags: number;
  inInterrupt: number;
  cpuNode: number;
  waiting: number;
  running: number;
}

/** A part of the picture: its height in CSS pixels, and its shapes below `top`. */
export interface StagePart {
  name: string;
  height: (model: ZoneModel, m: Measures) => number;
  shapes: (model: ZoneModel, m: Measures, top: number, options: LayoutOptions) => Shape[];
}

/** A history, a frame, or whatever else has a machine. */
export type OfMachine = { machine: { kernel?: string } };
export type { Frame, History, UnpackedRecord };
