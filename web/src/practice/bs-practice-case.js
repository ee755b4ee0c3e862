/** A request that failed: what the kernel printed, why it failed, and one change that repairs it. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { base, buttons } from "../ui/styles/controls.js";
import practiceStyles from "./bs-practice.css?inline";

/** @typedef {import("../engine/protocol.d.ts").PracticeCase} PracticeCase */

export class BsPracticeCase extends LitElement {
  static properties = {
    case: { attribute: false },
    chosen: { attribute: false },
    cause: { state: true },
    repair: { state: true },
  };

  constructor() {
    super();
    /** @type {PracticeCase | null} */
    this.case = null;
    /** locked in @type {{ cause: number, repair: number } | null} */
    this.chosen = null;
    this.cause = -1;
    this.repair = -1;
  }

  static styles = [base, buttons, unsafeCSS(practiceStyles)];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has("case")) return;
    this.cause = -1;
    this.repair = -1;
  }

  /** @param {import("lit").PropertyValues} changed */
  updated(changed) {
    if (changed.has("chosen") && this.chosen) this.renderRoot.querySelector("h3")?.focus();
  }

  render() {
    const found = this.case;
    if (!found) return nothing;
    return html`
      <p class="soft" id="printed">${t("practice.case.text")}</p>
      <pre tabindex="0" role="region" aria-labelledby="printed">${found.text}</pre>
      <p>${found.request}. ${found.held}</p>
      ${this.chosen ? this.#verdict(found, this.chosen) : nothing}
      ${this.#causes(found)} ${this.#repairs(found)}
      ${this.chosen ? nothing : this.#judge()}
    `;
  }

  /** @param {PracticeCase} found */
  #causes({ causes, cause, because }) {
    return html`
      <fieldset>
        <legend>${t("practice.case.why")}</legend>
        ${causes.map((text, i) => this.#option("cause", i, text, i === cause, this.chosen && i === cause ? because.replaceAll("`", "") : ""))}
      </fieldset>
    `;
  }

  /** @param {PracticeCase} found */
  #repairs({ repairs }) {
    return html`
      <fieldset>
        <legend>${t("practice.case.repair")}</legend>
        ${repairs.map(({ text, works, because }, i) => this.#option("repair", i, text, works, this.chosen ? because : ""))}
      </fieldset>
    `;
  }

  /** @param {"cause" | "repair"} name @param {number} i @param {string} text @param {boolean} truth @param {string} why */
  #option(name, i, text, truth, why) {
    const told = this.chosen !== null;
    const checked = (this.chosen?.[name] ?? this[name]) === i;
    return html`
      <label class="option ${told && truth ? "truth" : ""}">
        <input type="radio" name=${name} .checked=${checked} ?disabled=${told} @change=${() => (this[name] = i)} />
        <span>${text}${told && truth ? html` ${icons.check}<span class="unseen">${t("practice.case.works")}</span>` : nothing}</span>
        ${why ? html`<span class="why">${why}</span>` : nothing}
      </label>
    `;
  }

  #judge() {
    const { cause, repair } = this;
    return html`
      <div class="row">
        <button class="btn" ?disabled=${cause < 0 || repair < 0} @click=${() => send(this, "bs-practice", { what: "judge", cause, repair })}>
          ${t("practice.case.judge")}
        </button>
      </div>
    `;
  }

  /** @param {PracticeCase} found @param {{ cause: number, repair: number }} chosen */
  #verdict({ cause, repairs }, chosen) {
    const both = chosen.cause === cause && repairs[chosen.repair]?.works;
    const word = both ? "right" : chosen.cause === cause ? "cause" : "neither";
    const works = repairs.findIndex((one) => one.works);
    return html`
      <section class="card ${both ? "right" : ""}" aria-labelledby="verdict">
        <h3 id="verdict" tabindex="-1">${both ? icons.check : icons.differ} ${t(`practice.case.${word}`)}</h3>
        <div class="row">
          ${this.#show(-1, "practice.case.show")} ${this.#show(works, "practice.case.show.repair")}
        </div>
      </section>
    `;
  }

  /** @param {number} repair @param {string} key */
  #show(repair, key) {
    return html`<button class="btn quiet" @click=${() => send(this, "bs-practice", { what: "show", repair })}>${icons.play} ${t(key)}</button>`;
  }
}

customElements.define("bs-practice-case", BsPracticeCase);
