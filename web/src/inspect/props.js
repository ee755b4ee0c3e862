/** What the code view, the long log and the charts are given. Nothing is kept here. */

/** @import { ActiveCall, FunctionInfo, History, LineTrace, SourceInfo } from "../engine/protocol.d.ts" */
/** @import { Moment, Store } from "../shell/store.js" */
/** @import { CodeReader } from "./code-reader.js" */
/** @import { LessonFlow } from "../lesson/lesson-flow.js" */

import { percent } from "../engine/status-words.js";
import { callStackAt } from "../history/calls.js";
import { commandAt } from "../history/commands.js";
import { Kind, readRecord } from "../history/records.js";
import { t } from "../i18n/language.js";
import { seriesOf } from "../kernels/described/chart-series.js";
import { addressText } from "../kernels/described/flags.js";
import { requestsOf } from "../kernels/requests.js";
import { stageView } from "../shell/props.js";
import { lineAt } from "./code-reader.js";
import { coveredBefore } from "./coverage.js";

/** @param {Store} store @param {CodeReader} reader */
export function codeView(store, reader) {
  const moment = store.moment.value;
  const source = reader.source.value;
  const { phase } = store.engine.value;
  const waiting =
    phase === "ready" ? reader.failure.value : t("code.loading", { percent: percent(store.engine.value) });
  if (!moment || !source) return { info: null, waiting, functions: [], stack: [] };
  const { history, cursor } = moment;
  const trace = reader.traceOf(history, cursor);
  const line = trace ? (reader.index.value ?? lineAt(trace.lines, cursor)) : null;
  const now = trace && reader.index.value !== null ? trace.lines[reader.index.value] : null;
  const call = callAt(history, cursor);
  const running = call ? history.functions[call.function] : null;
  const info = now
    ? sourceOfLine(source, now)
    : running
      ? sourceOf(source, running, call?.function ?? -1)
      : null;
  const shown = trace && info && line !== null ? lineWithin(trace.lines, line, info, now !== null) : null;
  return {
    info,
    waiting,
    running: running?.name ?? "",
    over: call !== null && !callStackAt(history, cursor).length,
    args: call && running ? argsInWords(running, call.args, moment) : [],
    stack: callStackAt(history, cursor).map(({ function: number }) => history.functions[number]?.name ?? "?"),
    line: shown?.line ?? null,
    locals: shown?.locals ?? [],
    lines: trace !== null,
    functions: source,
  };
}

/** @param {Store} store */
export function chartsView({ moment }) {
  const now = moment.value;
  if (!now) return { series: null };
  return { series: seriesOf(now.history), zones: now.history.machine.zones, cursor: now.cursor };
}

/** The innermost call under way; once all have ended, the request's first. @param {History} history @param {number} cursor @returns {ActiveCall | null} */
function callAt(history, cursor) {
  const active = callStackAt(history, cursor).at(-1);
  if (active) return active;
  const command = commandAt(history, cursor);
  if (!command) return null;
  for (let at = command.start; at < command.end; at++) {
    const { kind, a, b, c, d } = readRecord(history.records, at);
    if (kind === Kind.CALL) return { function: a, at, args: [b, c, d] };
  }
  return null;
}

/** @param {SourceInfo[]} source @param {FunctionInfo} wanted @param {number} number */
function sourceOf(source, wanted, number) {
  const same = source.filter(({ name }) => name === wanted.name);
  return same.find((info) => info.function === number) ?? same[0] ?? null;
}

/** @param {SourceInfo[]} source @param {{ file: string, line: number }} at */
function sourceOfLine(source, at) {
  return source.find((info) => isWithin(info, at)) ?? null;
}

/** @param {SourceInfo} info @param {{ file: string, line: number }} at */
function isWithin({ file, line, text }, at) {
  return file === at.file && at.line >= line && at.line < line + text.split("\n").length;
}

/** The line that is meant, if the function that is shown has it. @param {LineTrace["lines"]} lines @param {number} index @param {SourceInfo} info @param {boolean} exact */
function lineWithin(lines, index, info, exact) {
  if (exact || isWithin(info, lines[index])) return lines[index];
  const next = lines[index + 1];
  return next && isWithin(info, next) ? next : null;
}

/** @param {FunctionInfo} info @param {number[]} args @param {Moment} moment @returns {[string, string][]} */
function argsInWords({ args: names }, args, { frame }) {
  return names.map((name, i) => [name, argInWords(name, args[i], frame)]);
}

/** @param {string} name @param {number} value @param {import("../engine/protocol.d.ts").Frame} frame */
function argInWords(name, value, frame) {
  if (name === "gfp_mask") return requestsOf(frame).maskText("gfp", value);
  if (name === "addr") return addressText(value);
  if (value === -1) return t("code.none");
  if (name === "zone" || name === "classzone") return frame.zones[value]?.info.name ?? String(value);
  return String(value);
}

// ------------------------------------------------------------ call graph

/** @param {Store} store @param {LessonFlow} flow */
export function callgraphView(store, flow) {
  const { history, cursor } = stageView(store, flow);
  const lesson = store.lesson.value;
  const covered = lesson ? coveredBefore(lesson, store.step.value) : new Set();
  if (store.place.value !== "lesson" || !history)
    return { history, cursor, covered: new Set(), gate: null, answers: null };
  const asked = flow.asked?.kind === "function" ? flow.asked : null;
  const answers = cursor >= (store.moment.value?.start ?? 0) ? flow.answers : null;
  return {
    history,
    cursor,
    covered,
    gate: asked ? { options: asked.options } : null,
    pick: asked ? store.pick.value : null,
    answers: answers?.kind === "function" ? answers : null,
  };
}
