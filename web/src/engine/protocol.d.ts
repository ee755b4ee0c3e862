/**
 * The shapes that cross between Python and the page: written once, here.
 *
 * Python's side of each: py/buddyscope/tracing/journal.py (records), machine.py (snapshots),
 * bridge.py (messages), lessons/build.py (compiled lessons).
 */

import type { FreeList } from "../state/free-list.js";

// ---------------------------------------------------------------- records

/** Every record is WIDTH int32 numbers: kind, a, b, c, d. `Kind` in state/records.js names the kinds.
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

export interface MachineInfo {
  kernel: "2.4.22";
  preset: string;
  /** orders 0 … max_order - 1 exist (MAX_ORDER of the kernel) */
  max_order: number;
  zones: ZoneInfo[];
  /** for people: what differs from a stock kernel, e.g. "MAX_ORDER 5, watermarks 0: teaching override". Empty when stock. */
  overrides: string[];
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
  bug: string | null;
  /** what a kernel programmer did wrong here, though the kernel may not notice */
  misuse: string | null;
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
  bugs: string[];
  commands: CommandData[];
  /** flat, WIDTH numbers a record; number[] in JSON files, Int32Array from the worker */
  records: Records | number[];
}

// ---------------------------------------------------------------- frames (made by state/timeline.js)

export interface ZoneFrame {
  info: ZoneInfo;
  free_pages: number;
  need_balance: number;
  locked: boolean;
  /** lists[k]: page -> stamp, as a Map has it; .head(n) is the first n pages (state/free-list.js) */
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

// ---------------------------------------------------------------- messages

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
    | "practice";
  [key: string]: unknown;
}

/** What `open` takes: a preset by name, or a machine of one's own. Sizes in pages. Zones keyed by kernel name. */
export type MachineRequest = { preset: string } | { custom: CustomMachine };

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
  bugs: string[];
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

// ---------------------------------------------------------------- practice (py/buddyscope/practice)

/** {type:"practice", what:"menu"} -> PracticeMenu
 *  {type:"practice", what:"task", level, seed} -> PracticeTask;  what:"exam", operations, seed -> {tasks: PracticeTask[]}
 *  {type:"practice", what:"question", topic, seed, level, lang} -> PracticeQuestion; topic "mixed" stands for any
 *  {type:"practice", what:"case", seed, lang} -> PracticeCase
 *  {type:"practice", what:"duel", kind, size, seed} -> PracticeDuel
 *  The machine that is open stays as it is. The same seed always gives the same. */
export interface PracticeMenu {
  levels: string[];
  topics: string[];
  sizes: string[];
}

/** A situation: a machine and the commands that led there. */
export interface Situation {
  machine: MachineRequest;
  setup: string[];
  /** what comes next */
  command: string;
}

/** One move of the model's, read from its records. What does not apply is -1. */
export interface PracticeMove {
  kind:
    | "take"
    | "put"
    | "flip"
    | "hand"
    | "test"
    | "serve"
    | "none"
    | "wake"
    | "reclaim"
    | "keep"
    | "node"
    | "give_up";
  /** index into machine.zones */
  zone: number;
  order: number;
  /** page; bit of a bitmap; node; or 1 and 0 for a test that passes or not */
  at: number;
  /** which rule of the allocator it follows: "put.expand" */
  rule: string;
  /** records of the command up to and including this move */
  cursor: number;
  /** moves of one group may be made in any order */
  group: number;
}

export interface PracticeTask extends Situation {
  level: string;
  seed: number;
  hands: "blocks" | "decisions";
  moves: PracticeMove[];
}

export interface PracticeQuestion extends Situation {
  topic: string;
  seed: number;
  /** 0 easy, 1 usual, 2 hard */
  level: number;
  kind: "page" | "list" | "count" | "bit" | "choice";
  /** texts in which only `code` is marked */
  prompt: string;
  given: string;
  options: string[];
  /** a number, or an index into options */
  answer: number;
  because: string;
  /** kind bit: order and pair */
  bit: [number, number] | null;
}

export interface PracticeRepair extends Situation {
  text: string;
  works: boolean;
  because: string;
}

/** A request that failed, with its one cause. */
export interface PracticeCase extends Situation {
  seed: number;
  /** as the kernel would print it */
  text: string;
  request: string;
  held: string;
  causes: string[];
  /** index into causes */
  cause: number;
  because: string;
  /** changes, exactly one of which works */
  repairs: PracticeRepair[];
}

export interface PracticeDuel {
  kind: "saboteur" | "rescuer";
  size: string;
  seed: number;
  machine: MachineRequest;
  setup: string[];
  /** to deny, or to restore */
  order: number;
  /** pages in use, or frees: proved to be the fewest */
  par: number;
}

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

// ---------------------------------------------------------------- compiled lessons (lessons/<id>.<lang>.json)

/** The text of a lesson in one language, and its records, which all languages share (lessons/<id>.records.json). */
export interface Lesson {
  v: 2;
  id: string;
  lang: string;
  title: string;
  /** "Part I" */
  part: string;
  /** 3 of 13 */
  number: number;
  count: number;
  source: { book: string; spec: string };
  /** for the teacher's page; HTML but for the minutes */
  teacher: Teacher | null;
  steps: LessonStep[];
  /** from the records' file. Recorded runs; a step names one. history 0 is the lesson's own run, a challenge has its own */
  histories: History[];
}

export interface LessonStep {
  /** never changes once published */
  id: string;
  title: string;
  /** compiled from Markdown without raw HTML; still goes through DOMPurify */
  html: string;
  history: number;
  /** commands [first, last) of that history that this step plays */
  first: number;
  last: number;
  predict: Predict | null;
  question: Question | null;
  challenge: Challenge | null;
  /** an exam that the engine makes */
  practice?: { kind: "cases" | "allocator"; count: number; pass: number } | null;
  /** HTML; `why` it leads there, read once the step has been answered, or "" */
  hints: { html: string; why: string }[];
  /** names of stage parts to emphasise: "map", "lists", "bitmap", "watermarks", "callgraph" */
  show: string[];
  /** what somebody who tries freely from here may run besides plain requests; ? where a number goes */
  offers?: string[];
  /** recall cards: HTML */
  cards: { front: string; back: string }[];
  asides: Aside[];
}

/** In the source, today, or a note where book and code differ. HTML. */
export interface Aside {
  kind: "source" | "today" | "note";
  text?: string;
  book?: string;
  spec?: string;
  code?: string;
}

export interface Teacher {
  objective: string;
  minutes: number;
  misconceptions: string[];
  discussion: { question: string; answer: string }[];
}

export type PredictKind =
  | "page"
  | "list"
  | "lists"
  | "count"
  | "counts"
  | "bit"
  | "bits"
  | "zone"
  | "function"
  | "order";

export interface Predict {
  /** page: clicked in the map; list, lists: which order's list, or several; count: a number; counts: blocks by order, as
   *  buddyinfo has them; bit: 0 or 1; bits: those that flip; zone; function: of the call graph; order: all options, in it */
  kind: PredictKind;
  /** HTML */
  prompt: string;
  /** list, lists and counts: the orders; zone and function: names; bit: "0", "1"; bits: "order:pair". Empty for page and
   *  count */
  options: string[];
  /** what the recorded run gave: taken from the run, never typed by the author. page: page frame number; list, bit, zone
   *  and function: index into options; lists and bits: indices, ascending; order: indices; counts: one number an option */
  answer: number | number[];
  about?: PredictAbout;
  /** HTML, shown after commitment: when they were right, when not, and when they were not sure */
  right: string;
  wrong: string;
  unsure: string;
}

/** What in the run a prediction is about: from it comes the first record that decides it. */
export interface PredictAbout {
  /** the fact that the answer is: "merges", "landed", "after" … (py/buddyscope/lessons/predictions.py) */
  word: string;
  /** records [start, end) of the command that it is about */
  start: number;
  end: number;
  /** function and order: the record that shows each part of the answer */
  at: number[];
  /** kind bit: order and pair */
  bit: [number, number] | null;
}

export interface Question {
  /** nothing of the step plays before it is answered */
  gate: boolean;
  prompt: string;
  choices: { html: string; correct: boolean; because: string }[];
}

export interface Challenge {
  /** HTML */
  prompt: string;
  /** buddyinfo to reach: one row of counts per zone */
  goal: { node: number; zone: string; counts: number[] }[];
  /** and what else must hold, all of it */
  facts: GoalFact[];
  /** what the learner may run instead of plain requests: commands with ? where a number or a new name goes */
  offers: string[];
  /** operations in the best known solution */
  par: number;
  /** rules in force, e.g. {"order": [2]}: requests of order 2 are refused */
  forbid: { order?: number[] };
  rules: string;
  /** HTML, shown when solved */
  done: string;
  /** the author's solution, as commands */
  solution: string[];
}

/** One predicate of a goal. py/buddyscope/lessons/goals.py says what each kind means. */
export interface GoalFact {
  kind:
    | "requested"
    | "waste"
    | "live"
    | "free_pages"
    | "requests"
    | "remote"
    | "coverage"
    | "calls"
    | "free"
    | "served"
    | "wakes"
    | "includes"
    | "merges"
    | "bits"
    | "can"
    | "cannot";
  /** "<=", ">=", "==", or "" for includes, can and cannot */
  op: string;
  /** of free: a zone's name; of served: a command's; of calls: a kernel function; else absent */
  of?: string;
  /** of bits, can and cannot; else 0 */
  order: number;
  /** what to compare with; waste and coverage in percent, bits digit by digit */
  values: number[];
}
