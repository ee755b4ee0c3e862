/** What of the picture depends on the moment and on the reader: what is tested, touched, pointed at, picked and asked. */

/** @import { Frame } from "../engine/protocol.d.ts" */
/** @import { Walk } from "../kernels/linux-2.4.22/zonelist-walk.js" */
/** @import { BsStage } from "./bs-stage.js" */
/** @import { StageInput } from "./input.js" */

import { trailAt } from "../kernels/linux-2.4.22/block-trail.js";
import { focusAt } from "../kernels/linux-2.4.22/focus.js";
import { testOf } from "../kernels/linux-2.4.22/zonelist-walk.js";
import { refusedOrder, wantsAt } from "./lesson-stage.js";
import { withTargets } from "./prediction.js";

/** @param {BsStage} stage @param {Frame} frame @param {StageInput} input @param {Walk} walk */
export function layoutOptions(stage, frame, { focused, at, target }, walk) {
  const { history, cursor, pick, answers, show, gate, parts } = stage;
  const targets = withTargets(gate) !== null;
  return {
    density: globalThis.devicePixelRatio || 1,
    test: testOf(walk, stage.zone),
    link: stage._link,
    focus: history ? focusAt(history, frame, cursor) : null,
    ghosts: history ? trailAt(history, cursor).ghosts : [],
    hover: stage._hover,
    at: focused && !targets ? at : null,
    pick: gate?.kind === "zone" ? null : pick,
    answers,
    show,
    parts,
    wants: history ? wantsAt(history, cursor) : undefined,
    refused: history ? refusedOrder(history, cursor) : null,
    asking: gate?.kind === "page",
    asked: gate,
    aim: stage._aim,
    target: focused && targets ? target : null,
  };
}
