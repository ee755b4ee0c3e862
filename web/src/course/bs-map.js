/** The course map: lessons as rows, ways through them as lines, and how far one has come. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { base, buttons } from "../ui/styles/controls.js";
import pageStyles from "../ui/styles/page-column.css?inline";
import styles from "./bs-map.css?inline";

/** @typedef {{ id: string, number: number, title: string, lang: string, minutes: number, asks: number, done: number, href: string, teacher: string }} Row */
/** @typedef {{ id: string, on: string[], title: string, about: string }} Way */

export class BsMap extends LitElement {
  static properties = { lessons: { attribute: false }, routes: { attribute: false } };

  constructor() {
    super();
    /** @type {Row[]} */
    this.lessons = [];
    /** @type {Way[]} */
    this.routes = [];
  }

  static styles = [base, buttons, unsafeCSS(pageStyles), unsafeCSS(styles)];

  render() {
    if (this.lessons.length === 0) return nothing;
    return html`
      <h1 tabindex="-1">${t("map.title")}</h1>
      <p class="about">${t("map.about")} <a href="#/clinic">${t("map.clinic")}</a> <a href="#/lab">${t("map.lab")}</a></p>
      <div class="ways">${this.routes.map((way) => this.#way(way))}</div>
      <div class="scroll" tabindex="0" role="group" aria-label=${t("map.caption")}>
        <table>
          <caption>
            ${t("map.caption")}
          </caption>
          ${this.#head()}
          <tbody>
            ${this.lessons.map((lesson) => this.#lesson(lesson))}
          </tbody>
        </table>
      </div>
    `;
  }

  #head() {
    return html`
      <thead>
        <tr>
          <th scope="col">${t("map.lesson")}</th>
          ${this.routes.map(({ title }) => html`<th scope="col" class="way-head">${title}</th>`)}
          <th scope="col">${t("map.time")}</th>
          <th scope="col">${t("map.progress")}</th>
          <td></td>
        </tr>
      </thead>
    `;
  }

  /** What it is, how long it takes, and where to go on. @param {Way} way */
  #way({ on, title, about }) {
    const rows = this.lessons.filter(({ id }) => on.includes(id));
    const minutes = rows.reduce((sum, row) => sum + row.minutes, 0);
    const begun = rows.some(({ done }) => done > 0);
    const next = rows.find(({ done, asks }) => done < asks);
    const words = next ? (begun ? t("map.on_with", { title: next.title }) : t("map.start")) : t("map.again");
    return html`
      <section class="way">
        <h2>${title} <small>${t("map.minutes", { minutes })}</small></h2>
        <p>${about}</p>
        <a class="btn quiet" href=${(next ?? rows[0])?.href ?? "#/"}>${words}</a>
      </section>
    `;
  }

  /** @param {Row} row */
  #lesson({ id, number, title, lang, minutes, asks, done, href, teacher }) {
    return html`
      <tr>
        <th scope="row"><span class="n">${number}</span><a href=${href} lang=${lang}>${title}</a></th>
        ${this.routes.map(({ on }) => stop(on.includes(id), done >= asks))}
        <td class="minutes"><small>${t("map.minutes", { minutes })}</small></td>
        <td><small>${t("map.done", { done, all: asks })}</small></td>
        <td class="teacher">${teacher ? html`<a href=${teacher} aria-label=${t("map.teacher", { title })}>${t("map.teacher.short")}</a>` : nothing}</td>
      </tr>
    `;
  }
}

/** @param {boolean} on @param {boolean} done */
function stop(on, done) {
  const words = html`<span class="unseen">${t(on ? "map.on" : "map.off")}</span>`;
  return html`<td class="stop">${on ? html`<i class=${done ? "done" : ""}></i>` : nothing}${words}</td>`;
}

customElements.define("bs-map", BsMap);
