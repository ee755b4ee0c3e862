/** The course map: lessons as rows, ways through them as lines, and how far one has come. */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { base, buttons } from "../ui/styles/controls.js";
import { pageStyles } from "../ui/styles/page-css.js";

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

  static styles = [
    base,
    buttons,
    pageStyles,
    css`
      .ways {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
        gap: 12px;
        margin-bottom: 24px;
      }
      .way {
        display: flex;
        flex-direction: column;
        gap: 6px;
        padding: 14px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
      }
      .way h2 {
        margin: 0;
      }
      .way p {
        flex: 1;
        color: var(--soft);
        font-size: 0.875rem;
      }
      .way .btn {
        align-self: start;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      caption {
        padding-bottom: 6px;
        color: var(--soft);
        font-size: 0.8125rem;
        text-align: left;
      }
      th,
      td {
        padding: 7px 8px;
        text-align: left;
      }
      thead th {
        color: var(--soft);
        font-size: 0.75rem;
        font-weight: 600;
        vertical-align: bottom;
      }
      tbody tr {
        border-top: 1px solid var(--line);
      }
      tbody th {
        min-width: 13rem;
        font-weight: 500;
      }
      .stop {
        position: relative;
        width: 5.5rem;
        text-align: center;
      }
      .stop::before {
        content: "";
        position: absolute;
        inset: 0 auto 0 calc(50% - 1.5px);
        width: 3px;
        background: var(--line);
      }
      .stop i {
        position: relative;
        display: inline-block;
        width: 14px;
        height: 14px;
        border: 3px solid var(--accent);
        border-radius: 50%;
        background: var(--panel);
        vertical-align: middle;
      }
      .stop i.done {
        background: var(--accent);
      }
      tbody th {
        padding-left: calc(8px + 1.6rem);
        text-indent: -1.6rem;
      }
      .n {
        display: inline-block;
        width: 1.6rem;
        text-indent: 0;
        color: var(--soft);
        font: 0.8125rem var(--mono);
      }
      small {
        color: var(--soft);
        white-space: nowrap;
      }
      .teacher {
        font-size: 0.8125rem;
        white-space: nowrap;
      }
      /* a phone: the title and what else there is to say in two lines, the routes beside them */
      @media (max-width: 40em) {
        table,
        caption,
        thead,
        tbody {
          display: block;
        }
        tr {
          display: grid;
          grid-template-columns: max-content max-content minmax(0, 1fr);
          grid-auto-columns: 2.25rem;
        }
        thead :is(th, td):not(.way-head) {
          display: none;
        }
        thead tr {
          grid-template-columns: minmax(0, 1fr);
        }
        .way-head {
          grid-row: 1;
          padding: 0 0 6px;
          writing-mode: vertical-rl;
          transform: rotate(180deg);
          justify-self: center;
        }
        thead tr::before {
          content: "";
          grid-row: 1;
        }
        tbody th {
          grid-area: 1 / 1 / auto / span 3;
          min-width: 0;
          padding-bottom: 2px;
        }
        tbody td:not(.stop) {
          grid-row: 2;
          padding-top: 0;
        }
        .teacher {
          white-space: normal;
        }
        .minutes {
          padding-left: calc(8px + 1.6rem);
        }
        .stop {
          display: grid;
          grid-row: 1 / span 2;
          width: auto;
          padding: 0;
          place-items: center;
        }
      }
      @media (forced-colors: active) {
        .stop i {
          forced-color-adjust: none;
          border-color: Highlight;
        }
        .stop i.done {
          background: Highlight;
        }
      }
    `,
  ];

  render() {
    if (this.lessons.length === 0) return nothing;
    return html`
      <h1 tabindex="-1">${t("map.title")}</h1>
      <p class="about">${t("map.about")}</p>
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
        <td class="teacher"><a href=${teacher} aria-label=${t("map.teacher", { title })}>${t("map.teacher.short")}</a></td>
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
