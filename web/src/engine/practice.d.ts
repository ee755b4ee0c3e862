/** What is practised, as py/buddyscope/practice makes it from a seed. */

import type { MachineRequest } from "./protocol.d.ts";

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
