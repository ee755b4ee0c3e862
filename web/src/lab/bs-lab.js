/** One's own allocator: written and tested here, or judged by its log; and the same as a lab for a course. */

/** @import { Job, LabState } from "./state.js" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { number, t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-lab.css?inline";
import "./bs-lab-course.js";
import "./bs-lab-editor.js";
import "./bs-lab-log.js";
import "./bs-lab-run.js";
import "./bs-lab-score.js";
import { aboutOf, endingInWords, markOf, progressView, valueIn, wholeOf } from "./job-words.js";
import { EXAMPLES, emptyLab, isBusy, POLICIES } from "./state.js";

/** Views, and their addresses. @type {readonly (readonly [LabState["view"], string])[]} */
const VIEWS = [
  ["write", "#/lab"],
  ["log", "#/lab/log"],
  ["course", "#/lab/course"],
];

export class BsLab extends LitElement {
  static properties = { state: { attribute: false } };

  constructor() {
    super();
    /** @type {LabState} */
    this.state = emptyLab();
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("keydown", this.#keydown);
  }

  /** @param {string} what @param {object} [detail] */
  #do(what, detail = {}) {
    send(this, "bs-lab", { what, ...detail });
  }

  /** @param {KeyboardEvent} event */
  #keydown = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#do(this.state.view === "log" ? "judge" : "test");
  };

  render() {
    const { view } = this.state;
    return html`
      <nav aria-label=${t("lab.views")}>
        <h1 tabindex="-1">${t("lab.title")}</h1>
        ${VIEWS.map(([name, href]) => html`<a href=${href} aria-current=${name === view ? "page" : "false"}>${t(`lab.view.${name}`)}</a>`)}
      </nav>
      ${view === "write" ? this.#write() : view === "log" ? html`<bs-lab-log .state=${this.state}></bs-lab-log>` : html`<bs-lab-course></bs-lab-course>`}
    `;
  }

  #write() {
    const { test } = this.state;
    return html`
      <div class="write">
        <section class="left" aria-label=${t("lab.editor")}>${this.#bar()} ${this.#editor()} ${this.#below()}</section>
        <section class="right" aria-label=${t("lab.result")} tabindex="0">${this.#result()}</section>
      </div>
      <bs-lab-score .score=${test.score} .busy=${isBusy(test)}></bs-lab-score>
    `;
  }

  // ------------------------------------------------------------- the allocator

  #bar() {
    const { name, text, test } = this.state;
    const busy = isBusy(test);
    return html`
      <header class="bar">
        <b translate="no">${name || "my_allocator"}.py</b>
        <span class="soft">${t("lab.lines", { count: text.split("\n").length })}</span>
        <span class="gap"></span>
        <details class="menu" @click=${this.#close}>
          <summary class="btn quiet">${t("lab.open")}</summary>
          <div class="sheet">${this.#examples()} ${this.#saved()}</div>
        </details>
        ${
          busy
            ? html`<button class="btn" ?disabled=${test.phase === "stopping"} @click=${() => this.#do("stop")}>${t("lab.stop")}</button>`
            : html`<button class="btn" @click=${() => this.#do("test")}>${t("lab.run")} <kbd aria-hidden="true">Ctrl ↵</kbd></button>`
        }
      </header>
    `;
  }

  #examples() {
    return html`
      <h2>${t("lab.examples")}</h2>
      <ul>
        ${EXAMPLES.map((name) => html`<li><button class="link" @click=${() => this.#do("example", { name })}>${t(`lab.example.${name}`)}</button></li>`)}
      </ul>
    `;
  }

  #saved() {
    const { saved, id } = this.state;
    if (saved.length === 0) return nothing;
    return html`
      <h2>${t("lab.saved")}</h2>
      <ul>
        ${saved.map((entry) => {
          const title = entry.broken
            ? t("lab.saved.broken", { id: entry.id })
            : t("lab.saved.one", {
                name: entry.name || "my_allocator",
                lines: entry.lines,
                when: new Date(entry.at).toLocaleString(document.documentElement.lang || "en"),
              });
          return html`<li>
            <button class="link" ?disabled=${entry.broken || entry.id === id} @click=${() => this.#do("open", { id: entry.id })}>${title}</button>
            ${entry.id === id ? html`<span class="soft">${t("lab.saved.here")}</span>` : html`<button class="link" aria-label=${t("lab.saved.delete", { title })} @click=${() => this.#do("drop", { id: entry.id })}>${t("lab.delete")}</button>`}
          </li>`;
        })}
      </ul>
    `;
  }

  /** @param {Event} event */
  #close = (event) => {
    const chosen = /** @type {HTMLElement} */ (event.target).closest(".sheet .link");
    const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    if (chosen) menu.open = false;
  };

  #editor() {
    const { line, note } = markOf(this.state.test, this.state.text);
    return html`<bs-lab-editor
      .text=${this.state.text}
      .label=${t("lab.editor")}
      .marked=${line}
      .note=${note}
      .python=${true}
      @bs-lab-text=${(/** @type {CustomEvent} */ event) => this.#do("edit", event.detail)}
    ></bs-lab-editor>`;
  }

  #below() {
    const { policy, seed, trouble, test, problem } = this.state;
    const printed = test.news?.printed ?? "";
    return html`
      <div class="below">
        <label>${t("lab.policy")}
          <select @change=${(/** @type {Event} */ event) => this.#do("set", { changes: { policy: valueIn(event) } })}>
            ${POLICIES.map((name) => html`<option value=${name} ?selected=${name === policy}>${t(`lab.policy.${name}`)}</option>`)}
          </select>
        </label>
        <label>${t("lab.seed")}
          <input type="number" min="0" max="999999" .value=${String(seed)} @change=${(/** @type {Event} */ event) => this.#do("set", { changes: { seed: wholeOf(event, 1) } })} />
        </label>
        <p class="soft" role="status">${trouble ? t(`lab.trouble.${trouble}`) : t("lab.kept")}</p>
        ${problem ? html`<p class="problem" role="alert">${t(problem)}</p>` : nothing}
        ${printed ? html`<details open><summary>${t("lab.printed")}</summary><pre tabindex="0">${printed}</pre></details>` : nothing}
      </div>
    `;
  }

  // ------------------------------------------------------------- what came of it

  #result() {
    const { test, text } = this.state;
    const { failure, ending, score, news } = test;
    const stale = test.text !== "" && test.text !== text && !isBusy(test);
    return html`
      ${stale ? html`<p class="stale">${t("lab.stale")}</p>` : nothing}
      ${progressView(test)}
      ${ending ? html`<div class="ending" role="alert"><h2>${endingInWords(ending)}</h2><p>${t(`lab.ending.${ending.kind}.about`)}</p></div>` : nothing}
      ${failure ? html`<bs-lab-run .play=${failure.play} .fault=${failure.fault} .about=${aboutOf(test)} .step=${test.step}></bs-lab-run>` : nothing}
      ${!failure && !ending && score && !isBusy(test) ? this.#passed(news, score) : nothing}
      ${!failure && !ending && !score && !isBusy(test) ? this.#empty() : nothing}
    `;
  }

  /** @param {Job["news"]} news @param {import("../engine/protocol.d.ts").LabScore} score */
  #passed(news, score) {
    return html`
      <div role="status">
        <h2>${t("lab.passed", { correct: score.correct, count: score.traces.length })}</h2>
        <p>${t("lab.passed.about", { runs: number(news?.runs ?? 0), requests: number(news?.requests ?? 0) })}</p>
      </div>
    `;
  }

  #empty() {
    return html`
      <h2>${t("lab.empty.heading")}</h2>
      <p>${t("lab.empty.about")}</p>
      <dl class="interface">
        <dt translate="no">boot(pages, max_order)</dt><dd>${t("lab.interface.boot")}</dd>
        <dt translate="no">alloc(order) → page | None</dt><dd>${t("lab.interface.alloc")}</dd>
        <dt translate="no">free(page, order)</dt><dd>${t("lab.interface.free")}</dd>
        <dt translate="no">free_lists() → {order: [page, …]}</dt><dd>${t("lab.interface.free_lists")}</dd>
      </dl>
      <p>${t("lab.empty.learn")}
        ${EXAMPLES.slice(2).map((name) => html`<button class="link" @click=${() => this.#do("example", { name })}>${t(`lab.example.${name}`)}</button> `)}
      </p>
    `;
  }
}

customElements.define("bs-lab", BsLab);
