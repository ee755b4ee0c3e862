/** How a task by hand went: the first difference, in the learner's words and in the model's, and the rule. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { base, buttons } from "../ui/styles/controls.js";
import practiceStyles from "./bs-practice.css?inline";

/** @typedef {{ right: boolean, done: number, groups: number, number: number, given: object | null, expected: object | null, you: string, model: string, rule: string, sentence: string }} Told */

export class BsPracticeTold extends LitElement {
  static properties = { told: { attribute: false } };

  constructor() {
    super();
    /** @type {Told | null} */
    this.told = null;
  }

  static styles = [base, buttons, unsafeCSS(practiceStyles)];

  /** The verdict is read and seen as soon as it is there. */
  firstUpdated() {
    this.renderRoot.querySelector("h3")?.focus();
  }

  render() {
    const { told } = this;
    if (!told) return nothing;
    return html`
      <section class="card ${told.right ? "right" : ""}" aria-labelledby="head">
        <h3 id="head" tabindex="-1">${told.right ? icons.check : icons.differ} ${heading(told)}</h3>
        ${told.right ? nothing : difference(told)}
        <p class="soft">${t(told.right ? "practice.told.scrub.right" : "practice.told.scrub")}</p>
        <div class="row">
          <button class="btn quiet" @click=${() => send(this, "bs-practice", { what: "watch" })}>${icons.play} ${t("practice.told.play")}</button>
        </div>
      </section>
    `;
  }
}

/** @param {Told} told */
function heading({ right, given, expected, number }) {
  if (right) return t("practice.told.right");
  if (!given) return t("practice.told.missing", { number: number - 1 });
  return t(expected ? "practice.told.wrong" : "practice.told.more", { number });
}

/** @param {Told} told */
function difference({ done, groups, you, model, rule, sentence }) {
  return html`
    <p>${t("practice.told.done", { done, groups })}</p>
    <dl>
      <dt>${t("practice.told.you")}</dt>
      <dd>${you}</dd>
      <dt>${t("practice.told.model")}</dt>
      <dd>${model}${sentence ? html`<br /><span class="soft">${sentence}</span>` : nothing}</dd>
      <dt>${t("practice.told.rule")}</dt>
      <dd>${rule}</dd>
    </dl>
  `;
}

customElements.define("bs-practice-told", BsPracticeTold);
