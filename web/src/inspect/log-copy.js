/** Copying and downloading a whole log: in pieces, with its progress, and a way to stop. For bs-log and bs-log-all. */

/** @import { LitElement } from "lit" */

import { html, nothing } from "lit";
import { t } from "../i18n/language.js";
import { copyText, download } from "../sandbox/export.js";

export class LogCopy {
  #host;
  #stopped = false;
  /** null: nothing is being copied @type {number | null} */
  percent = null;
  said = "";

  /** @param {LitElement} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#stopped = true;
  }

  /** @param {() => Generator<{ text: string, cursor: number }>} pieces @param {number} total records @param {boolean} none there is nothing */
  buttons(pieces, total, none) {
    if (this.percent !== null)
      return html`
        <span class="note" role="status">${t("log.copying", { percent: this.percent })}</span>
        <button class="btn quiet" @click=${() => (this.#stopped = true)}>${t("log.stop")}</button>
      `;
    return html`
      <button class="btn quiet" ?disabled=${none} @click=${() => this.#run(pieces(), total, "copy")}>${t("log.copy")}</button>
      <button class="btn quiet" ?disabled=${none} @click=${() => this.#run(pieces(), total, "download")}>${t("log.download")}</button>
      ${this.said ? html`<span class="note" role="status">${this.said}</span>` : nothing}
    `;
  }

  /** @param {Generator<{ text: string, cursor: number }>} pieces @param {number} total @param {"copy" | "download"} how */
  async #run(pieces, total, how) {
    this.#stopped = false;
    const texts = [];
    for (const { text, cursor } of pieces) {
      if (text) texts.push(text);
      this.percent = Math.floor((100 * cursor) / Math.max(1, total));
      this.#host.requestUpdate();
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#stopped) break;
    }
    this.percent = null;
    this.said = this.#stopped ? t("log.stopped") : await finish(`${texts.join("\n")}\n`, how);
    this.#host.requestUpdate();
  }
}

/** @param {string} text @param {"copy" | "download"} how */
async function finish(text, how) {
  if (how === "copy") return t((await copyText(text)) ? "save.said.copy" : "save.said.no");
  download(text, "buddyscope-log.txt", "text/plain");
  return t("save.said.download");
}
