/**
 * The stage as a figure of its own: every zone, what just happened in a sentence, and where one is.
 *
 * Made of scenes one under the other, the same that the stage draws. paper.js writes them as SVG, canvas.js paints them.
 */

/** @import { Frame, History } from "../../engine/protocol.d.ts" */
/** @import { Answers, Camera, Scene, Shape } from "../../scene/scene.d.ts" */
/** @import { Walk } from "../../kernels/described/zonelist-walk.js" */

import "../../i18n/all-words.js";
import { recordCount } from "../../history/records.js";
import { t } from "../../i18n/language.js";
import { trailAt } from "../../kernels/described/block-trail.js";
import "../../kernels/described/layout/large.js";
import { describeFrame } from "../../kernels/described/describe.js";
import { focusAt } from "../../kernels/described/focus.js";
import { stripScene } from "../../kernels/described/layout/strip.js";
import { layout } from "../../kernels/described/layout/zone.js";
import { sentenceAt } from "../../kernels/described/sentences.js";
import { zoneModel } from "../../kernels/described/zone-model.js";
import { testOf, walkAt } from "../../kernels/described/zonelist-walk.js";
import { PAD, textShape, textWidth } from "../../scene/measures.js";
import { touchedZone, zoneGroups } from "../../stage/zones.js";

/** @typedef {{ y: number, scene: Scene }} Part */
/** @typedef {{ width: number, height: number, parts: Part[], orders: number, title: string, description: string }} Figure */
/**
 * @typedef {object} FigureOptions
 * @property {number} width
 * @property {number | null} [zone] that is whole; default: the one that the moment is about
 * @property {Camera | null} [camera]
 * @property {string[]} [show]
 * @property {Answers | null} [answers]
 * @property {string} [name] of the machine or lesson, for the title
 * @property {boolean} [words] sentence and place below; default true
 * @property {boolean} [sharp] twice as many columns, for prints
 */

const LINE = 18;
const MARGIN = 12;

/** @param {{ history: History, frame: Frame, cursor: number }} moment @param {FigureOptions} options @returns {Figure} */
export function figureOf({ history, frame, cursor }, options) {
  const walk = walkAt(history, frame, cursor);
  const whole = options.zone ?? touchedZone(frame, history, cursor, walk, 0);
  const scenes = zoneScenes({ history, frame, cursor }, walk, whole, options);
  const sentence = sentenceAt(history, frame, cursor);
  const place = placeWords(history, cursor, options.name ?? "");
  if (options.words ?? true)
    scenes.push(linesScene([sentence], options.width, "ink"), linesScene([place], options.width, "soft"));
  return {
    ...stacked(scenes, options.width),
    orders: frame.machine.max_order,
    title: `${place}. ${sentence}`,
    description: describeFrame(frame),
  };
}

/** @param {{ history: History, frame: Frame, cursor: number }} moment @param {Walk} walk @param {number} whole @param {FigureOptions} options */
function zoneScenes(moment, walk, whole, options) {
  const groups = zoneGroups(moment.frame);
  return groups.flatMap(({ node, zones }) =>
    zones.flatMap((zone) => [
      headScene(moment.frame, zone, groups.length > 1 ? node : null, options.width),
      zone === whole
        ? wholeScene(moment, walk, zone, options)
        : smallScene(moment.frame, walk, zone, options),
    ]),
  );
}

/** @param {{ history: History, frame: Frame, cursor: number }} moment @param {Walk} walk @param {number} zone @param {FigureOptions} options */
function wholeScene({ history, frame, cursor }, walk, zone, options) {
  return layout(zoneModel(frame, zone), {
    width: options.width,
    camera: options.camera ?? null,
    density: options.sharp ? 2 : 1,
    test: testOf(walk, zone),
    focus: focusAt(history, frame, cursor),
    ghosts: trailAt(history, cursor).ghosts,
    show: options.show ?? [],
    answers: options.answers ?? null,
  });
}

/** @param {Frame} frame @param {Walk} walk @param {number} zone @param {FigureOptions} options */
function smallScene(frame, walk, zone, { width, sharp }) {
  return stripScene(zoneModel(frame, zone), { width, density: sharp ? 2 : 1, test: testOf(walk, zone) });
}

/** @param {Frame} frame @param {number} zone @param {number | null} node @param {number} width */
function headScene(frame, zone, node, width) {
  const { title, size, free, needBalance, locked } = zoneModel(frame, zone);
  const facts = [
    t("figure.zone", { size, free }),
    ...(node === null ? [] : [t("figure.node", { node })]),
    ...(needBalance ? [t("figure.need_balance")] : []),
    ...(locked ? [t("figure.locked")] : []),
  ];
  const x = PAD + textWidth(title, 14) + 8;
  return sceneOf(width, LINE + 6, [
    textShape(`head:${zone}`, { x: PAD, y: 0, h: LINE }, title, { size: 14, weight: 600, tone: "ink" }),
    textShape(`facts:${zone}`, { x, y: 0, h: LINE }, facts.join(" · "), { size: 12, font: "sans" }),
  ]);
}

/** @param {History} history @param {number} cursor @param {string} name */
function placeWords(history, cursor, name) {
  const { kernel, preset } = history.machine;
  return t("figure.place", { kernel, machine: name || preset, cursor, count: recordCount(history) });
}

/** @param {string[]} paragraphs @param {number} width @param {"ink" | "soft"} tone */
function linesScene(paragraphs, width, tone) {
  const size = tone === "ink" ? 13 : 11;
  const lines = paragraphs.flatMap((text) => wrapped(text, (width - 2 * PAD) / textWidth("m", size, "sans")));
  const shapes = lines.map((text, i) =>
    textShape(`words:${tone}:${i}`, { x: PAD, y: i * LINE, h: LINE }, text, { size, font: "sans", tone }),
  );
  return sceneOf(width, lines.length * LINE, shapes);
}

/** @param {string} text @param {number} most characters of a line */
export function wrapped(text, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @param {number} width @param {number} height @param {Shape[]} shapes @returns {Scene} */
function sceneOf(width, height, shapes) {
  const camera = { from: 0, span: 1 };
  const map = { x: 0, y: 0, w: width, h: height, rowHeight: 0, first: 0, size: 0, orders: 0, camera };
  return { width, height, narrow: false, map: { ...map, used: null, overview: null }, shapes };
}

/** @param {Scene[]} scenes @param {number} width */
function stacked(scenes, width) {
  let y = MARGIN;
  const parts = scenes.map((scene) => {
    const part = { y, scene };
    y += scene.height + 6;
    return part;
  });
  return { width, height: y + MARGIN - 6, parts };
}
