/** Several zones, by node: the one that is whole over its own place among the others, which are strips. */

/** @import { TemplateResult } from "lit" */
/** @import { ZoneModel } from "../scene/scene.d.ts" */
/** @import { Walk } from "../kernels/linux-2.4.22/zonelist-walk.js" */
/** @import { BsStage } from "./bs-stage.js" */
/** @import { Group } from "./zones.js" */

import { html, nothing } from "lit";
import { testOf } from "../kernels/linux-2.4.22/zonelist-walk.js";
import { zoneChoice } from "./choice.js";
import { nodeTemplate, placeholder } from "./request-path.js";
import { placeOf } from "./walker.js";

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
