/** The stage as a file: SVG, PNG, GIF, WebM. */

/** @import { Subject } from "./subject.js" */
/** @import { Granularity } from "../history/stops.js" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { download } from "../ui/save-file.js";
import { base, buttons } from "../ui/styles/controls.js";
import { figureAsSvg } from "./class/paper.js";
import panels from "./panel.css?inline";
import { figureAsPng } from "./picture/canvas.js";
import { figureOf } from "./picture/figure.js";
import { fileName } from "./picture/file-name.js";
import { filmAsGif, filmAsWebm, MOST_PICTURES, stopsOf, videoType } from "./picture/film.js";

const WIDTH = 800;
const GRAINS = /** @type {const} */ (["step", "function", "request"]);

export class BsSharePicture extends LitElement {
  static properties = {
    subject: { attribute: false },
    _theme: { state: true },
    _from: { state: true },
    _to: { state: true },
    _grain: { state: true },
    _working: { state: true },
    _said: { state: true },
  };

  /** @type {AbortController | null} */
  #abort = null;

  constructor() {
    super();
    /** @type {Subject | null} */
    this.subject = null;
    /** @type {import("../scene/themes.js").ThemeName} */
    this._theme = darkNow() ? "dark" : "light";
    this._from = 0;
    this._to = 0;
    /** @type {Granularity} */
    this._grain = "step";
    /** @type {{ done: number, total: number } | null} */
    this._working = null;
    this._said = "";
  }

  static styles = [base, buttons, unsafeCSS(panels)];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    const moment = this.subject?.moment;
    if (!changed.has("subject") || !moment) return;
    this._from = moment.start;
    this._to = moment.limit;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#abort?.abort();
  }

  render() {
    const moment = this.subject?.moment;
    if (!moment) return nothing;
    return html`
      <p>${t("share.picture.about")}</p>
      ${this.#themes()}
      <div class="row">
        <button class="btn" data-save="svg" @click=${this.#svg}>${t("share.picture.svg")}</button>
        <button class="btn" data-save="png" @click=${this.#png}>${t("share.picture.png")}</button>
      </div>
      <h3>${t("share.picture.film")}</h3>
      ${this.#range(moment.limit)} ${this._working ? this.#progress(this._working) : this.#filmButtons(moment)}
      <p class="soft" role="status">${this._said}</p>
    `;
  }

  #themes() {
    return html`
      <div class="field">
        <label for="theme">${t("share.embed.theme")}</label>
        <select id="theme" @change=${(/** @type {Event} */ event) => this.#set("_theme", event)}>
          ${["light", "dark"].map((name) => html`<option value=${name} ?selected=${name === this._theme}>${t(`share.embed.theme.${name}`)}</option>`)}
        </select>
      </div>
    `;
  }

  /** @param {number} most */
  #range(most) {
    const number = (/** @type {"_from" | "_to"} */ name, /** @type {string} */ key) => html`
      <div>
        <label for=${name}>${t(key)}</label>
        <input type="number" id=${name} min="0" max=${most} .value=${String(this[name])} @input=${(/** @type {Event} */ event) => this.#set(name, event)} />
      </div>
    `;
    return html`
      <div class="cols">
        ${number("_from", "share.picture.from")} ${number("_to", "share.picture.to")}
        <div>
          <label for="grain">${t("share.picture.each")}</label>
          <select id="grain" @change=${(/** @type {Event} */ event) => this.#set("_grain", event)}>
            ${GRAINS.map((grain) => html`<option value=${grain} ?selected=${grain === this._grain}>${t(`share.picture.each.${grain}`)}</option>`)}
          </select>
        </div>
      </div>
    `;
  }

  /** @param {"_theme" | "_from" | "_to" | "_grain"} name @param {Event} event */
  #set(name, event) {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    /** @type {any} */ (this)[name] = name === "_from" || name === "_to" ? Math.trunc(Number(value)) : value;
    this._said = "";
  }

  /** @param {import("../shell/store.js").Moment} moment */
  #filmButtons({ history, limit }) {
    const { _from: from, _to: to, _grain: grain } = this;
    if (!(from >= 0 && from < to && to <= limit))
      return html`<p class="error">${t("share.picture.range", { from, to, most: limit })}</p>`;
    const count = stopsOf({ history, from, to, grain }, MOST_PICTURES + 1).length;
    if (count > MOST_PICTURES)
      return html`<p class="error">${t("share.picture.many", { count: `${MOST_PICTURES}+`, most: MOST_PICTURES })}</p>`;
    return html`
      <div class="row">
        <button class="btn quiet" data-save="gif" @click=${() => this.#film("gif")}>${t("share.picture.gif")}</button>
        <button class="btn quiet" data-save="webm" ?disabled=${!videoType()} @click=${() => this.#film("webm")}>${t("share.picture.webm")}</button>
        <span class="soft">${t("share.picture.count", { count })}${videoType() ? nothing : html` ${t("share.picture.nowebm")}`}</span>
      </div>
    `;
  }

  /** @param {{ done: number, total: number }} working */
  #progress({ done, total }) {
    const words = t("share.picture.working", { done, total });
    return html`
      <div class="row">
        <progress max=${total || 1} value=${done} aria-label=${words}></progress>
        <span class="soft">${words}</span>
        <button class="btn quiet" @click=${() => this.#abort?.abort()}>${t("share.picture.cancel")}</button>
      </div>
    `;
  }

  #options() {
    const { zone, camera } = this.subject?.view ?? {};
    const window = camera ? { from: camera[0], span: camera[1] } : null;
    return { width: WIDTH, zone: zone ?? null, camera: window, name: this.subject?.name ?? "" };
  }

  get #figure() {
    const moment = /** @type {import("../shell/store.js").Moment} */ (this.subject?.moment);
    return figureOf(moment, this.#options());
  }

  #svg() {
    this.#save("svg", figureAsSvg(this.#figure, { theme: this._theme }));
  }

  async #png() {
    try {
      this.#save("png", await figureAsPng(this.#figure, this._theme));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {"gif" | "webm"} kind */
  async #film(kind) {
    const moment = /** @type {import("../shell/store.js").Moment} */ (this.subject?.moment);
    this.#abort = new AbortController();
    this._working = { done: 0, total: 0 };
    this._said = "";
    const range = {
      history: moment.history,
      from: this._from,
      to: this._to,
      grain: this._grain,
      theme: this._theme,
      figure: this.#options(),
    };
    const watch = {
      signal: this.#abort.signal,
      onProgress: (/** @type {number} */ done, /** @type {number} */ total) => {
        this._working = { done, total };
      },
    };
    try {
      this.#save(kind, await (kind === "gif" ? filmAsGif(range, watch) : filmAsWebm(range, watch)));
    } catch (error) {
      if (watch.signal.aborted) this._said = t("share.picture.cancelled");
      else this.#fail(error);
    } finally {
      this._working = null;
    }
  }

  /** @param {string} kind @param {string | Blob} content */
  #save(kind, content) {
    const name = `${fileName("buddyscope", this.subject?.name ?? "", this.subject?.moment?.cursor ?? 0)}.${kind}`;
    download(content, name, "image/svg+xml");
    this._said = t("share.picture.saved", { name });
  }

  /** @param {unknown} error */
  #fail(error) {
    this._said = t("share.picture.failed", {
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

/** As the page is now. */
function darkNow() {
  const { theme } = document.documentElement.dataset;
  if (theme) return theme === "dark";
  return globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
}

customElements.define("bs-share-picture", BsSharePicture);
