/** The score on the graded traces: which are right, and numbers beside those of the reference. */

/** @import { LabScore, LabTrace } from "../engine/protocol.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { number, t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-lab-score.css?inline";

export class BsLabScore extends LitElement {
  static properties = { score: { attribute: false }, busy: { type: Boolean } };

  constructor() {
    super();
    /** @type {LabScore | null} */
    this.score = null;
    this.busy = false;
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  render() {
    const { score } = this;
    if (!score) return nothing;
    const { reference } = score;
    const whole = reference ? t("lab.reference.short", { value: percent(reference.utilization) }) : "";
    return html`
      <section aria-label=${t("lab.score")}>
        <div class="traces">
          <h3>${t("lab.score.correct")}</h3>
          <p><b>${score.correct}</b> ${t("lab.score.of", { count: score.traces.length })}</p>
          <ul>${score.traces.map((trace) => html`<li>${this.#trace(trace)}</li>`)}</ul>
        </div>
        ${this.#figure("lab.score.utilization", percent(score.utilization), whole, share(score.utilization), share(reference?.utilization))}
        ${this.#moves("splits_per_request", score)} ${this.#moves("merges_per_request", score)}
        ${this.#figure("lab.score.time", score.time_ratio === null ? "–" : `${decimal(score.time_ratio)} ×`, t("lab.score.same_run"), null, null)}
        <div class="last">
          <button class="btn quiet" ?disabled=${this.busy} @click=${() => send(this, "bs-lab", { what: "results" })}>results.json</button>
        </div>
      </section>
    `;
  }

  /** @param {"splits_per_request" | "merges_per_request"} key @param {LabScore} score */
  #moves(key, score) {
    const own = score[key];
    const theirs = score.reference?.[key];
    const beside = theirs === undefined ? "" : t("lab.reference.short", { value: decimal(theirs) });
    const most = Math.max(own ?? 0, theirs ?? 0, 0.01) * 1.2;
    return this.#figure(
      `lab.score.${key}`,
      own === null ? "–" : decimal(own),
      beside,
      share(own, most),
      share(theirs, most),
    );
  }

  /** @param {string} key @param {string} value @param {string} beside @param {number | null} own @param {number | null} theirs in percent */
  #figure(key, value, beside, own, theirs) {
    return html`
      <div class="figure">
        <h3>${t(key)}</h3>
        <p><b>${value}</b> ${beside}</p>
        ${own === null ? nothing : html`<div class="bar" aria-hidden="true"><i style="width:${own}%"></i>${theirs === null ? nothing : html`<u style="left:${theirs}%"></u>`}</div>`}
      </div>
    `;
  }

  /** @param {LabTrace} trace */
  #trace({ name, requests, state, kind, request }) {
    const about = t(`lab.trace.${name}`);
    const size = t("lab.trace.size", { count: requests });
    const words = t(`lab.trace.is.${state}`);
    const label = `${name}, ${size}: ${words}${kind ? `, ${t(`lab.kind.${kind}`)}, ${t("lab.request", { number: request ?? 0 })}` : ""}`;
    const sign = { waiting: "·", right: "✓", wrong: "✗" }[state];
    return html`<button
      class=${state}
      aria-label=${label}
      title="${label}. ${about}"
      ?disabled=${state !== "wrong" || this.busy}
      @click=${() => send(this, "bs-lab", { what: "trace", name })}
    >${sign}</button>`;
  }
}

/** @param {number | null | undefined} value @param {number} [most] @returns {number | null} */
function share(value, most = 1) {
  return value === null || value === undefined ? null : Math.min(100, (100 * value) / most);
}

/** @param {number | null} value */
function percent(value) {
  return value === null ? "–" : `${number(Math.round(value * 1000) / 10)} %`;
}

/** @param {number} value */
function decimal(value) {
  return number(Math.round(value * 100) / 100);
}

customElements.define("bs-lab-score", BsLabScore);
