/** Hints, one at a time. */

import { css, html, LitElement, nothing } from "lit";
import { base, prose } from "../styles/controls.js";
import { safeHtml } from "./safe-html.js";

export class BsHints extends LitElement {
  static properties = { hints: { attribute: false }, shown: { type: Number } };

  constructor() {
    super();
    /** @type {string[]} */
    this.hints = [];
    this.shown = 0;
  }

  static styles = [
    base,
    prose,
    css`
      ol {
        margin-top: 16px;
        padding-left: 14px;
        border-left: 3px solid var(--line);
        color: var(--soft);
        font-size: 0.875rem;
      }
      li + li {
        margin-top: 8px;
      }
      b {
        font-size: 0.75rem;
      }
    `,
  ];

  render() {
    if (this.shown === 0) return nothing;
    return html`
      <ol aria-label="Hints" aria-live="polite">
        ${this.hints
          .slice(0, this.shown)
          .map(
            (hint, i) =>
              html`<li><b>Hint ${i + 1}</b><div class="prose" .innerHTML=${safeHtml(hint)}></div></li>`,
          )}
      </ol>
    `;
  }
}

customElements.define("bs-hints", BsHints);
