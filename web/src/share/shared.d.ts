/** What a link of version 1 holds. Old links stay readable: a field is added, never changed. */

import type { CustomMachine } from "../engine/protocol.d.ts";

/** name, seed, how many of its requests, parameters */
export type SharedWorkload = [string, number, number, Record<string, number>];

export interface SharedView {
  side?: "calls" | "code" | "log" | "charts" | "table";
  grain?: "request" | "function" | "step" | "line";
  /** the zone that is whole, and which of its pages are in view: [from, span] */
  zone?: number;
  camera?: [number, number];
}

export interface SharedDocument {
  /** name of the kernel; without it 2.4.22 */
  kernel?: string;
  /** a preset's name, or a machine of one's own */
  machine: string | CustomMachine;
  /** commands as typed, and workloads in their place */
  requests: (string | SharedWorkload)[];
  cursor: number;
  /** how many records the requests left, and a checksum of them: does this model still do the same? */
  records?: number;
  sum?: number;
  view?: SharedView;
  /** plain text, shown beside the stage */
  note?: string;
}
