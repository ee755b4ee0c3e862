/** A prediction: asked for before anything plays, and held against the kernel's answer afterwards. */

import { css, html, LitElement, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { base, buttons, prose } from "../styles/controls.js";
import { send } from "./events.js";
import { icons } from "./icons.js";
import { answerField, answerInWords } from "./predict-fields.js";
import { safeHtml } from "./safe-html.js";

/** @typedef {import("../engine/protocol.d.ts").Predict} Predict */
/** @typedef {"right" | "wrong" | "unsure"} Verdict */

const WAITING = {
  page: "Pick a page in the map",
  list: "Choose a list",
  count: "Type a number",
  counts: "Type all the numbers",
  bit: "Choose 0 or 1",
  zone: "Choose a zone",
};
const HEADS = { right: "Right", wrong: "Not this time", unsure: "Now you know" };

export class BsPredict extends LitElement {
  static properties = {
    predict: { attribute: false },
    pick: { attribute: false },
    committed: { attribute: false },
    parts: { type: Boolean },
    played: { type: Boolean },
    given: { state: true },
  };

  constructor() {
    super();
    /** @type {Predict | null} */
    this.predict = null;
    /** page picked on the stage @type {number | null} */
    this.pick = null;
    /** locked in: a page or another answer, or null for "not sure yet" @type {{ page: number | number[] | null } | null} */
    this.committed = null;
    /** a wrong page can be shown parting from the truth */
    this.parts = false;
    /** the step has been seen to its end */
    this.played = false;
    /** what is filled in beside the picture, complete or not @type {(number | null)[]} */
    this.given = [];
  }

  static styles = [
    base,
    buttons,
    prose,
    css`
      .gate {
        margin-top: 16px;
        padding: 14px 16px;
        border: 1.5px solid var(--warn);
        border-radius: var(--radius);
        background: var(--warn-soft);
      }
      .told {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-bottom: 4px;
        color: var(--warn);
        font-size: 0.8125rem;
        font-weight: 600;
      }
      .told .head {
        color: var(--accent);
      }
      .told.wrong,
      .told.unsure {
        border-color: var(--edge);
        background: var(--bg);
      }
      .told.wrong .head,
      .told.unsure .head {
        color: var(--ink);
      }
      .act {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        margin-top: 10px;
        color: var(--soft);
        font-size: 0.8125rem;
      }
      .field {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 14px;
        margin-top: 8px;
        font-size: 0.875rem;
      }
      .field label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 32px;
        cursor: pointer;
      }
      .field label.column {
        flex-direction: column;
        align-items: flex-start;
        gap: 0;
        color: var(--soft);
        font-size: 0.75rem;
      }
      .field input[type="number"] {
        width: 5em;
        min-height: 36px;
        padding: 4px 8px;
        border: 1px solid var(--edge);
        border-radius: 8px;
        background: var(--bg);
        color: var(--ink);
        font: 0.9375rem var(--mono);
      }
      .field label.column {
        margin-right: -6px;
      }
      .field label.column input[type="number"] {
        min-width: 2.8em;
        width: 2.8em;
        padding: 4px 6px;
      }
      .field label.column:only-child input[type="number"] {
        width: 6em;
      }
      .field input[type="radio"] {
        width: 16px;
        height: 16px;
        margin: 0;
        accent-color: var(--accent);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 12px;
        margin-bottom: 8px;
        font-size: 0.875rem;
      }
      dt {
        color: var(--soft);
      }
      dd {
        font-weight: 600;
        word-spacing: 0.15em;
      }
    `,
  ];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("predict")) this.given = [];
  }

  render() {
    if (!this.predict) return nothing;
    return this.committed ? this.#told(this.predict, this.committed) : this.#gate(this.predict);
  }

  /** @param {Predict} predict */
  #gate(predict) {
    const answer = this.#answer(predict);
    const none = answer === null;
    return html`
      <section class="gate" aria-labelledby="head">
        <h3 class="head" id="head">${icons.lock} Predict before you play</h3>
        <div class="prose" .innerHTML=${safeHtml(predict.prompt)}></div>
        ${
          predict.kind === "page"
            ? nothing
            : keyed(
                predict,
                answerField(predict, this.given, (at, value) => this.#fill(at, value)),
              )
        }
        <div class="act">
          <button class="btn" ?disabled=${none} @click=${() => this.#commit(answer)}>
            ${none ? WAITING[predict.kind] : `Lock in ${answerInWords(predict, answer)}`}
          </button>
          <span>or <button class="link" @click=${() => this.#commit(null)}>not sure yet</button></span>
        </div>
      </section>
    `;
  }

  /** What could be locked in now; null when it is not complete. @param {Predict} predict @returns {number | number[] | null} */
  #answer({ kind, options }) {
    if (kind === "page") return this.pick;
    const given = this.given.filter((value) => value !== null);
    if (given.length < (kind === "counts" ? options.length : 1)) return null;
    return kind === "counts" ? given : (given[0] ?? null);
  }

  /** @param {number} at @param {number | null} value */
  #fill(at, value) {
    const size = Math.max(at + 1, this.given.length);
    this.given = Array.from({ length: size }, (_, i) => (i === at ? value : (this.given[i] ?? null)));
  }

  /** @param {Predict} predict @param {{ page: number | number[] | null }} committed */
  #told(predict, { page }) {
    const verdict = verdictOf(page, predict.answer);
    return html`
      <section class="gate told ${verdict}" aria-labelledby="head">
        <h3 class="head" id="head" tabindex="-1">${verdict === "right" ? icons.check : icons.differ} ${HEADS[verdict]}</h3>
        <dl>
          <dt>You said</dt>
          <dd>${page === null ? "not sure yet" : answerInWords(predict, page)}</dd>
          <dt>${predict.kind === "page" ? "The kernel gave" : "It is"}</dt>
          <dd>${answerInWords(predict, predict.answer)}</dd>
        </dl>
        <div class="prose" .innerHTML=${safeHtml(predict[verdict] ?? predict.wrong)}></div>
        <div class="act">${this.#watchButtons()}</div>
      </section>
    `;
  }

  #watchButtons() {
    const quiet = this.played ? "quiet" : "";
    const all = this.played ? "Watch again" : "Watch it happen";
    if (!this.parts)
      return html`<button class="btn ${quiet}" @click=${() => this.#watch("start")}>${all}</button>`;
    return html`
      <button class="btn ${quiet}" @click=${() => this.#watch("parting")}>Watch where they part</button>
      <button class="link" @click=${() => this.#watch("start")}>from the start</button>
    `;
  }

  /** @param {number | number[] | null} page */
  #commit(page) {
    send(this, "bs-commit", { page });
  }

  /** @param {"start" | "parting"} from */
  #watch(from) {
    send(this, "bs-watch", { from });
  }
}

/** @param {number | number[] | null} page @param {number | number[]} truth @returns {Verdict} */
export function verdictOf(page, truth) {
  if (page === null) return "unsure";
  return String(page) === String(truth) ? "right" : "wrong";
}

customElements.define("bs-predict", BsPredict);
