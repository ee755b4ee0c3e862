/** Choosing a machine: the presets as cards, each with its idea, and the way to one's own. */

/** @import { PresetInfo } from "../engine/protocol.d.ts" */

import { css, html, LitElement, nothing } from "lit";
import { base, buttons } from "../styles/controls.js";
import "./bs-machine-editor.js";
import { send } from "./events.js";
import { forms } from "./form-css.js";

/** @type {Record<string, string>} */
const IDEAS = {
  matchbox: "Small enough to see every page. The one to begin with.",
  shoebox: "Ten orders and real watermarks, still at a glance.",
  "pc-64m": "Two zones: what happens when Normal runs low and DMA must help.",
  "pc-1g": "Three zones: high memory, and why the kernel has to be careful with the rest.",
  "two-nodes": "Two memories: which node answers when the near one is short.",
  "big-server": "Sixteen million pages on four nodes: the same few rules, at size.",
};

export class BsMachines extends LitElement {
  static properties = {
    presets: { attribute: false },
    waiting: {},
    failed: { type: Boolean },
    opening: { type: Boolean },
    refusal: {},
    open: { type: Boolean },
    own: { type: Boolean },
  };

  constructor() {
    super();
    /** null: not known yet @type {PresetInfo[] | null} */
    this.presets = null;
    this.waiting = "";
    this.failed = false;
    this.opening = false;
    this.refusal = "";
    /** one is open that can be kept */
    this.open = false;
    /** the editor is what was asked for */
    this.own = false;
  }

  static styles = [
    base,
    buttons,
    forms,
    css`
      .page {
        max-width: 60rem;
        padding: 24px 28px 40px;
      }
      h2 {
        margin-bottom: 4px;
        font-size: 1.0625rem;
        letter-spacing: -0.01em;
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
        gap: 14px;
        margin: 16px 0 28px;
      }
      .card {
        display: flex;
        flex-direction: column;
        gap: 6px;
        width: 100%;
        height: 100%;
        min-height: 132px;
        padding: 14px 16px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--panel);
        text-align: left;
      }
      .card:hover:not(:disabled) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .card b {
        font-size: 0.9375rem;
      }
      .card span {
        color: var(--soft);
        font-size: 0.8125rem;
        line-height: 1.45;
      }
      .card small {
        margin-top: auto;
        color: var(--soft);
        font-size: 0.75rem;
      }
      .ghost {
        border-style: dashed;
        border-color: var(--line);
      }
      .error {
        margin-top: 12px;
      }
      @media (max-width: 51.2em) {
        .page {
          padding: 16px 16px 32px;
        }
        .card {
          min-height: 0;
        }
      }
    `,
  ];

  render() {
    return html`
      <div class="page">
        <h2>Choose a machine</h2>
        <p class="note">
          ${this.waiting || "Each boots at once, with all its memory free."}
          ${this.open ? html`<button class="link" @click=${() => send(this, "bs-keep-machine")}>Keep the one that is open</button>` : nothing}
        </p>
        <div role="status">
          ${this.refusal ? html`<p class="error">${this.refusal}</p>` : nothing}
          ${this.opening ? html`<p class="note">The machine boots…</p>` : nothing}
        </div>
        <ul class="cards" aria-busy=${!this.presets}>
          ${this.presets ? this.presets.map((preset) => this.#card(preset)) : this.#ghosts()}
        </ul>
        ${this.presets ? html`<bs-machine-editor ?open=${this.own} ?busy=${this.opening}></bs-machine-editor>` : nothing}
      </div>
    `;
  }

  #ghosts() {
    if (this.failed) return nothing;
    return Object.entries(IDEAS).map(
      ([name, idea]) => html`<li><div class="card ghost"><b>${name}</b><span>${idea}</span></div></li>`,
    );
  }

  /** @param {PresetInfo} preset */
  #card({ name, title, machine, free }) {
    return html`
      <li>
        <button class="card" ?disabled=${this.opening} @click=${() => send(this, "bs-machine", { machine: { preset: name } })}>
          <b>${title}</b>
          <span>${IDEAS[name] ?? machine.overrides.join("; ")}</span>
          <small>${sizeInWords(machine.zones)} · ${free.toLocaleString("en")} pages free</small>
        </button>
      </li>
    `;
  }
}

/** "DMA 16 MB, Normal 48 MB" @param {import("../engine/protocol.d.ts").ZoneInfo[]} zones */
export function sizeInWords(zones) {
  const nodes = new Set(zones.map(({ node }) => node)).size;
  const pages = zones.reduce((sum, { size }) => sum + size, 0);
  if (nodes > 2) return `${nodes} nodes, ${memory(pages)} in all`;
  const words = zones.map(
    ({ node, name, size }) => `${nodes > 1 ? `node ${node} ` : ""}${name} ${memory(size)}`,
  );
  return words.join(", ");
}

/** Pages of 4 kB. @param {number} pages */
export function memory(pages) {
  if (pages < 256) return `${4 * pages} kB`;
  return pages < 262144
    ? `${Number((pages / 256).toFixed(1))} MB`
    : `${Number((pages / 262144).toFixed(2))} GB`;
}

customElements.define("bs-machines", BsMachines);
