/** A prediction: asked for before anything plays, and held against the kernel's answer afterwards. */

import { css, html, LitElement, nothing } from "lit";
import { base, buttons, prose } from "../styles/controls.js";
import { send } from "./events.js";
import { icons } from "./icons.js";
import { safeHtml } from "./safe-html.js";

/** @typedef {import("../engine/protocol.d.ts").Predict} Predict */
/** @typedef {"right" | "wrong" | "unsure"} Verdict */

const HEADS = { right: "Right", wrong: "Not this time", unsure: "Now you know" };

export class BsPredict extends LitElement {
  static properties = {
    predict: { attribute: false },
    pick: { attribute: false },
    committed: { attribute: false },
    parts: { type: Boolean },
    played: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {Predict | null} */
    this.predict = null;
    /** page picked on the stage @type {number | null} */
    this.pick = null;
    /** locked in: a page, or null for "not sure yet" @type {{ page: number | null } | null} */
    this.committed = null;
    /** a wrong page can be shown parting from the truth */
    this.parts = false;
    /** the step has been seen to its end */
    this.played = false;
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
      }
    `,
  ];

  render() {
    if (!this.predict) return nothing;
    return this.committed ? this.#told(this.predict, this.committed) : this.#gate(this.predict);
  }

  /** @param {Predict} predict */
  #gate(predict) {
    const none = this.pick === null;
    return html`
      <section class="gate" aria-labelledby="head">
        <h3 class="head" id="head">${icons.lock} Predict before you play</h3>
        <div class="prose" .innerHTML=${safeHtml(predict.prompt)}></div>
        <div class="act">
          <button class="btn" ?disabled=${none} @click=${() => this.#commit(this.pick)}>
            ${none ? "Pick a page in the map" : `Lock in page ${this.pick}`}
          </button>
          <span>or <button class="link" @click=${() => this.#commit(null)}>not sure yet</button></span>
        </div>
      </section>
    `;
  }

  /** @param {Predict} predict @param {{ page: number | null }} committed */
  #told(predict, { page }) {
    const verdict = verdictOf(page, predict.answer);
    return html`
      <section class="gate told ${verdict}" aria-labelledby="head">
        <h3 class="head" id="head" tabindex="-1">${verdict === "right" ? icons.check : icons.differ} ${HEADS[verdict]}</h3>
        <dl>
          <dt>You said</dt>
          <dd>${page === null ? "not sure yet" : `page ${page}`}</dd>
          <dt>The kernel gave</dt>
          <dd>page ${predict.answer}</dd>
        </dl>
        <div class="prose" .innerHTML=${safeHtml(verdict === "right" ? predict.right : predict.wrong)}></div>
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

  /** @param {number | null} page */
  #commit(page) {
    send(this, "bs-commit", { page });
  }

  /** @param {"start" | "parting"} from */
  #watch(from) {
    send(this, "bs-watch", { from });
  }
}

/** @param {number | null} page @param {number} truth @returns {Verdict} */
export function verdictOf(page, truth) {
  if (page === null) return "unsure";
  return page === truth ? "right" : "wrong";
}

customElements.define("bs-predict", BsPredict);
