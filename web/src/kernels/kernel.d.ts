/**
 * A kernel as the page knows it: what Python describes (description.json, by `buddyscope describe`), and what of the
 * picture and the words is its own. Everything else follows from the description (kernels/described/).
 */

import type {
  Frame,
  History,
  MachineInfo,
  Snapshot,
  ZoneFrame,
  ZoneInfo,
  ZoneSnapshot,
} from "../engine/history.d.ts";
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
  /** what the table of a zone says besides: of a row, and below the rows */
  inTable?: {
    row: (model: ZoneModel, order: number) => string;
    below: (model: ZoneModel) => { title: string; lines: string[] };
  };
  /** how a request was served, where this kernel has ways of its own: clauses for a comparison with another kernel */
  waysOfServing?: (history: History, at: number) => string[];
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
  /** the verbs of a lesson's buttons: asking for an order, giving a block back; without them those of its requests */
  asks?: { alloc: string; free: string };
  /** what can be asked of it in the sandbox; the default kernel's come with the sandbox */
  requests?: RequestTable;
  /** so many pages as this kernel counts them, for people: "64K"; without it pages */
  sizeInWords?: (info: ZoneInfo, pages: number) => string;
  /** what holders of blocks need of them, in pages, by name: the rest of each block is drawn as waste */
  wanted?: (history: History, frame: Frame) => Map<string, number>;
  /** instead of frame and address: what is known of a block that is pointed at */
  blockFacts?: (model: ZoneModel, block: { page: number; order: number; pages: number }) => Fact[];
  /** pages of a block of an order; without it 2^order */
  blockPages?: (machine: { zones: ZoneInfo[] }, order: number) => number;
  /** whether blocks of this machine are halved and stand at multiples of their size; without it they do */
  isBinary?: (machine: { zones: ZoneInfo[] }) => boolean;
  /** a machine in a line; without it its zones and their sizes */
  machineInWords?: (machine: { zones: ZoneInfo[] }) => string;
  /** fields of a machine of one's own; without it there are only presets (the default kernel has an editor of its own) */
  machineForm?: MachineForm;
  /** numbers about the whole state at a cursor, and over time */
  figures?: (history: History, frame: Frame) => Fact[];
  /** names of the workloads that run on it; without it all */
  workloads?: string[];
  /** what stands before keys of its own sentences: "toy." */
  words?: string;
}

/** One field of a form for machines; values are texts, by key. */
export interface MachineField {
  /** fields of a group stand together under its name */
  group: string;
  key: string;
  label: string;
  /** a line, a closed choice, several lines */
  kind: "text" | "choice" | "lines";
  options?: [value: string, text: string][];
  example?: string;
  about?: string;
}

export interface MachineForm {
  /** what can be set, in a few words */
  about: () => string;
  first: () => Record<string, string>;
  fields: (values: Record<string, string>) => MachineField[];
  /** by key: a sentence that says what was found and what is expected */
  complaints: (values: Record<string, string>) => Record<string, string>;
  /** plain data for Kernel.read_machine(), when there are no complaints */
  toMachine(values: Record<string, string>): object;
  fromMachine(machine: object): Record<string, string>;
}

export interface Fact {
  name: string;
  value: string;
}

/** Requests of the console and of the form. What is not said here follows from the verbs. */
export interface RequestTable {
  verbs: Record<string, Verb>;
  allocVerb: string;
  freeVerb: string;
  /** keys of a call in C, by position: alloc_pages(gfp, order); "page" may be the name of a block */
  signatures?: Record<string, string[]>;
  /** requests as examples: the shortest, one that shows an option, the one in the empty field of the console */
  examples?: { shortest: string; help: string; field: string };
  /** keys that the form leaves to the console */
  consoleOnly?: string[];
  /** with what a field begins; a value of flags that is the usual one is not written out */
  usual?: Record<string, string | number>;
  /** by flag table: the combinations that people choose from, the usual one first */
  combinations?: Record<string, string[]>;
  /** flags that the form does not offer one by one */
  hiddenFlags?: string[];
  /** what a whole mask comes to, in a sentence */
  maskInWords?: (table: string, mask: number, zones: readonly string[]) => string;
  /** what the form says under a field: what a size comes to, say */
  fieldNote?: (key: string, value: string, machine: MachineInfo) => { text: string; wrong: boolean } | null;
  /** what surrounds the next request, and what else can be done */
  circumstances?: (frame: Frame) => Circumstance[];
  /** words that can stand after a key of the console, instead of those of its parameter */
  words?: Record<string, string[]>;
}

/** A switch, a choice or a button of the form; each change is a command. */
export type Circumstance =
  | { kind: "switch"; name: string; about: string; on: boolean; summary: boolean; command: string }
  | {
      kind: "choice";
      name: string;
      options: [value: string, text: string][];
      value: string;
      command: (value: string) => string;
    }
  | { kind: "action"; name: string; about: string; command: string };

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
export type { Frame, History, UnpackedRecord, ZoneInfo };
