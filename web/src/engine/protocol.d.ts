/**
 * The shapes that cross between Python and the page: written once. Here are the messages, which worker/bridge.py answers; what they
 * carry is in history.d.ts, practice.d.ts and lesson.d.ts, and all of it can be had from here.
 */

import type { CommandData, FunctionInfo, MachineInfo, Message, Records, Snapshot } from "./history.d.ts";

export type * from "./clinic.d.ts";
export type * from "./history.d.ts";
export type * from "./lab.d.ts";
export type * from "./lesson.d.ts";
export type * from "./practice.d.ts";

export interface Request {
  v: 1;
  id: number;
  type:
    | "open"
    | "run"
    | "state"
    | "bench"
    | "presets"
    | "workload"
    | "source"
    | "lines"
    | "python"
    | "beside"
    | "replay"
    | "practice"
    | "explain"
    | "lab";
  [key: string]: unknown;
}

/** What `open` takes: a preset by name, or a machine of one's own. Sizes in pages. Zones keyed by kernel name. */
/** `kernel` is its name; without it 2.4.22. */
export type MachineRequest = { kernel?: string } & ({ preset: string } | { custom: CustomMachine });

export interface CustomMachine {
  title?: string;
  /** "uma" (one node), "numa" or "discontig" */
  build: "uma" | "numa" | "discontig";
  nodes: { start_pfn?: number; DMA?: number; Normal?: number; HighMem?: number }[];
  /** stock is 10 */
  max_order?: number;
  /** [min, low, high] of a zone, instead of the kernel's formula: a teaching override */
  watermarks?: { DMA?: number[]; Normal?: number[]; HighMem?: number[] };
  /** node of each CPU; default one CPU on each node */
  cpus?: number[];
  /** ranges [first pfn, count] that boot never hands over */
  reserved?: [number, number][];
  /** blocks in use from the start that reclaim may free, in this order; called cache1, cache2 … */
  pool?: { node?: number; zone: string; order: number; blocks: number }[];
}

/** {type:"presets"} -> PresetInfo[] */
export interface PresetInfo {
  name: string;
  title: string;
  machine: MachineInfo;
  /** free pages after boot */
  free: number;
  /** the same machine as the editor has it */
  custom: CustomMachine;
}

/** {type:"beside", machine: MachineRequest} -> History of a second machine, which stays beside the open one.
 *  {type:"beside", keep, commands} -> Appended of that machine, and `refused`: [index of the command, why], for each
 *  that makes no sense there. Those keep their place in the history and leave no records. */

/** {type:"workload", name, seed, requests, keep, params?} -> Appended; "" as name lists them: -> WorkloadInfo[].
 *  Runs in slices of at most `slice` requests (default 500) so that Python answers often: the answer's `done` and
 *  `total` say how far it is; ask again with {type:"workload", go_on: true} until done === total. */
export interface WorkloadInfo {
  name: string;
  title: string;
  /** what it shows */
  about: string;
  params: { name: string; about: string; default: number; min: number; max: number }[];
}

/** {type:"source"} -> SourceInfo[]: the model's own functions, for the code view. */
export interface SourceInfo {
  /** index into functions; -1 for helpers that are not registered */
  function: number;
  name: string;
  /** our file, "page_alloc.py", and the number of the first line of `text` in it */
  file: string;
  line: number;
  text: string;
  /** sections: of the book, and of the specification; "" for none */
  book: string;
  spec: string;
  /** where book and code differ, in a sentence each */
  notes: { id: string; text: string }[];
}

/** {type:"lines", command:number} -> LineTrace: which line ran between which records, for stepping by line. */
export interface LineTrace {
  command: number;
  /** in order: the cursor at which the line is about to run, file, line, and the locals as text */
  lines: { cursor: number; file: string; line: number; locals: [string, string][] }[];
}

/** {type:"replay", name:string, text:string} -> {ops, compared, divergences, first: string}: a recording in JSON lines. */

/** {type:"python", code:string, leash?:string} -> Appended & {output: string, failed: boolean}: a Python prompt over the
 *  live machine, with an address (leash.js) that is revoked to stop it. `machine` and `system` are in scope, and the
 *  names of earlier inputs. {type:"python", complete:string} -> {options}. */

/** {type:"open", machine: MachineRequest} -> History with records. */
/** {type:"run", commands:string[], keep:number} -> Appended. `keep` = how many commands of the history stay before
 *  these run: fewer than all means the future is replaced (a fork). `functions`, `names` and `bugs` are the whole
 *  tables; `start`, `end` and stamps are absolute record numbers. */
export interface Appended {
  /** number of records kept before `records` */
  from: number;
  /** number of commands kept before `commands` */
  keep: number;
  functions: FunctionInfo[];
  names: string[];
  bugs: Message[];
  commands: CommandData[];
  records: Records;
}
/** {type:"state", cursor:number} -> StateText, computed by the Python model itself. */
export interface StateText {
  cursor: number;
  /** /proc/buddyinfo text */
  buddyinfo: string;
  snapshot: Snapshot;
}

export interface Failure {
  /** one sentence for people */
  message: string;
  /** a key of the page's dictionaries and what fills it, for failures that the engine itself tells of */
  key?: string;
  values?: Record<string, string | number>;
  line?: number;
  column?: number;
  found?: string;
  expected?: string;
  nearest?: string;
}

export type Response =
  | { v: 1; id: number; ok: true; value: unknown; records?: Int32Array }
  | { v: 1; id: number; ok: false; error: Failure };

/** Unasked, while loading. Bytes are real bytes received. */
export interface Progress {
  v: 1;
  type: "progress";
  /** "download" | "compile" | "unpack" | "install" | "ready" */
  phase: string;
  /** what is being loaded: "python", "library", "package" */
  what: string;
  loaded: number;
  total: number;
}

/** Unasked, when Python cannot start. */
export interface Failed {
  v: 1;
  type: "failed";
  error: Failure;
}
