/** What the console shows, from the history and the notes; and what a typed text comes to. Pure. */

/** @import { CommandData, History } from "../../engine/protocol.d.ts" */
/** @import { Requests } from "../../kernels/requests.js" */
/** @import { Note } from "../../shell/store.js" */

import { t } from "../../i18n/language.js";
import { pageRange } from "../../i18n/text.js";
import { rangeOf, sizedBlock } from "../../kernels/described/block-range.js";
import { messageInWords } from "../../kernels/messages.js";
import { requestsOf } from "../../kernels/requests.js";
import { commandsIn, plainSigns } from "./dialect.js";
import { CONSOLE_WORDS } from "./words.js";

/** @typedef {{ kind: "command" | "error" | "help" | "said", text: string, answer: string, nearest: string }} ConsoleLine */

/** Older lines are in the log. */
const MOST = 120;

/** Commands and notes in the order in which they came. @param {History} history @param {Note[]} notes @returns {ConsoleLine[]} */
export function consoleLines({ commands, machine }, notes) {
  const requests = requestsOf({ machine });
  const first = Math.max(0, commands.length - MOST);
  /** @type {ConsoleLine[]} */
  const lines = [];
  for (let after = first; after <= commands.length; after++) {
    for (const { kind, text, nearest } of notes.filter(
      (note) => Math.min(note.after, commands.length) === after,
    ))
      lines.push({ kind, text, answer: "", nearest });
    const command = commands[after];
    if (command)
      lines.push({
        kind: "command",
        text: command.text,
        answer: answerOf(command, requests, machine),
        nearest: "",
      });
  }
  return lines.slice(-MOST);
}

/** What a command gave, short: "page 15", "null". @param {CommandData} command @param {Requests} [requests] those of the machine's kernel @param {History["machine"]} [machine] */
export function answerOf(command, requests, machine) {
  const { text, page, order, bug, served, livelock } = command;
  if (bug) return t("console.bug", { bug: messageInWords(bug) });
  if (livelock) return t("console.livelock");
  if (/\btimes=/.test(text)) return t("console.served", { count: served ?? 0 });
  if (gaveNothing(command, requests)) return t("console.null");
  if (page === null) return "";
  if (machine && sizedBlock({ machine }, page, order ?? 0)) return rangeOf({ machine }, page, order ?? 0);
  return t(order ? "console.pages" : "console.page", { range: pageRange(page, order ?? 0) });
}

/** A block was asked for, and none came. @param {Pick<CommandData, "text" | "page" | "served">} command @param {Requests} [requests] those of the machine's kernel */
export function gaveNothing({ text, page, served }, requests = requestsOf()) {
  return page === null && !served && verbOf(text) in requests.alloc;
}

/** @param {string} text */
function verbOf(text) {
  return (
    text
      .replace(/^\s*\w+\s*=\s+/, "")
      .trim()
      .split(/\s+/)[0] ?? ""
  );
}

/** A typed text: one of the console's own words, or a script. @param {string} text @param {Requests} [requests] those of the machine's kernel @returns {{ word: string, about: string } | { commands: string[] }} */
export function readTyped(text, requests = requestsOf()) {
  const own = ownWord(text);
  return own ?? { commands: commandsIn(text, requests) };
}

/** "help rmqueue", "UNDO 3;", "?" @param {string} text */
function ownWord(text) {
  const plain = plainSigns(text)
    .trim()
    .replace(/[\s;.]+$/, "");
  if (plain.includes("\n") || plain.includes("=")) return null;
  const [first, about = ""] = plain.split(/\s+/);
  const word = first === "?" ? "help" : first.toLowerCase();
  return CONSOLE_WORDS.includes(word) ? { word, about } : null;
}

/** @param {string} about a verb, or "" for all @param {Requests} [requests] those of the machine's kernel */
export function helpText(about, { all, about: inWords, examples, freeVerb } = requestsOf()) {
  if (all[about]) {
    const keys = all[about].map((key) => `${key}=`).join(" ");
    return t("console.verb", { verb: about, about: inWords(about), keys });
  }
  const width = Math.max(...Object.keys(all).map(({ length }) => length));
  const lines = Object.keys(all).map((verb) => `${verb.padEnd(width)}  ${inWords(verb)}`);
  return [
    `name = ${examples.help}`.padEnd(44) + t("console.example.alloc"),
    `${freeVerb} name`.padEnd(44) + t("console.example.free"),
    "",
    ...lines,
    "",
    t("console.words"),
  ].join("\n");
}
