/** A report as the answer shows it: category, sums as lengths, lists, commands. Nothing here is drawn. */

/** @import { ClinicFindings, ClinicReport, ClinicSums, ClinicZone } from "../engine/protocol.d.ts" */

import { number, t } from "../i18n/language.js";

/** By the verdict's name: the words of the page, and the lesson that teaches it. @type {Readonly<Record<string, [words: string, lesson: string]>>} */
const VERDICTS = {
  "cannot-tell": ["cannot_tell", "read-the-machine"],
  "numa-node-restricted/cpuset": ["numa", "numa"],
  "only-cma-or-highatomic-blocks": ["only_reserved", "fragmentation"],
  fragmentation: ["fragmentation", "fragmentation"],
  "boosted-watermark": ["boosted", "watermarks"],
  "lowmem-exhausted-32bit": ["lowmem", "zones"],
  "below-watermark-reserve-dominates": ["reserve", "thresholds"],
  "not-allowed-to-wait": ["no_wait", "gfp"],
  "oom-real": ["oom_real", "watermarks"],
  "passes-now(state changed)": ["passes_now", "watermarks"],
  "below-watermark": ["below", "watermarks"],
};

/** @param {ClinicReport} report */
export function categoryOf({ verdict, kind }) {
  const [words, lesson] = VERDICTS[verdict] ?? ["cannot_tell", "read-the-machine"];
  const state = verdict === "cannot-tell" && kind.startsWith("proc-");
  return {
    title: t(state ? "clinic.verdict.state" : `clinic.verdict.${words}`),
    unsure: words === "cannot_tell",
    lesson: `#/lesson/${lesson}`,
  };
}

/** Lines 2, 24–32: first and last of each run. @param {number[]} lines @returns {[number, number][]} */
export function runsOf(lines) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs;
}

/** What a tab says. @param {ClinicReport} report @param {number} index */
export function tabTitle({ kind, time, lines }, index) {
  if (kind.startsWith("proc-"))
    return t("clinic.tab.state", { file: kind.replace("proc-", "/proc/"), line: lines[0] });
  if (time != null) return t("clinic.tab.timed", { number: index + 1, time: time.toFixed(2) });
  return t("clinic.tab.report", { number: index + 1, line: lines[0] });
}

/** 64 KiB @param {number} kib */
export function size(kib) {
  if (kib < 1024) return `${kib}\u202fKiB`;
  if (kib < 1024 * 1024) return `${number(round(kib / 1024))}\u202fMiB`;
  return `${number(round(kib / 1024 / 1024))}\u202fGiB`;
}

/** @param {number} value */
function round(value) {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** Of a list's head: 4k, 1M @param {number} kib */
export function shortSize(kib) {
  return kib < 1024 ? `${kib}k` : `${kib / 1024}M`;
}

/** Below this part of its need a miss cannot be seen; its end is enlarged. */
const NEAR = 0.02;

/**
 * Both bars of a zone in per cent of one scale.
 *
 * @param {ClinicSums} sums
 * @param {number} free of the zone
 */
export function barsOf({ usable, mark, reserve, need, mark_ok, missing }, free) {
  const scale = Math.max(free, need, 1);
  const percent = (/** @type {number} */ value) => (100 * Math.max(0, value)) / scale;
  const near = !mark_ok && missing > 0 && missing < NEAR * need;
  return {
    usable: percent(usable),
    unusable: percent(free - Math.max(0, usable)),
    mark: percent(Math.min(mark, need)),
    reserve: percent(need - Math.min(mark, need)),
    hasReserve: reserve > 0,
    /** per cent of the enlarged end that is there */
    near: near ? 80 : null,
  };
}

/** What is taken off the free pages, each with its words. @param {ClinicSums} sums @param {number} order */
export function unusableParts({ minus_cma, minus_highatomic }, order) {
  const parts = [
    { pages: 2 ** order - 1, words: t("clinic.minus.pieces") },
    { pages: minus_cma, words: t("clinic.minus.cma") },
    { pages: minus_highatomic, words: t("clinic.minus.highatomic") },
  ];
  return parts.filter(({ pages }) => pages > 0);
}

/** In words, what came of the test. @param {ClinicZone} zone @param {number} order @returns {{ ok: boolean, text: string }[]} */
export function outcomesOf({ final, free }, order) {
  if (!final || free === null) return [];
  const { mark_ok, block_ok, usable, need, missing, failed_order } = final;
  const mark = mark_ok
    ? t("clinic.above", { pages: number(usable - need) })
    : t("clinic.short", { pages: number(missing) });
  const outcomes = [{ ok: mark_ok, text: mark }];
  if (!mark_ok || block_ok === null) return outcomes;
  const block = block_ok
    ? t("clinic.block", { count: 2 ** order })
    : failed_order !== null
      ? t("clinic.mark_of_order", { order: failed_order })
      : t("clinic.no_block", { count: 2 ** order });
  return [...outcomes, { ok: block_ok, text: block }];
}

/** How many lines something was read in. @param {ClinicFindings} findings */
export function linesRead({ reports }) {
  return new Set(reports.flatMap(({ spans }) => spans.map(([line]) => line))).size;
}

/** What gets the missing lines. */
export const COMMANDS = [
  { key: "clinic.get.log", command: "journalctl -k | grep -A60 'page allocation failure\\|oom-killer'" },
  { key: "clinic.get.now", command: "cat /proc/buddyinfo /proc/zoneinfo > now.txt" },
  { key: "clinic.get.next", command: "dmesg -wT | tee failure.txt" },
];
