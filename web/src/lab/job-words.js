/** What a job says while it runs, and how it ended. */

/** @import { Ending, Job } from "./state.js" */

import { html, nothing } from "lit";
import { number, t } from "../i18n/language.js";
import { isBusy } from "./state.js";

/** How far a job is. @param {Job} job */
export function progressView(job) {
  if (!isBusy(job)) return nothing;
  const { phase, news, percent } = job;
  const loading = phase === "loading";
  const words = loading
    ? t("lab.loading", { percent })
    : phase === "stopping"
      ? t("lab.stopping")
      : stageInWords(news);
  const done = news?.score?.traces.filter(({ state }) => state !== "waiting").length;
  return html`
    <div class="progress" role="status">
      <span>${words}</span>
      <progress aria-label=${words} max=${loading ? 100 : 12} .value=${loading ? percent : (done ?? 0)}></progress>
    </div>
  `;
}

/** @param {Job["news"]} news */
function stageInWords(news) {
  if (!news) return t("lab.stage.begin");
  const { stage, runs = 0, requests = 0, sizes = [] } = news;
  return t(`lab.stage.${stage}`, { runs: number(runs), requests: number(requests), size: sizes.at(-1) ?? 0 });
}

/** @param {Job} job */
export function aboutOf({ failure, news }) {
  if (!failure) return "";
  const sizes = news?.sizes?.length ? news.sizes.join(" → ") : String(failure.at);
  const where =
    failure.source === "random"
      ? t("lab.found.random", { at: number(failure.at) })
      : t("lab.found.trace", { name: failure.source, at: number(failure.at) });
  return `${where}; ${t("lab.shrunk", { sizes })}`;
}

/** @param {Ending} ending */
export function endingInWords(ending) {
  return t(`lab.ending.${ending.kind}`, { ...ending });
}

/** The line that something is said about, as long as the text is the one that ran. @param {Job} job @param {string} text */
export function markOf({ ending, failure, text: ran }, text) {
  if (ran !== text) return { line: 0, note: "" };
  if (ending && "line" in ending && ending.line)
    return { line: ending.line, note: t(`lab.mark.${ending.kind}`) };
  const line = failure && Number(failure.fault.values.line);
  return line ? { line, note: t("lab.mark.raised") } : { line: 0, note: "" };
}

/** @param {Event} event */
export function valueIn(event) {
  return /** @type {HTMLInputElement} */ (event.target).value;
}

/** @param {Event} event @param {number} otherwise */
export function wholeOf(event, otherwise = 0) {
  const value = Number(valueIn(event));
  return Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
}
