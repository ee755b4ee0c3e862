/** A verdict as plain text for a bug report. Names of hosts and tasks are not in it, nor anything of the pasted text. */

/** @import { ClinicReport, ClinicZone } from "../engine/protocol.d.ts" */

import { t } from "../i18n/language.js";
import { categoryOf, runsOf } from "./answer.js";

/** @param {ClinicReport} report @param {string} link to the clinic @returns {string} */
export function bugReport(report, link) {
  const { kernel, order, gfp_raw, request, confidence, reason, unknown = [], works = [] } = report;
  const raw = Array.isArray(gfp_raw) ? gfp_raw.join(", ") : gfp_raw;
  const lines = [
    `${categoryOf(report).title} (${t(`clinic.confidence.${confidence}`)})`,
    reason,
    "",
    order === null ? "" : `order:${order}, mode:${raw ?? "?"}${request ? `(${request})` : ""}`,
    kernel ? `Linux ${kernel}` : "",
    ...table(report.zones),
    ...section(
      t("clinic.works"),
      works.map(({ text }) => text),
    ),
    ...section(t("clinic.unknown"), unknown),
    "",
    t("clinic.copy.rests", {
      lines: runsOf(report.rests_on)
        .map((run) => [...new Set(run)].join("-"))
        .join(", "),
    }),
    link,
  ];
  return `${lines.filter((line, i) => line || lines[i - 1]).join("\n")}\n`;
}

/** @param {string} title @param {string[]} items */
function section(title, items) {
  return items.length ? ["", `${title}:`, ...items.map((item) => `- ${item}`)] : [];
}

const COLUMNS = /** @type {const} */ (["free", "usable", "mark", "reserve", "need"]);

/** Pages of each zone that was tested, in columns. @param {ClinicZone[]} zones */
function table(zones) {
  const rows = zones.flatMap((zone) => {
    if (!zone.final || !zone.eligible) return [];
    const sums = { free: zone.free, ...zone.final };
    return [[zone.title, ...COLUMNS.map((name) => String(sums[name] ?? "?"))]];
  });
  if (rows.length === 0) return [];
  const all = [[t("clinic.copy.pages"), ...COLUMNS], ...rows];
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length)));
  return [
    "",
    ...all.map((row) =>
      row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  "),
    ),
  ];
}
