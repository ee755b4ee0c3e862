/**
 * Around the zones: who is at work (kswapd, the task), the way of the request through its zonelist, and the strips of the zones
 * that are not whole. Fetched for machines that have several zones or watermarks.
 */

/** @import { Frame } from "../engine/protocol.d.ts" */
/** @import { ZoneModel } from "../scene/scene.d.ts" */
/** @import { Walk, WalkStep } from "../kernels/described/zonelist-walk.js" */
/** @import { TemplateResult } from "lit" */
/** @import { BsStage } from "./bs-stage.js" */
/** @import { Group } from "./zones.js" */

import "../i18n/all-words.js";
import { html, nothing, svg } from "lit";
import { t } from "../i18n/language.js";
import { pageRange } from "../i18n/text.js";
import { flagNames } from "../kernels/described/flags.js";
import { testText } from "../kernels/described/layout/gauge.js";
import { systemOf } from "../kernels/described/system.js";
import { kswapdAt, testOf } from "../kernels/described/zonelist-walk.js";
import { zoneChoice } from "./prediction.js";
import { placeOf } from "./zones.js";
import "./bs-zone-strip.js";

/** A face with closed eyes, one that was called, one that looks, and one with a broom. */
const HEAD = svg`<circle cx="10" cy="11" r="8"></circle>`;
const OPEN = svg`<path d="M7 9.2v2.2M13 9.2v2.2M7.2 14.5q2.8 2 5.6 0"></path>`;
const BROOM = svg`<path d="M28 2l-4 8M20.5 17l2-6.5 4.5 2-2.5 6z"></path>`;

/** @param {unknown} more */
function face(more) {
  return html`<svg class="face" viewBox="0 0 30 20" aria-hidden="true">${HEAD}${more}</svg>`;
}

/** @type {Record<import("../kernels/described/zonelist-walk.js").Kswapd, unknown>} */
const FACES = {
  asleep: face(
    svg`<path d="M5.5 10.5q1.7 1.8 3.4 0M11.2 10.5q1.7 1.8 3.4 0M8.5 15h3M20 7h4l-4 4h4M24.5 1h2.5l-2.5 3h2.5"></path>`,
  ),
  woken: face(svg`${OPEN}<path d="M20.5 3.5l2.5-2M21.5 9.5h4M20.5 15.5l3 2"></path>`),
  awake: face(OPEN),
  running: face(svg`${OPEN}<path d="M20 6l4 5-4 5M25 6l4 5-4 5"></path>`),
  freeing: face(svg`${OPEN}${BROOM}`),
};
const SHOVEL = html`<svg class="face" viewBox="18 0 12 20" aria-hidden="true">${BROOM}</svg>`;

/** @param {Frame} frame @param {Walk} walk */
export function actorsTemplate(frame, walk) {
  const state = kswapdAt(frame, walk);
  return html`
    <p class="actors">
      <span class=${state === "asleep" ? "kswapd" : "kswapd awake"} data-kswapd=${state}>
        ${FACES[state]} ${t(`machine.kswapd.${state}`)} ${state === "freeing" ? freedTemplate(walk) : nothing}
      </span>
      ${taskTemplate(frame, walk)}
    </p>
  `;
}

/** @param {Walk} walk */
function freedTemplate({ freed }) {
  return html`<em class="freed">${t("machine.freed", { count: freed })}</em>`;
}

/** @param {Frame} frame @param {Walk} walk */
function taskTemplate(frame, walk) {
  const { taskFlags = 0, running = 0, inInterrupt = 0 } = systemOf(frame) ?? {};
  const flags = flagNames(frame, "task", taskFlags);
  const kept = [...frame.local].map(([page, { order }]) => pageRange(page, order)).join(", ");
  return html`
    <span class=${walk.reclaiming ? "task busy" : "task"} data-reclaiming=${Number(walk.reclaiming)}>
      ${t(running === 1 ? "machine.flags" : "machine.task")}: <code>${flags || t("machine.task.plain")}</code>
      ${inInterrupt ? html`<em>${t("machine.interrupt")}</em>` : nothing}
      ${walk.reclaiming ? html`${SHOVEL}<em>${t("machine.reclaiming")}</em>${freedTemplate(walk)}` : nothing}
      ${kept ? html`<em>${t("machine.local", { blocks: kept })}</em>` : nothing}
    </span>
  `;
}

/** @param {number} node @param {boolean} here the task's CPU is of this node */
function nodeTemplate(node, here) {
  const task = here ? html` <small>· ${t("machine.cpu")}</small>` : nothing;
  return html`<h2 class="group">${t("machine.node", { node })}${task}</h2>`;
}

/** The zone that is whole stands below all strips. Unless it is the last, a line keeps its place in address order. @param {ZoneModel} model @param {boolean} last */
export function placeholder({ title }, last) {
  if (last) return nothing;
  return html`<p class="here" aria-hidden="true"><b>${title}</b> ${t("machine.below")}</p>`;
}

/** Zone after zone, as the request went: tests with their numbers, and what rmqueue() found. @param {Frame} frame @param {Walk} walk */
export function walkTemplate(frame, { steps }) {
  const nodes = new Set(frame.machine.zones.filter(({ size }) => size > 0).map(({ node }) => node)).size;
  const recent = steps.slice(-8);
  return html`
    <ol class="walk" aria-label=${t("machine.walk")}>
      ${recent.map((step) => stepTemplate(frame, step, nodes > 1))}
    </ol>
  `;
}

/** @param {Frame} frame @param {WalkStep} step @param {boolean} numa */
function stepTemplate({ machine }, step, numa) {
  const { name, node } = machine.zones[step.zone] ?? { name: "?", node: 0 };
  const zone = numa ? `${name}\u2009${node}` : name;
  const key = step.passed === null ? "machine.step.take" : `machine.step.take.${Number(step.passed)}`;
  const words =
    step.kind === "test" ? t("machine.step.test", { zone, text: testText(step) }) : t(key, { zone });
  return html`<li class=${step.kind} data-zone=${step.zone} data-passed=${String(step.passed)}>${words}</li>`;
}

// ------------------------------------------------------------ several zones under each other

/**
 * @param {BsStage} stage @param {Walk} walk @param {Group[]} groups
 * @param {ZoneModel} model of the zone that is whole @param {TemplateResult} whole its picture
 * @param {(event: CustomEvent) => void} expand
 */
export function severalTemplate(stage, walk, groups, model, whole, expand) {
  const last = groups.at(-1)?.zones.at(-1) === model.zone;
  const named = groups.length > 1;
  return html`
    ${groups.map(
      ({ node, zones, here }) => html`
        ${named ? nodeTemplate(node, here) : nothing}
        ${zones.map((zone) => (zone === model.zone ? placeholder(model, last) : stripTemplate(stage, walk, zone, expand)))}
      `,
    )}
    <div class="whole" data-stop=${model.zone}>${whole}</div>
  `;
}

/** @param {BsStage} stage @param {Walk} walk @param {number} zone @param {(event: CustomEvent) => void} expand */
function stripTemplate(stage, walk, zone, expand) {
  return html`
    <bs-stage-strip
      data-stop=${zone}
      .frame=${stage.frame}
      .zone=${zone}
      .test=${testOf(walk, zone)}
      .place=${placeOf(walk, zone)}
      .choice=${zoneChoice(stage, zone)}
      @bs-expand=${expand}
    ></bs-stage-strip>
  `;
}

// ------------------------------------------------------------ the mark beside the zones

/**
 * Put the mark beside the zone that is asked now; the style sheet moves it there, or cuts for readers who want no motion.
 * @param {ParentNode} root @param {Walk} walk
 */
export function standAt(root, { steps }) {
  const walker = /** @type {HTMLElement | null} */ (root.querySelector(".walker"));
  if (!walker) return;
  const step = steps.at(-1);
  const stop = step
    ? /** @type {HTMLElement | null} */ (root.querySelector(`[data-stop="${step.zone}"]`))
    : null;
  walker.hidden = !stop;
  if (!step || !stop) return;
  walker.dataset.at = String(step.zone);
  walker.dataset.passed = String(step.passed);
  moveTo(walker, stop);
  // strips that are new have no height yet
  const late = [...root.querySelectorAll("bs-stage-strip")].map(asElement).filter(isEmpty);
  if (late.length) Promise.all(late.map((strip) => strip.updateComplete)).then(() => moveTo(walker, stop));
}

/** @param {HTMLElement} walker @param {HTMLElement} stop */
function moveTo(walker, stop) {
  walker.style.transform = `translateY(${stop.offsetTop}px)`;
}

/** @param {Element} strip */
function asElement(strip) {
  return /** @type {import("lit").LitElement} */ (strip);
}

/** @param {import("lit").LitElement} strip */
function isEmpty(strip) {
  return !strip.hasUpdated;
}
