/**
 * What the sandbox can be saved as. Whoever has another form of it adds an entry:
 *
 *     addSaving({ id: "link", label: () => t("share.link"), about: () => t("share.link.about"), make: () => address });
 *
 * `make` gives the text, or a Blob. `file` is the name of a download; without it the entry can only be copied, and a
 * Blob can only be downloaded. `able` says whether it can be made now.
 */

/** @import { Frame, History, MachineRequest } from "../engine/protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */
/** @import { Sandbox } from "./sandbox.js" */

import { signal } from "@preact/signals-core";
import { t } from "../i18n/language.js";
import { resultsOf } from "../kernels/described/request-results.js";
import { copyText, download } from "../ui/save-file.js";

/**
 * @typedef {object} Saving
 * @property {string} id
 * @property {() => string} label
 * @property {() => string} about
 * @property {() => string | Blob | Promise<string | Blob>} make
 * @property {string} [file]
 * @property {string} [type] of the download, such as text/csv
 * @property {boolean} [copy] false: it cannot be copied
 * @property {() => boolean} [able]
 */

/** @type {import("@preact/signals-core").Signal<Saving[]>} */
export const savings = signal([]);

/** @param {Saving} saving one with the same id is replaced */
export function addSaving(saving) {
  savings.value = [...savings.value.filter(({ id }) => id !== saving.id), saving];
}

/** For the menu. */
export function savingRows() {
  return savings.value.map(({ id, label, about, file, copy = true, able = () => true }) => ({
    id,
    label: label(),
    about: about(),
    copy,
    download: file !== undefined,
    able: able(),
  }));
}

/** @param {string} id @param {"copy" | "download"} how @returns {Promise<boolean>} whether it was done */
export async function save(id, how) {
  const saving = savings.value.find((one) => one.id === id);
  if (!saving) return false;
  const made = await saving.make();
  if (how === "copy") return typeof made === "string" && copyText(made);
  download(made, saving.file ?? saving.id, saving.type ?? "text/plain");
  return true;
}

// ------------------------------------------------------------ the sandbox as text: script, buddyinfo, results

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
function resultsJson(machine, title, history) {
  const { kernel } = history.machine;
  return `${JSON.stringify({ kernel, title, machine, requests: resultsOf(history) }, null, 1)}\n`;
}

// ------------------------------------------------------------ entries of the menu

/** @param {Store} store @param {Sandbox} sandbox */
export function offerSandbox(store, sandbox) {
  const parts = () => {
    const { history } = sandbox;
    const { machine, title } = sandbox.state;
    if (!history || !machine) throw new Error("closed");
    return { history, machine, title };
  };
  /** @param {string} id @param {string} file @param {string} type @param {(of: ReturnType<typeof parts>) => string} make */
  const offer = (id, file, type, make) =>
    addSaving({
      id,
      file,
      type,
      label: () => t(`save.as.${id}`),
      about: () => t(`save.as.${id}.about`),
      make: () => make(parts()),
      able: () => store.sandbox.value.phase === "open",
    });
  offer("script", "buddyscope.txt", "text/plain", ({ machine, title, history }) =>
    scriptText(machine, title, history),
  );
  offer("buddyinfo", "buddyinfo.txt", "text/plain", () => {
    const frame = store.moment.value?.frame;
    return frame ? buddyinfoText(frame) : "";
  });
  offer("csv", "buddyscope.csv", "text/csv", ({ history }) => resultsCsv(history));
  offer("json", "buddyscope.json", "application/json", ({ machine, title, history }) =>
    resultsJson(machine, title, history),
  );
}
