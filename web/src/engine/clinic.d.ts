/** {type:"explain", text} -> ClinicFindings. Numbers of zones are pages, lines count from 1, columns from 0. */

export interface ClinicFindings {
  reports: ClinicReport[];
  /** lines of the text */
  lines: number;
  /** [first, last] lines that nothing like a report is near: they were not looked at */
  skipped: [number, number][];
  /** the text holds more than is read: "lines" or "reports", "" for none */
  capped: "" | "lines" | "reports";
  /** a sentence for each pair of neighbours that can be compared */
  compared: string[];
}

export interface ClinicReport {
  /** "failure", "oom", "proc-buddyinfo" … */
  kind: string;
  kernel: string | null;
  era: string;
  order: number | null;
  gfp: string[] | string[][] | null;
  gfp_raw: string | string[] | null;
  verdict: string;
  confidence: "high" | "medium" | "low";
  /** one sentence */
  reason: string;
  lines: [number, number];
  zones: ClinicZone[];
  /** [line, first column, last column + 1, role] */
  spans: [number, number, number, string][];
  rests_on: number[];
  /** the mask in the kernel's words */
  request?: string;
  /** seconds since the machine started */
  time?: number | null;
  /** title of the zone that the verdict is about */
  decided_in?: string;
  unknown?: string[];
  works?: ClinicRemedy[];
  useless?: ClinicRemedy[];
}

export interface ClinicRemedy {
  key: string;
  zone: string;
  amount: number;
  usable: number;
  need: number;
  text: string;
}

export interface ClinicZone {
  node: number | null;
  zone: string;
  /** null where no request is known */
  eligible: boolean | null;
  free: number | null;
  title: string;
  /** 0: not printed */
  managed: number;
  page_kb: number;
  /** where its numbers and its list of free blocks stand in the text; 0: not known */
  line: number;
  runs_line: number;
  final: ClinicSums | null;
  /** by order: [free blocks, letters of their types, whether the request may use one] */
  blocks: [number, string, boolean][];
}

/** The test that decided. */
export interface ClinicSums {
  usable: number;
  mark: number;
  mark_name: "min" | "high";
  reserve: number;
  need: number;
  mark_ok: boolean;
  block_ok: boolean | null;
  /** equality passes */
  inclusive: boolean;
  missing: number;
  minus_cma: number;
  minus_highatomic: number;
  boost: number;
  /** 2.6.11 to 4.3: the order whose falling mark refused the request */
  failed_order: number | null;
  left: number;
  left_needed: number;
}
