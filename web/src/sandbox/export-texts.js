/** The sandbox as text: a script that `buddyscope run` replays, /proc/buddyinfo, and one row a request. Pure. */

/** @import { Frame, History, MachineRequest } from "../engine/protocol.d.ts" */

import { resultsOf } from "../kernels/linux-2.4.22/request-results.js";

/** What makes a script of the sandbox runnable by itself: see script.py. */
const MACHINE_LINE = "# machine ";
const COLUMNS = /** @type {const} */ ([
  "number",
  "command",
  "page",
  "order",
  "failed",
  "bug",
  "misuse",
  "splits",
  "merges",
  "functions",
  "records",
]);

/** @param {MachineRequest} machine @param {string} title @param {Pick<History, "commands">} history */
export function scriptText(machine, title, { commands }) {
  const name = title.replaceAll(/\s+/g, " ");
  const lines = commands.map(({ text }) => text);
  return [`# Buddyscope: ${name}`, MACHINE_LINE + JSON.stringify(machine), ...lines, ""].join("\n");
}

/** As the kernel prints it, and formats/buddyinfo.py. @param {Pick<Frame, "zones">} frame */
export function buddyinfoText({ zones }) {
  return zones
    .map(({ info, lists }) => {
      const counts = lists.map(({ size }) => `${String(size).padStart(6)} `).join("");
      return ["Node", `${info.node},`, "zone", info.name.padStart(8), `${counts}\n`].join(" ");
    })
    .join("");
}

/** One row a request, RFC 4180. @param {History} history */
export function resultsCsv(history) {
  const rows = resultsOf(history).map((row) => COLUMNS.map((name) => cell(row[name])).join(","));
  return `${[COLUMNS.join(","), ...rows].join("\r\n")}\r\n`;
}

/** @param {unknown} value */
function cell(value) {
  const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {MachineRequest} machine @param {string} title @param {History} history */
export function resultsJson(machine, title, history) {
  const { kernel } = history.machine;
  return `${JSON.stringify({ kernel, title, machine, requests: resultsOf(history) }, null, 1)}\n`;
}
