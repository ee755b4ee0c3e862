/** The clinic: a text to paste and a gallery; then the text on the left, and on the right what it says. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { OLD_FAILURE } from "../kernels/failures.js";
import { send } from "../ui/emit.js";
import { FileDrop } from "../ui/file-drop.js";
import { icons } from "../ui/icons.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-clinic.css?inline";
import "./bs-clinic-answer.js";
import "./bs-clinic-text.js";
import { linesRead, tabTitle } from "./answer.js";
import { EXAMPLES } from "./gallery.js";
import { emptyClinic, MAX_TEXT } from "./state.js";

/** @typedef {import("./state.js").ClinicState} ClinicState */

/** What a text can look like, as the kernel prints it. */
const SAMPLE = `md5sum: page allocation failure: order:4, mode:0x40c40(GFP_NOFS|__GFP_COMP), nodemask=(null)
…
Node 0 Normal free:126872kB boost:0kB min:63960kB low:79948kB high:95936kB …
lowmem_reserve[]: 0 0 0 0 0
Node 0 Normal: 10995*4kB (UME) 3433*8kB (UME) 3233*16kB (UME) 124*32kB (UME) 0*64kB …`;

/** Kinds of texts, with the words by which they are known. @type {readonly [string, string][]} */
const TAKES = [
  ["failure", "page allocation failure: order:4, mode:0x40c40(…)"],
  ["oom", "java invoked oom-killer: gfp_mask=0x201da, order=0"],
  ["meminfo", "free:126872kB min:63960kB low:79948kB"],
  ["old", OLD_FAILURE],
  ["proc", "buddyinfo · zoneinfo · pagetypeinfo · vmstat"],
];

/** Letters that a field still edits without making the page wait; a longer text is kept beside it. */
const EDITABLE = 200_000;

export class BsClinic extends LitElement {
  static properties = {
    state: { attribute: false },
    python: { attribute: false },
  };

  constructor() {
    super();
    /** @type {ClinicState} */
    this.state = emptyClinic();
    /** how Python does, in words and per cent */
    this.python = { phase: "idle", words: "", percent: 0 };
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  #drop = new FileDrop(this, (file) => this.#do("open", { file }));

  /** @param {string} what @param {object} [detail] */
  #do(what, detail = {}) {
    send(this, "bs-clinic", { what, ...detail });
  }

  render() {
    const { phase } = this.state;
    return phase === "editing" || phase === "reading" ? this.#desk() : this.#answered();
  }

  // ------------------------------------------------------------- before

  #desk() {
    return html`
      <div class="desk">
        <h1 tabindex="-1">${t("clinic.heading")}</h1>
        <p class="about">${t("clinic.about")}</p>
        <div class="columns">
          <div>${this.#form()} ${this.#privacy()}</div>
          ${this.#takes()}
        </div>
        ${this.#gallery()}
      </div>
    `;
  }

  #form() {
    const { problem, phase, name, text } = this.state;
    return html`
      <form class="paste ${this.#drop.isOver ? "over" : ""}" @submit=${this.#submit}>
        <textarea
          aria-label=${t("clinic.text")}
          aria-invalid=${problem !== null}
          aria-describedby="problem"
          spellcheck="false"
          autocomplete="off"
          wrap="off"
          placeholder=${SAMPLE}
          .value=${this.#isLong ? "" : text}
          @keydown=${this.#keydown}
          @paste=${this.#pasted}
        ></textarea>
        <p id="problem" class="problem" role="alert">${problem ? t(problem.key, problem.values) : nothing}</p>
        <div class="row">
          <button class="btn" ?disabled=${phase === "reading"}>${t("clinic.explain")}</button>
          <label class="btn quiet">
            ${t("clinic.choose")}
            <input class="unseen" type="file" @change=${this.#chosen} />
          </label>
          <span class="soft">${phase === "reading" ? t("clinic.reading", { name }) : this.#isLong ? t("clinic.kept", { name: name || t("clinic.pasted") }) : t("clinic.drop", { size: MAX_TEXT >> 20 })}</span>
          <span class="keys" aria-hidden="true" translate="no"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span>
        </div>
      </form>
    `;
  }

  #privacy() {
    return html`<p class="private">${icons.lock} <span><b>${t("clinic.private")}</b> ${t("clinic.private.about")}</span></p>`;
  }

  #takes() {
    return html`
      <section class="takes">
        <h2>${t("clinic.takes")}</h2>
        <dl>
          ${TAKES.map(([key, words]) => html`<div><dt>${t(`clinic.takes.${key}`)}</dt><dd translate="no">${words}</dd></div>`)}
        </dl>
        <p class="soft">${t("clinic.takes.about")}</p>
      </section>
    `;
  }

  #gallery() {
    return html`
      <section class="gallery">
        <h2>${t("clinic.gallery")} <small>${t("clinic.gallery.about")}</small></h2>
        <ul>
          ${EXAMPLES.map(
            ({ name, kernel, order }) => html`
              <li>
                <button @click=${() => this.#do("example", { name })}>
                  <b>${t(`clinic.example.${name}`)}</b>
                  <small><span translate="no">${kernel}</span> · ${order === null ? t("clinic.oom") : t("clinic.order", { order })}</small>
                </button>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  /** @param {Event} event */
  #submit = (event) => {
    event.preventDefault();
    this.#explain();
  };

  get #isLong() {
    return this.state.text.length > EDITABLE;
  }

  /** A long text goes past the field. @param {ClipboardEvent} event */
  #pasted = (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const field = /** @type {HTMLTextAreaElement} */ (event.target);
    if (text.length <= EDITABLE || field.value) return;
    event.preventDefault();
    this.#do("explain", { text, name: "" });
  };

  #explain() {
    const typed = this.renderRoot.querySelector("textarea")?.value ?? "";
    const text = typed || (this.#isLong ? this.state.text : "");
    const { name } = this.state;
    // a text that was changed is no longer that of the file
    this.#do("explain", { text, name: text === this.state.text ? name : "" });
  }

  /** @param {KeyboardEvent} event */
  #keydown = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#explain();
  };

  /** @param {Event} event */
  #chosen = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    // the same file can be chosen again
    input.value = "";
    if (file) this.#do("open", { file });
  };

  // ------------------------------------------------------------- after

  get #report() {
    const { findings, shown } = this.state;
    return typeof shown === "number" ? (findings?.reports[shown] ?? null) : null;
  }

  #answered() {
    const { findings, text, line, asked } = this.state;
    return html`
      <div class="answered ${this.#drop.isOver ? "over" : ""}">
        <div class="left">
          ${this.#textHead()}
          <bs-clinic-text .text=${text} .findings=${findings} .report=${this.#report} .line=${line} .asked=${asked}></bs-clinic-text>
        </div>
        <div class="right">${this.#right()}</div>
      </div>
    `;
  }

  #textHead() {
    const { name, findings, text } = this.state;
    const count = findings?.lines ?? text.split("\n").length;
    const lines = findings
      ? t("clinic.lines", { count, read: linesRead(findings) })
      : t("clinic.lines.only", { count });
    return html`
      <header class="strip">
        <b class="name">${name || t("clinic.pasted")}</b>
        <span class="soft">${lines}</span>
        <ul class="legend" aria-label=${t("clinic.legend")}>
          <li class="rests">${t("clinic.legend.rests")}</li>
          <li class="read">${t("clinic.legend.read")}</li>
          <li class="unread">${t("clinic.legend.unread")}</li>
        </ul>
      </header>
    `;
  }

  #right() {
    const { phase, findings, message } = this.state;
    if (phase === "failed")
      return html`${this.#strip(nothing)}<div class="pad">${this.#failed(message)}</div>`;
    if (!findings) return html`${this.#strip(nothing)}<div class="pad">${this.#working()}</div>`;
    if (findings.reports.length === 0)
      return html`${this.#strip(nothing)}<div class="pad">${this.#nothing()}</div>`;
    return html`${this.#strip(this.#tabs(findings))} ${this.#shown(findings)}`;
  }

  /** @param {unknown} content */
  #strip(content) {
    return html`
      <header class="strip">
        ${content}
        <button class="link" @click=${() => this.#edit()}>${t("clinic.edit")}</button>
      </header>
    `;
  }

  async #edit() {
    this.#do("edit");
    await this.updateComplete;
    this.renderRoot.querySelector("textarea")?.focus();
  }

  #working() {
    const { phase, words, percent } = this.python;
    if (phase === "ready") return html`<h1 tabindex="-1">${t("clinic.examining")}</h1>`;
    return html`
      <h1 tabindex="-1">${t("clinic.waiting")}</h1>
      <p class="soft" role="status">${words}</p>
      <progress aria-label=${t("clinic.waiting")} max="100" .value=${percent}></progress>
    `;
  }

  /** @param {string} message */
  #failed(message) {
    return html`
      <div role="alert"><h1 tabindex="-1">${t("clinic.failed", { message })}</h1></div>
      <p><button class="btn" @click=${() => this.#do("again")}>${t("clinic.again")}</button></p>
    `;
  }

  #nothing() {
    return html`
      <div role="alert"><h1 tabindex="-1">${t("clinic.nothing")}</h1></div>
      <p class="about">${t("clinic.nothing.about")}</p>
    `;
  }

  /** @param {NonNullable<ClinicState["findings"]>} findings */
  #tabs({ reports, compared }) {
    /** @type {(number | "compare")[]} */
    const all = [...reports.keys(), ...(compared.length ? /** @type {const} */ (["compare"]) : [])];
    if (all.length < 2) return html`<span class="soft">${tabTitle(reports[0], 0)}</span>`;
    return html`
      <div class="tabs" role="tablist" aria-label=${t("clinic.tabs")} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#arrow(event, all)}>
        ${all.map((which) => {
          const chosen = which === this.state.shown;
          return html`<button
            role="tab"
            id="tab-${which}"
            aria-selected=${chosen}
            aria-controls="panel"
            tabindex=${chosen ? 0 : -1}
            @click=${() => this.#do("show", { shown: which })}
          >${which === "compare" ? t("clinic.tab.compare") : tabTitle(reports[which], which)}</button>`;
        })}
      </div>
    `;
  }

  /** @param {KeyboardEvent} event @param {(number | "compare")[]} all */
  async #arrow(event, all) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const shown = all[(all.indexOf(this.state.shown) + step + all.length) % all.length];
    this.#do("show", { shown });
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`#tab-${shown}`))?.focus();
  }

  /** @param {NonNullable<ClinicState["findings"]>} findings */
  #shown({ compared, capped, reports }) {
    const report = this.#report;
    const inTabs = reports.length + (compared.length ? 1 : 0) > 1;
    return html`
      <div class="scroll" id="panel" tabindex="0" role=${inTabs ? "tabpanel" : "region"} aria-label=${t("clinic.heading")}>
        ${capped ? html`<p class="capped" role="status">${t(`clinic.capped.${capped}`)}</p>` : nothing}
        ${
          report
            ? html`<bs-clinic-answer .report=${report} .copied=${this.state.copied}></bs-clinic-answer>`
            : html`<div class="pad"><h1 tabindex="-1">${t("clinic.compare")}</h1><ul class="compared" lang="en">${compared.map((text) => html`<li>${text}</li>`)}</ul></div>`
        }
      </div>
    `;
  }

  /** What the answer begins with is read out when it has come. @param {import("lit").PropertyValues<this>} changed */
  async updated(changed) {
    const before = changed.get("state");
    if (!before || before.phase === this.state.phase || this.state.phase !== "answered") return;
    await this.updateComplete;
    const answer = /** @type {LitElement | null} */ (this.renderRoot.querySelector("bs-clinic-answer"));
    await answer?.updateComplete;
    /** @type {HTMLElement | null | undefined} */ (
      answer?.renderRoot.querySelector("h1") ?? this.renderRoot.querySelector("h1")
    )?.focus({ preventScroll: true });
  }
}

customElements.define("bs-clinic", BsClinic);
