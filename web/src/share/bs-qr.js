/** A QR code as SVG: dark on light in every theme, because phones expect that. The encoder is loaded when it is wanted. */

import { css, html, LitElement, nothing } from "lit";
import { base } from "../ui/styles/controls.js";

/** Longer texts make codes too fine for a phone's camera. */
export const MOST_QR = 1200;
/** Modules of empty ground that the standard asks for. */
const QUIET = 4;

export class BsQr extends LitElement {
  static properties = { text: {}, label: {}, _path: { state: true }, _size: { state: true } };

  constructor() {
    super();
    this.text = "";
    this.label = "";
    this._path = "";
    this._size = 0;
  }

  static styles = [
    base,
    css`
      svg {
        width: min(100%, 15rem);
        height: auto;
        border-radius: 8px;
        background: #fff;
        forced-color-adjust: none;
      }
    `,
  ];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("text")) void this.#make(this.text);
  }

  /** @param {string} text */
  async #make(text) {
    const { correction, generate } = await import("lean-qr");
    if (text !== this.text) return;
    const code = generate(text, { minCorrectionLevel: correction.L });
    this._size = code.size;
    this._path = rowsOf(code.size, (x, y) => code.get(x, y));
  }

  render() {
    if (!this._path) return nothing;
    const side = this._size + 2 * QUIET;
    return html`
      <svg viewBox="${-QUIET} ${-QUIET} ${side} ${side}" role="img" aria-label=${this.label} shape-rendering="crispEdges">
        <path d=${this._path} fill="#000"></path>
      </svg>
    `;
  }
}

/** Dark modules of a row that touch are one rectangle. @param {number} size @param {(x: number, y: number) => boolean} isDark */
function rowsOf(size, isDark) {
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let run = 0;
      while (x + run < size && isDark(x + run, y)) run++;
      if (run) path += `M${x},${y}h${run}v1h${-run}z`;
      x += run;
    }
  }
  return path;
}

customElements.define("bs-qr", BsQr);
