/** Compiled lessons: lessons/<id>.<lang>.json, written by py/buddyscope/lessons/build.py. */

import type { History } from "./history.d.ts";

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
  /** instruments that are on the stage; absent: all of them. "map", "lists", "bitmap", "callgraph", "lock", "zones",
   *  "watermarks", "kswapd", "nodes" */
  parts?: string[];
  /** those of them that come with this step */
  arriving?: string[];
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
  /** of a block's page: how many pages the block has, each of them right; absent: 1 */
  pages?: number;
  /** wrong answers with texts of their own: the answer as it is kept, and HTML */
  diagnoses?: { answer: number | number[]; html: string }[];
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
