/** What {type:"lab", do: …} carries: an allocator that somebody wrote, or its log. py/buddyscope/judge/page.py answers it. */

/** {do:"example", name} -> {text}. {do:"traces"} -> {zip}, in base64. {do:"test", source, policy, seed},
 *  {do:"trace", source, policy, name} and {do:"log", text, policy?, pages?, max_order?, page_bytes?, base?, reader?}
 *  start a job and give LabNews; {do:"go_on"} works for another slice, until `done`. With an address (interrupt.js) in
 *  `leash`, a call of the allocator that does not return can be interrupted. */
export interface LabNews {
  stage: "search" | "shrink" | "score" | "trace" | "log";
  done: boolean;
  /** of work, so far */
  seconds: number;
  /** what the allocator printed, its beginning */
  printed: string;
  /** a call that was interrupted, and the allocator's own line; 0: none of its lines ran */
  stopped: { calling: string; line: number; function?: string } | null;
  /** names outside of itself that the allocator wrote to: this Python cannot be trusted any more */
  changed: string[];
  /** of a test: random runs, and their requests */
  runs?: number;
  requests?: number;
  /** requests of the failure that was found, and of each shorter one */
  sizes?: number[];
  /** of a test, told once; of a trace, at its end */
  failure?: LabFailure | null;
  score?: LabScore | null;
  /** of a log */
  verdict?: LabVerdict | null;
  fault?: LabFault | null;
  play?: LabPlay | null;
}

export interface LabFailure {
  /** "random", or the name of a trace */
  source: string;
  /** request at which the run failed before it was shrunk */
  at: number;
  fault: LabFault;
  play: LabPlay;
}

export interface LabFault {
  kind: string;
  /** of the dictionaries, as lab.fault.KEY, and what fills it */
  key: string;
  values: Record<string, string | number>;
  /** the same in English */
  sentence: string;
  /** of the log */
  line: number;
  request: number;
  expected: number | string | null;
  found: number | string | null;
}

export interface LabPlay {
  pages: number;
  max_order: number;
  policy: string;
  /** requests before the first step */
  skipped: number;
  steps: LabStep[];
}

export interface LabStep {
  call: "a" | "f";
  order: number;
  /** null: the request was refused */
  page: number | null;
  line: number;
  state_line?: number;
  /** the page that the reference gives; null: it refuses, or there is none */
  right?: number | null;
  /** blocks that the reference cut, or that became one again: [order, page] */
  moves: [number, number][];
  yours: LabState;
  reference: LabState;
}

export interface LabState {
  /** [order, pages]; null: the allocator shows no lists */
  free: [number, number[]][] | null;
  /** [page, order] */
  used: [number, number][];
}

export interface LabScore {
  policy: string;
  correct: number;
  utilization: number | null;
  splits_per_request: number | null;
  merges_per_request: number | null;
  time_ratio: number | null;
  reference: { utilization: number; splits_per_request: number; merges_per_request: number } | null;
  traces: LabTrace[];
  /** the whole of Gradescope's results.json */
  gradescope: object;
}

export interface LabTrace {
  name: string;
  pages: number;
  requests: number;
  state: "waiting" | "right" | "wrong";
  kind: string | null;
  request: number | null;
  time_ratio: number | null;
}

export interface LabVerdict {
  ok: boolean;
  kind: string | null;
  requests: number;
  allocated: number;
  freed: number;
  failed: number;
  peak_pages: number;
  peak_utilization: number;
  splits: number | null;
  merges: number | null;
}
