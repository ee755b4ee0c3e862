/** How a request was served, in clauses that are compared with another kernel's: from a CPU's list, by a refill, by a theft. */

/** @import { History } from "../../engine/protocol.d.ts" */

import { emptyRecord, Kind, readRecord } from "../../history/records.js";
import { t } from "../../i18n/language.js";
import { kinds } from "./description.json";

const numberOf = (/** @type {string} */ name) => kinds.find((kind) => kind.name === name)?.number ?? -1;
const DEL_FROM_PCP = numberOf("DEL_FROM_PCP");
const ADD_TO_PCP = numberOf("ADD_TO_PCP");
const EVENT = numberOf("EVENT");
const LOCK = numberOf("LOCK");
/** The number of an EVENT record for a run of another type. */
const EXTFRAG = 0;

/** @param {History} history @param {number} at index of the command @returns {string[]} */
export function waysOfServing(history, at) {
  const { start, end, page } = history.commands[at];
  const record = emptyRecord();
  let [put, taken, locks, stolen] = [0, false, 0, -1];
  const called = new Set();
  for (let number = start; number < end; number++) {
    const r = readRecord(history.records, number, record);
    if (r.kind === Kind.CALL) called.add(history.functions[r.a]?.name);
    else if (r.kind === ADD_TO_PCP) put++;
    else if (r.kind === DEL_FROM_PCP) taken ||= r.c === page;
    else if (r.kind === LOCK) locks++;
    else if (r.kind === EVENT && r.a === EXTFRAG) stolen = r.c;
  }
  return [
    ...(stolen >= 0 ? [t("linux73.way.stolen", { order: stolen })] : []),
    ...(taken && called.has("rmqueue_bulk") ? [t("linux73.way.refill", { count: put })] : []),
    ...(taken && locks === 0 ? [t("linux73.way.tray")] : []),
    ...(put > 0 && !taken && locks === 0 ? [t("linux73.way.kept")] : []),
  ];
}
