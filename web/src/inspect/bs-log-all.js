/** The log of the whole history: a page at a time, filtered by words, kind, function, zone and request; each sentence a way back. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Filter } from "../kernels/described/log-kinds.js" */
/** @import { LogPage } from "./log-pages.js" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { commandIndexAt } from "../history/commands.js";
import { recordCount } from "../history/records.js";
import { t } from "../i18n/language.js";
import { logKinds, noFilter } from "../kernels/described/log-kinds.js";
import { send } from "../ui/emit.js";
import { copyText, download } from "../ui/save-file.js";
import { base, buttons } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";
import logStyles from "./bs-log.css?inline";
import { logPage, wholeLog } from "./log-pages.js";

export class BsLogAll extends LitElement {
  static properties = {
    history: { attribute: false },
    cursor: { type: Number },
    _filter: { state: true },
    _starts: { state: true },
  };

  constructor() {
    super();
    /** @type {History | null} */
    this.history = null;
    this.cursor = 0;
    /** @type {Filter} */
    this._filter = noFilter();
    /** where each page up to this one begins @type {number[]} */
    this._starts = [0];
  }

  #copy = new LogCopy(this);

  static styles = [base, buttons, unsafeCSS(forms), unsafeCSS(logStyles)];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("history")) this._starts = [0];
  }

  render() {
    const { history } = this;
    if (!history?.commands.length) return html`<p class="note">${t("log.none")}</p>`;
    const page = logPage(history, this._filter, this._starts.at(-1) ?? 0);
    const nothingFound = page.entries.length === 0;
    return html`
      ${this.#fields(history)} ${this.#bar(page)}
      <div class="row">
        ${this.#copy.buttons(() => wholeLog(history, this._filter), recordCount(history), nothingFound && page.next === null)}
      </div>
      <p class="note" role="status">${nothingFound ? t(page.next === null ? "log.nothing" : "log.further") : ""}</p>
      <ol>${page.entries.map((entry) => this.#entry(entry))}</ol>
    `;
  }

  /** @param {History} history */
  #fields(history) {
    const { kind, name, zone, request, text } = this._filter;
    return html`
      <div class="fields">
        <label>${t("log.words")} <input type="search" .value=${text} @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#set({ text: event.target.value })} /></label>
        ${this.#select("kind", kindOptions(history), kind, (value) => this.#set({ kind: value }))}
        ${this.#select("function", functionOptions(history), name, (value) => this.#set({ name: value }))}
        ${this.#select("zone", zoneOptions(history), String(zone), (value) => this.#set({ zone: Number(value) }))}
        ${this.#select("request", requestOptions(history, this.cursor, request), String(request), (value) => this.#set({ request: Number(value) }))}
      </div>
    `;
  }

  /** @param {string} label @param {[string, string][]} options @param {string} chosen @param {(value: string) => void} change */
  #select(label, options, chosen, change) {
    return html`
      <label>
        ${t(`log.${label}`)}
        <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => change(event.target.value)}>
          ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {Partial<Filter>} changes */
  #set(changes) {
    this._filter = { ...this._filter, ...changes };
    this._starts = [0];
  }

  /** @param {LogPage} page */
  #bar({ next }) {
    const { _starts: starts } = this;
    return html`
      <div class="row">
        <button class="btn quiet" ?disabled=${starts.length < 2} @click=${() => (this._starts = starts.slice(0, -1))}>${t("log.earlier")}</button>
        <button class="btn quiet" ?disabled=${next === null} @click=${() => (this._starts = [...starts, next ?? 0])}>${t("log.later")}</button>
        <button class="btn quiet" @click=${this.#toCursor}>${t("log.now")}</button>
      </div>
    `;
  }

  /** The page that has the cursor on it. */
  #toCursor() {
    const from = Math.max(0, this.cursor - 30);
    this._starts = from > 0 ? [0, from] : [0];
  }

  /** @param {LogPage["entries"][number]} entry */
  #entry({ cursor, sentence, request }) {
    return html`
      <li>
        ${request ? html`<h3>${request}</h3>` : ""}
        <button aria-current=${cursor === this.cursor ? "true" : "false"} @click=${() => send(this, "bs-goto", { cursor })}>${sentence}</button>
      </li>
    `;
  }
}

/** What a field offers: value and name. @typedef {[string, string][]} Options */

/** @param {History} history @returns {Options} */
function kindOptions(history) {
  return logKinds(history).map((kind) => [kind, t(`log.kind.${kind || "all"}`)]);
}

/** @param {History} history @returns {Options} */
function functionOptions({ functions }) {
  const names = [...new Set(functions.map(({ name }) => name))].sort();
  return [
    ["", t("log.every")],
    ...names.map((name) => /** @type {[string, string]} */ ([name, `${name}()`])),
  ];
}

/** @param {History} history @returns {Options} */
function zoneOptions({ machine: { zones } }) {
  const several = new Set(zones.map(({ node }) => node)).size > 1;
  const named = zones.map(
    ({ name, node }, at) =>
      /** @type {[string, string]} */ ([String(at), several ? t("time.zone", { name, node }) : name]),
  );
  return [["-1", t("log.every")], ...named];
}

/** All, the one at the cursor, and the one that is chosen. @param {History} history @param {number} cursor @param {number} chosen @returns {Options} */
function requestOptions(history, cursor, chosen) {
  const here = commandIndexAt(history, cursor);
  /** @type {Options} */
  const options = [["-1", t("log.every")]];
  if (here >= 0) options.push([String(here), t("log.request.here", { number: here + 1 })]);
  if (chosen >= 0 && chosen !== here) options.push([String(chosen), String(chosen + 1)]);
  return options;
}

// ------------------------------------------------------------ copying and downloading

export class LogCopy {
  #host;
  #stopped = false;
  /** null: nothing is being copied @type {number | null} */
  percent = null;
  said = "";

  /** @param {LitElement} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#stopped = true;
  }

  /** @param {() => Generator<{ text: string, cursor: number }>} pieces @param {number} total records @param {boolean} none there is nothing */
  buttons(pieces, total, none) {
    if (this.percent !== null)
      return html`
        <span class="note" role="status">${t("log.copying", { percent: this.percent })}</span>
        <button class="btn quiet" @click=${() => (this.#stopped = true)}>${t("log.stop")}</button>
      `;
    return html`
      <button class="btn quiet" ?disabled=${none} @click=${() => this.#run(pieces(), total, "copy")}>${t("log.copy")}</button>
      <button class="btn quiet" ?disabled=${none} @click=${() => this.#run(pieces(), total, "download")}>${t("log.download")}</button>
      ${this.said ? html`<span class="note" role="status">${this.said}</span>` : nothing}
    `;
  }

  /** @param {Generator<{ text: string, cursor: number }>} pieces @param {number} total @param {"copy" | "download"} how */
  async #run(pieces, total, how) {
    this.#stopped = false;
    const texts = [];
    for (const { text, cursor } of pieces) {
      if (text) texts.push(text);
      this.percent = Math.floor((100 * cursor) / Math.max(1, total));
      this.#host.requestUpdate();
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#stopped) break;
    }
    this.percent = null;
    this.said = this.#stopped ? t("log.stopped") : await finish(`${texts.join("\n")}\n`, how);
    this.#host.requestUpdate();
  }
}

/** @param {string} text @param {"copy" | "download"} how */
async function finish(text, how) {
  if (how === "copy") return t((await copyText(text)) ? "save.said.copy" : "save.said.no");
  download(text, "buddyscope-log.txt", "text/plain");
  return t("save.said.download");
}

customElements.define("bs-log-all", BsLogAll);
