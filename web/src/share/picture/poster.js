/** Posters of a lesson: the picture at the beginning of each step, by file name. Runs at build time. */

/** @import { Lesson } from "../../engine/protocol.d.ts" */

import { stepRange } from "../../history/ranges.js";
import { Timeline } from "../../history/timeline.js";
import { figureAsSvg } from "../class/paper.js";
import { figureOf } from "./figure.js";
import { inTwoShades } from "./two-shades.js";

const WIDTH = 640;

/** @param {Lesson} lesson @returns {Map<string, string>} */
export function postersOf(lesson) {
  /** @type {Map<string, string>} */
  const files = new Map();
  const timelines = lesson.histories.map((history) => new Timeline(history));
  lesson.steps.forEach((step, index) => {
    const timeline = timelines[step.history];
    const cursor = stepRange(lesson, index).start;
    const moment = { history: timeline.history, frame: timeline.seek(cursor), cursor };
    const figure = figureOf(moment, { width: WIDTH, show: step.show, name: lesson.title });
    const svg = inTwoShades(figureAsSvg(figure), figureAsSvg(figure, { theme: "dark" }));
    files.set(`${lesson.id}.${step.id}.${lesson.lang}.svg`, svg);
    if (index === 0) files.set(`${lesson.id}.start.${lesson.lang}.svg`, svg);
  });
  return files;
}
