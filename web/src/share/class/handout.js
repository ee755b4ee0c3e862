/** What a handout has of each step: pictures before and after, what is asked for, and the answers as words. Pure. */

/** @import { Challenge, Lesson, LessonStep, Predict } from "../../engine/protocol.d.ts" */

import { stepRange } from "../../history/ranges.js";
import { Timeline } from "../../history/timeline.js";
import { t } from "../../i18n/language.js";
import { answerSpelledOut, optionInWords } from "../../lesson/answer-words.js";
import { factInWords } from "../../lesson/goal-words.js";
import { figureOf } from "../picture/figure.js";
import { figureAsSvg } from "./paper.js";

/** @typedef {{ src: string, alt: string, width: number, height: number }} Picture */
/** `fill`: a number is written there; else it is marked. @typedef {{ text: string, fill: boolean }} Field */
/** @typedef {{ step: LessonStep, before: Picture | null, after: Picture | null, requests: string[], fields: Field[], answer: string, goals: string[] }} Sheet */
/** @typedef {{ page: number, binary: string, buddies: { order: number, buddy: number }[] }} Card */

const WIDTH = 640;
/** A sheet of cards has no more. */
const MOST_CARDS = 64;

/** @param {Lesson} lesson @returns {Sheet[]} */
export function sheetsOf(lesson) {
  const timelines = lesson.histories.map((history) => new Timeline(history));
  let shown = "";
  return lesson.steps.map((step, index) => {
    const timeline = timelines[step.history];
    const { start, end } = stepRange(lesson, index);
    const place = `${step.history}:${start}`;
    const before = place === shown ? null : pictureAt(timeline, start, step);
    const after = end > start ? pictureAt(timeline, end, step) : null;
    shown = `${step.history}:${Math.max(start, end)}`;
    const requests = timeline.history.commands.slice(step.first, step.last).map(({ text }) => text);
    return {
      step,
      before: before ?? (step.predict ? pictureAt(timeline, start, step) : null),
      after,
      requests,
      fields: step.predict ? fieldsOf(step.predict) : [],
      answer: step.predict ? answerSpelledOut(step.predict, step.predict.answer) : "",
      goals: step.challenge ? goalsOf(step.challenge) : [],
    };
  });
}

/** @param {Timeline} timeline @param {number} cursor @param {LessonStep} step @returns {Picture} */
function pictureAt(timeline, cursor, step) {
  const moment = { history: timeline.history, frame: timeline.seek(cursor), cursor };
  const figure = figureOf(moment, { width: WIDTH, show: step.show, words: false });
  const svg = figureAsSvg(figure, { theme: "light", ground: "#ffffff" });
  const src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return { src, alt: figure.description, width: figure.width, height: figure.height };
}

/** Blocks are counted and places are numbered; of all else something is chosen. @param {Predict} predict @returns {Field[]} */
function fieldsOf(predict) {
  const { kind, options } = predict;
  const fill = kind === "counts" || kind === "order";
  const inWords = (/** @type {string} */ option) =>
    kind === "counts" ? t("predict.order", { order: option }) : optionInWords(predict, option);
  return options.map((option) => ({ text: inWords(option), fill }));
}

/** All that must be so in the end. @param {Challenge} challenge */
function goalsOf({ goal, facts }) {
  const rows = goal.map(({ zone, counts }) => t("print.goal.blocks", { zone, counts: counts.join(" ") }));
  const demands = facts.map((fact) => factInWords({ ...fact, now: [], met: false }));
  return [...rows, ...demands.map(({ what, goal: wanted }) => t("print.goal", { what, wanted }))];
}

/** The pages of the lesson's first zone, each with its buddy at every order. @param {Lesson} lesson @returns {Card[]} */
export function cardsOf({ histories }) {
  const { zones, max_order } = histories[0].machine;
  const { start_pfn: first, size } = zones.find((zone) => zone.size > 0) ?? { start_pfn: 0, size: 0 };
  const count = Math.min(size, MOST_CARDS);
  const digits = Math.max(1, Math.ceil(Math.log2(Math.max(2, size))));
  return Array.from({ length: count }, (_, index) => ({
    page: first + index,
    binary: index.toString(2).padStart(digits, "0"),
    buddies: Array.from({ length: max_order - 1 }, (_, order) => order)
      .filter((order) => index % 2 ** order === 0 && (index ^ (1 << order)) < size)
      .map((order) => ({ order, buddy: first + (index ^ (1 << order)) })),
  }));
}
