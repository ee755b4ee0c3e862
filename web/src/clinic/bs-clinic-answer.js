/** What a report says: category, confidence and lines, the one sentence, the sums, what would have helped. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-clinic-answer.css?inline";
import "./bs-clinic-zone.js";
import { COMMANDS, categoryOf, runsOf, shortSize, size } from "./answer.js";
import { bugReport } from "./bug-report.js";

/** @typedef {import("../engine/protocol.d.ts").ClinicReport} ClinicReport */
/** @typedef {import("../engine/protocol.d.ts").ClinicZone} ClinicZone */
/** @typedef {import("../engine/protocol.d.ts").ClinicRemedy} ClinicRemedy */

const DOTS = { high: 3, medium: 2, low: 1 };

export class BsClinicAnswer extends LitElement {
  static properties = {
    report: { attribute: false },
    copied: {},
    command: { state: true },
  };

  constructor() {
    super();
    /** @type {ClinicReport | null} */
    this.report = null;
    /** what became of the last copy @type {"" | "copied" | "blocked"} */
    this.copied = "";
    /** the command that was copied last; "" for the bug report */
    this.command = "";
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  render() {
    const { report } = this;
    if (!report) return nothing;
    return html`
      <article>
        ${this.#head(report)} ${this.#unknown(report)} ${this.#zones(report)}
        ${categoryOf(report).unsure ? this.#unsure(report) : this.#remedies(report)}
      </article>
      ${this.#actions(report)}
    `;
  }

  /** @param {ClinicReport} report */
  #head(report) {
    const { title, unsure } = categoryOf(report);
    const { confidence, rests_on, reason } = report;
    return html`
      <p class="verdict">
        <b class="category ${unsure ? "unsure" : ""}">${title}</b>
        <span>${t("clinic.confidence")} <span class="dots" aria-hidden="true">${"●".repeat(DOTS[confidence])}${"○".repeat(3 - DOTS[confidence])}</span> <b>${t(`clinic.confidence.${confidence}`)}</b></span>
        <span>${rests_on.length ? html`${t("clinic.rests")} ${runsOf(rests_on).map((run) => this.#lineButton(run))}` : nothing}</span>
      </p>
      <h1 tabindex="-1" lang="en">${reason}</h1>
      ${this.#request(report)}
    `;
  }

  /** @param {[number, number]} run */
  #lineButton([first, last]) {
    return html`<button class="line" aria-label=${t("clinic.to_line", { line: first })} @click=${() => this.#goTo(first)}>${first === last ? first : `${first}–${last}`}</button>`;
  }

  /** @param {number} line */
  #goTo(line) {
    send(this, "bs-clinic", { what: "line", line });
  }

  /** @param {ClinicReport} report */
  #request({ order, request, kernel, zones }) {
    const pages = 2 ** Math.max(0, order ?? 0);
    const kib = pages * (zones[0]?.page_kb ?? 4);
    return html`
      <p class="request">
        ${order === null || order > 20 ? nothing : html`<span>${t("clinic.asked", { pages, size: size(kib) })}</span>`}
        ${request ? html`<code translate="no">${request.replaceAll("|", " | ")}</code>` : nothing}
        ${kernel ? html`<span translate="no">Linux ${kernel}</span>` : nothing}
      </p>
    `;
  }

  /** @param {ClinicReport} report */
  #unknown(report) {
    const { unknown = [] } = report;
    if (unknown.length === 0) return nothing;
    return html`
      <details ?open=${categoryOf(report).unsure}>
        <summary>${t("clinic.unknown")}</summary>
        <ul lang="en">${unknown.map((text) => html`<li>${text}</li>`)}</ul>
      </details>
    `;
  }

  // ------------------------------------------------------------- sums

  /** @param {ClinicReport} report */
  #zones(report) {
    const { zones } = report;
    const tried = zones.filter(({ eligible }) => eligible !== false);
    const others = zones.filter(({ eligible }) => eligible === false);
    if (zones.length === 0) return nothing;
    return html`
      <section class="sums" aria-label=${t("clinic.sums")}>
        ${tried.some(({ final }) => final) ? this.#legend(zones[0]) : nothing}
        ${tried.map((zone, i) => this.#zone(zone, report, i + 1))}
        ${
          others.length
            ? html`<details><summary>${t("clinic.ineligible", { count: others.length })}</summary>${others.map((zone) => this.#zone(zone, report, 0))}</details>`
            : nothing
        }
      </section>
    `;
  }

  /** @param {ClinicZone} zone */
  #legend({ page_kb }) {
    return html`
      <p class="legend">
        <span>${t("clinic.walk", { size: shortSize(page_kb) })}</span>
        <span class="key free">${t("clinic.legend.free")}</span>
        <span class="key mark">${t("clinic.legend.mark")}</span>
        <span class="key reserve">${t("clinic.legend.reserve")}</span>
      </p>
    `;
  }

  /** @param {ClinicZone} zone @param {ClinicReport} report @param {number} place in the walk; 0 outside of it */
  #zone(zone, report, place) {
    const row = report.spans.find(([line, , , role]) => role === "row" && zone.line > 0 && line >= zone.line);
    return html`<bs-clinic-zone
      .zone=${zone}
      .order=${Math.max(0, report.order ?? 0)}
      .known=${report.order !== null}
      .place=${place}
      .decided=${zone.title === report.decided_in}
      .rowLine=${row?.[0] ?? 0}
    ></bs-clinic-zone>`;
  }

  // ------------------------------------------------------------- what to do

  /** @param {ClinicReport} report */
  #remedies({ works = [], useless = [] }) {
    if (works.length + useless.length === 0) return nothing;
    return html`
      <div class="two">
        <section>
          <h2>${t("clinic.works")}</h2>
          ${works.length ? html`<ol class="works" lang="en">${works.map((one) => this.#remedy(one))}</ol>` : html`<p class="soft">${t("clinic.works.none")}</p>`}
        </section>
        <section>
          <h2>${t("clinic.useless")}</h2>
          ${useless.length ? html`<ul class="useless" lang="en">${useless.map((one) => this.#remedy(one))}</ul>` : html`<p class="soft">${t("clinic.useless.none")}</p>`}
        </section>
      </div>
      <p class="soft computed">${t("clinic.computed")}</p>
    `;
  }

  /** @param {ClinicRemedy} remedy */
  #remedy({ text }) {
    const [what, then] = text.split(/(?<=\.) (?=Then )/);
    return html`<li>${what}${then ? html` <small>${then}</small>` : nothing}</li>`;
  }

  /** @param {ClinicReport} report */
  #unsure(report) {
    return html`
      <div class="two">
        ${this.#facts(report)}
        ${report.kind.startsWith("proc-") ? nothing : this.#commands()}
      </div>
    `;
  }

  /** @param {ClinicReport} report */
  #facts({ order, gfp_raw, gfp, kernel, kind }) {
    const masks = [gfp_raw ?? []].flat();
    const names = [gfp ?? []].flat(2);
    const facts = [
      order !== null && order >= 0 && order <= 20
        ? [
            t("clinic.asked", { pages: 2 ** order, size: size(4 * 2 ** order) }),
            t("clinic.facts.order", { order }),
          ]
        : null,
      masks.length ? [masks.join(", "), [...new Set(names)].join(" | ")] : null,
      kernel ? [t("clinic.facts.kernel", { kernel }), kind] : null,
    ].filter((fact) => fact !== null);
    if (facts.length === 0) return nothing;
    return html`
      <section>
        <h2>${t("clinic.facts")}</h2>
        <ul class="facts">
          ${facts.map(([what, small]) => html`<li>${what} <small translate="no">${small}</small></li>`)}
        </ul>
      </section>
    `;
  }

  #commands() {
    return html`
      <section>
        <h2>${t("clinic.get")}</h2>
        ${COMMANDS.map(
          ({ key, command }) => html`
            <p class="soft">${t(key)}</p>
            <p class="command">
              <code translate="no">${command}</code>
              <button class="btn quiet" aria-label="${t("clinic.copy.command")}: ${command}" @click=${() => this.#copy(command, command)}>${t("clinic.copy.command")}</button>
            </p>
          `,
        )}
      </section>
    `;
  }

  // ------------------------------------------------------------- passing on

  /** @param {string} text @param {string} [command] */
  #copy(text, command = "") {
    this.command = command;
    send(this, "bs-clinic", { what: "copy", text });
  }

  /** @param {ClinicReport} report */
  #text(report) {
    return bugReport(report, `${location.href.replace(/#.*/, "")}#/clinic`);
  }

  /** @param {ClinicReport} report */
  #actions(report) {
    const copied = this.command ? "clinic.copy.copied.command" : "clinic.copy.copied";
    return html`
      <footer>
        <button class="btn" @click=${() => this.#copy(this.#text(report))}>${t("clinic.copy")}</button>
        <a class="btn quiet" href=${categoryOf(report).lesson}>${t("clinic.lesson")}</a>
        <span class="soft" role="status">${this.copied ? t(this.copied === "copied" ? copied : "clinic.copy.blocked") : nothing}</span>
        ${this.copied === "blocked" ? html`<textarea readonly rows="6" aria-label=${t("clinic.copy.text")} .value=${this.command || this.#text(report)}></textarea>` : nothing}
      </footer>
    `;
  }
}

customElements.define("bs-clinic-answer", BsClinicAnswer);
