/** What a stage that grows adds around the picture: a legend, what is new, and the caption at the action. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Scene } from "../scene/scene.d.ts" */

import { html, nothing } from "lit";
import { commandAt, repeats } from "../history/commands.js";
import { t } from "../i18n/language.js";
import { kernelOf } from "../kernels/index.js";

/** Is an instrument there? @param {string[] | null | undefined} parts null: all of them @param {string} part */
export function isThere(parts, part) {
  return parts?.includes(part) ?? true;
}

/** How many pages each holder wanted, by the block's name, as requests up to the cursor say. @param {History} history @param {import("../engine/protocol.d.ts").Frame} frame @returns {Map<string, number>} */
export function wantsAt(history, frame) {
  const { wanted } = kernelOf(history);
  return wanted ? wanted(history, frame) : wantedPages(history, frame.cursor);
}

/** @param {History} history @param {number} cursor @returns {Map<string, number>} */
function wantedPages({ commands }, cursor) {
  const wants = new Map();
  for (const { text, start } of commands) {
    if (start >= cursor) break;
    const [, name, wanted] = /^(\w+) *= *.*\bwant=(\d+)/.exec(text) ?? [];
    if (name) wants.set(name, Number(wanted));
  }
  return wants;
}

/** The order of the request that has just come back with nothing; null where none has. @param {History} history @param {number} cursor */
export function refusedOrder(history, cursor) {
  const command = commandAt(history, cursor);
  if (!command || command.end !== cursor || command.page !== null || command.bug || repeats(command))
    return null;
  if (!kernelOf(history).request?.test(command.text)) return null;
  const wanted = /\bwant=(\d+)/.exec(command.text)?.[1];
  if (wanted) return Math.ceil(Math.log2(Number(wanted)));
  return Number(/\border=(\d+)/.exec(command.text)?.[1] ?? 0);
}

/** @param {string[]} arriving */
export function newTemplate(arriving) {
  if (arriving.length === 0) return nothing;
  return arriving.map((part) => html`<p class="new"><b>${t("stage.new")}</b> ${t(`stage.new.${part}`)}</p>`);
}

/** @param {boolean} idle some block has pages that nobody needs */
export function legendTemplate(idle) {
  return html`
    <p class="legend">
      <span><i class="free"></i> ${t("stage.legend.free")}</span>
      <span><i class="held">A</i> ${t("stage.legend.held")}</span>
      <span><i class="hand"></i> ${t("stage.legend.hand")}</span>
      ${idle ? html`<span><i class="idle"></i> ${t("stage.legend.idle")}</span>` : nothing}
    </p>
  `;
}

/** Over the map, with a pointer to the page where it happens. @param {string} caption @param {boolean} refused @param {number | null} x of the action, in the picture */
export function captionTemplate(caption, refused, x) {
  return html`
    <div class="caption" aria-hidden="true">
      ${caption ? html`<p class=${refused ? "refused" : ""} style=${`--x: ${x ?? 0}px`} ?data-points=${x !== null}>${refused ? t("stage.refused", { sentence: caption }) : caption}</p>` : nothing}
    </div>
  `;
}

/** The middle of what just changed in the map; null when that is not in it. @param {Scene | null} scene */
export function actionX(scene) {
  const shapes = scene?.shapes ?? [];
  const shape =
    shapes.find(({ kind }) => kind === "refusal") ??
    shapes.find((one) => one.kind === "block" && one.ring) ??
    shapes.find((one) => one.kind === "pill" && one.ring);
  return shape ? Math.round(shape.x + shape.w / 2) : null;
}
