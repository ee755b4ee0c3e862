/** A log of an allocator in any language: pasted or dropped, with what it does not say itself, and the verdict. */

/** @import { LabState } from "./state.js" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { number, t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { FileDrop } from "../ui/file-drop.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-lab-log.css?inline";
import "./bs-lab-editor.js";
import "./bs-lab-run.js";
import { endingInWords, progressView, valueIn, wholeOf } from "./job-words.js";
import { emptyLab, isBusy, MAX_LOG, POLICIES } from "./state.js";

const SAMPLE = `# pages=16 max_order=5 policy=lower-recent
a 0 -> 0
a 0 -> 1
f 0 0
f 1 0
state 0: 0 1 | 1: 2 | 2: 4 | 3: 8
`;

/** What patterns look like. */
const PATTERNS = String.raw`{"pages": 64, "max_order": 7, "patterns": [{"op": "alloc", "re": "took (?P<order>\\d+) at (?P<page>\\d+)"}]}`;

/** Letters that a field still edits without making the page wait. */
const EDITABLE = 300_000;

export class BsLabLog extends LitElement {
  static properties = { state: { attribute: false } };

  constructor() {
    super();
    /** @type {LabState} */
    this.state = emptyLab();
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  #drop = new FileDrop(this, (file) => this.#do("file", { file }));

  /** @param {string} what @param {object} [detail] */
  #do(what, detail = {}) {
    send(this, "bs-lab", { what, ...detail });
  }

  /** @param {Partial<LabState["options"]>} changes */
  #option(changes) {
    this.#do("set", { changes: { options: { ...this.state.options, ...changes } } });
  }

  render() {
    return html`
      <div class="log ${this.#drop.isOver ? "over" : ""}">
        <section class="left" aria-label=${t("lab.log")}>${this.#bar()} ${this.#text()} ${this.#options()}</section>
        <section class="right" aria-label=${t("lab.result")} tabindex="0">${this.#result()}</section>
      </div>
    `;
  }

  #bar() {
    const { logText, log } = this.state;
    return html`
      <header class="bar">
        <b>${logText.name || t("lab.log")}</b>
        <span class="soft">${logText.text ? t("lab.lines", { count: logText.text.split("\n").length }) : t("lab.log.drop", { size: MAX_LOG >> 20 })}</span>
        <span class="gap"></span>
        <label class="btn quiet">${t("clinic.choose")}<input class="unseen" type="file" @change=${this.#chosen} /></label>
        ${
          isBusy(log)
            ? html`<button class="btn" ?disabled=${log.phase === "stopping"} @click=${() => this.#do("stop")}>${t("lab.stop")}</button>`
            : html`<button class="btn" @click=${() => this.#do("judge")}>${t("lab.judge")} <kbd aria-hidden="true">Ctrl ↵</kbd></button>`
        }
      </header>
    `;
  }

  /** @param {Event} event */
  #chosen = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    input.value = "";
    if (file) this.#do("file", { file });
  };

  #text() {
    const { logText, log } = this.state;
    if (logText.text.length > EDITABLE)
      return html`<p class="pad">${t("clinic.kept", { name: logText.name || t("clinic.pasted") })}
        <button class="link" @click=${() => this.#do("set", { changes: { logText: { text: "", name: "" } } })}>${t("lab.log.clear")}</button></p>`;
    const same = log.text === logText.text;
    const line =
      (same && (log.news?.fault?.line ?? (log.ending && "line" in log.ending ? log.ending.line : 0))) || 0;
    return html`<bs-lab-editor
      .text=${logText.text}
      .label=${t("lab.log")}
      .marked=${line}
      .note=${line ? t("lab.mark.fault") : ""}
      @bs-lab-text=${(/** @type {CustomEvent} */ event) => this.#do("set", { changes: { logText: { text: event.detail.text, name: "" } } })}
    ></bs-lab-editor>`;
  }

  #options() {
    const { options, problem } = this.state;
    return html`
      ${problem ? html`<p class="problem" role="alert">${t(problem, { size: MAX_LOG >> 20 })}</p>` : nothing}
      <details class="options">
        <summary>${t("lab.log.options")}</summary>
        <div class="fields">
          ${this.#number("pages")} ${this.#number("max_order")} ${this.#number("page_bytes")}
          <label>${t("lab.log.base")}<input .value=${options.base} placeholder="0x400000" @change=${(/** @type {Event} */ event) => this.#option({ base: valueIn(event) })} /></label>
          <label>${t("lab.policy")}
            <select @change=${(/** @type {Event} */ event) => this.#option({ policy: valueIn(event) })}>
              <option value="" ?selected=${!options.policy}>${t("lab.log.policy")}</option>
              ${POLICIES.map((name) => html`<option value=${name} ?selected=${name === options.policy}>${t(`lab.policy.${name}`)}</option>`)}
            </select>
          </label>
          <label class="wide">${t("lab.log.reader")}
            <textarea rows="6" spellcheck="false" .value=${options.reader} placeholder=${PATTERNS} @change=${(/** @type {Event} */ event) => this.#option({ reader: valueIn(event) })}></textarea>
          </label>
        </div>
      </details>
    `;
  }

  /** @param {"pages" | "max_order" | "page_bytes"} key */
  #number(key) {
    const value = this.state.options[key];
    return html`<label>${t(`lab.log.${key}`)}<input type="number" min="0" .value=${value ? String(value) : ""} @change=${(/** @type {Event} */ event) => this.#option({ [key]: wholeOf(event) })} /></label>`;
  }

  #result() {
    const { log } = this.state;
    const { news, ending } = log;
    if (isBusy(log)) return progressView(log);
    if (ending)
      return html`<div class="ending" role="alert"><h2>${endingInWords(ending)}</h2><p>${t(`lab.ending.log.${ending.kind}`)}</p></div>`;
    if (!news?.verdict || !news.play) return this.#empty();
    return html`
      <bs-lab-run
        .play=${news.play}
        .fault=${news.fault ?? null}
        .about=${news.fault ? t("lab.log.where", { line: number(news.fault.line), request: number(news.fault.request) }) : ""}
        .step=${log.step}
      ></bs-lab-run>
      ${this.#counts(news.verdict)}
    `;
  }

  /** @param {import("../engine/protocol.d.ts").LabVerdict} verdict */
  #counts(verdict) {
    const rows = /** @type {const} */ ([
      "requests",
      "allocated",
      "freed",
      "failed",
      "peak_pages",
      "splits",
      "merges",
    ]);
    const peak = `${number(Math.round(verdict.peak_utilization * 1000) / 10)} %`;
    return html`
      <h3>${t(verdict.ok ? "lab.counts" : "lab.counts.before")}</h3>
      <dl class="counts">
        ${rows.map((key) => html`<div><dt>${t(`lab.count.${key}`)}</dt><dd>${verdict[key] === null ? "–" : number(Number(verdict[key]))}</dd></div>`)}
        <div><dt>${t("lab.score.utilization")}</dt><dd>${peak}</dd></div>
      </dl>
    `;
  }

  #empty() {
    return html`
      <h2>${t("lab.log.heading")}</h2>
      <p>${t("lab.log.about")}</p>
      <pre tabindex="0">${SAMPLE}</pre>
      <p><button class="btn quiet" @click=${() => this.#do("set", { changes: { logText: { text: SAMPLE, name: "" } } })}>${t("lab.log.sample")}</button></p>
      <p>${t("lab.log.other")}</p>
    `;
  }
}

customElements.define("bs-lab-log", BsLabLog);
