/** The text with what was read in it: lines, and folds of lines that nothing was read in. */

/** @import { ClinicFindings, ClinicReport } from "../engine/protocol.d.ts" */

/** @typedef {"rests" | "read" | ""} Mark */
/** @typedef {{ text: string, mark: Mark }} Piece */
/** @typedef {{ kind: "line", number: number, pieces: Piece[], rests: boolean, read: boolean }} LineRow */
/** @typedef {{ kind: "fold", first: number, last: number }} FoldRow */

/** Up to so many lines all of a text is shown. */
const WHOLE = 1500;
/** Lines around what was read that are shown of a longer text. */
const AROUND = 20;
/** Lines that a fold opens at once. */
export const OPENED = 500;
/** Letters of a line that are shown; the rest is counted. */
const WIDEST = 4000;

/** Roles of the places that decide; all others are context. */
const RESTS_ON = ["head", "zone", "row", "runs"];

/**
 * @param {string[]} lines
 * @param {ClinicFindings | null} findings
 * @param {ClinicReport | null} report that is shown
 * @param {readonly [number, number][]} opened folds that were opened: [first, last]
 * @returns {(LineRow | FoldRow)[]}
 */
export function textRows(lines, findings, report, opened) {
  const marks = marksByLine(findings?.reports ?? [], report);
  const visible = visibleIn(lines.length, marks, report, opened);
  /** @type {(LineRow | FoldRow)[]} */
  const rows = [];
  for (let number = 1; number <= lines.length; number++) {
    const last = rows.at(-1);
    if (visible(number)) rows.push(lineRow(number, lines[number - 1], marks.get(number) ?? []));
    else if (last?.kind === "fold") last.last = number;
    else rows.push({ kind: "fold", first: number, last: number });
  }
  return rows;
}

/** @typedef {{ from: number, to: number, mark: Mark }} Span */

/** @param {ClinicReport[]} reports @param {ClinicReport | null} shown */
function marksByLine(reports, shown) {
  /** @type {Map<number, Span[]>} */
  const marks = new Map();
  for (const report of reports)
    for (const [line, from, to, role] of report.spans) {
      const mark = report === shown && RESTS_ON.includes(role) ? "rests" : "read";
      const spans = marks.get(line) ?? [];
      spans.push({ from, to, mark });
      marks.set(line, spans);
    }
  return marks;
}

/** @param {number} count @param {Map<number, Span[]>} marks @param {ClinicReport | null} report @param {readonly [number, number][]} opened */
function visibleIn(count, marks, report, opened) {
  if (count <= WHOLE) return () => true;
  const [first, last] = report ? report.lines : [1, 0];
  const near = new Set([1, 2, 3]);
  for (const line of marks.keys())
    if (line >= first && line <= last) for (let i = line - AROUND; i <= line + AROUND; i++) near.add(i);
  return (/** @type {number} */ line) =>
    near.has(line) || opened.some(([from, to]) => line >= from && line <= to);
}

/** @param {number} number @param {string} raw @param {Span[]} spans @returns {LineRow} */
function lineRow(number, raw, spans) {
  const pieces = piecesOf(raw.replace(/\r$/, ""), spans);
  return {
    kind: "line",
    number,
    pieces,
    rests: pieces.some(({ mark }) => mark === "rests"),
    read: spans.length > 0,
  };
}

/** Columns count letters, as Python does, and not UTF-16 units. @param {string} line @param {Span[]} spans @returns {Piece[]} */
function piecesOf(line, spans) {
  const letters = /[\ud800-\udfff]/.test(line) ? Array.from(line) : null;
  const slice = (/** @type {number} */ from, /** @type {number} */ to) =>
    letters ? letters.slice(from, to).join("") : line.slice(from, to);
  const length = Math.min(letters?.length ?? line.length, WIDEST);
  /** @type {Piece[]} */
  const pieces = [];
  let at = 0;
  for (const { from, to, mark } of spans.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(at, Math.min(from, length));
    const end = Math.min(to, length);
    if (end <= start) continue;
    add(pieces, slice(at, start), "");
    add(pieces, slice(start, end), mark);
    at = end;
  }
  add(pieces, slice(at, length), "");
  if ((letters?.length ?? line.length) > WIDEST) pieces.push({ text: " …", mark: "" });
  return pieces;
}

/** Neighbours of one kind are one piece, with the blank between them. @param {Piece[]} pieces @param {string} text @param {Mark} mark */
function add(pieces, text, mark) {
  if (text === "") return;
  const [before, last] = [pieces.at(-2), pieces.at(-1)];
  if (mark && last?.mark === "" && before?.mark === mark && /^\s{1,2}$/.test(last.text)) {
    before.text += last.text + text;
    pieces.pop();
  } else if (last?.mark === mark && last) last.text += text;
  else pieces.push({ text, mark });
}
