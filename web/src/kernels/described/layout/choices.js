/**
 * Lists and bits that can be chosen, are chosen, or were the answer: frames around what is drawn already.
 *
 * Pages have marks of their own (marks.js); zones and functions are chosen outside of the canvas.
 */

/** @import { Answers, Asked, Box, ChoiceShape, LayoutOptions, Picked, Shape } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { listsRight } from "./lists.js";

/** @typedef {Map<number, Omit<Box, "id">>} Places index of the option -> where it is drawn; -1: the one bit */
/** @typedef {ChoiceShape["style"]} Style */

/** @param {Shape[]} shapes of the rest of the picture @param {Measures} m @param {LayoutOptions} options @returns {ChoiceShape[]} */
export function choiceShapes(shapes, m, options) {
  const { asked, answers } = options;
  if (asked && asked.kind !== "page" && asked.kind !== "zone") return openShapes(asked, shapes, m, options);
  if (!answers || answers.kind === "page" || answers.kind === "zone") return [];
  return answers.kind === "counts" ? countShapes(answers, shapes, m) : answerShapes(answers, shapes, m);
}

/** @param {Asked} asked @param {Shape[]} shapes @param {Measures} m @param {LayoutOptions} options @returns {ChoiceShape[]} */
function openShapes(asked, shapes, m, { pick = null, aim = null, target = null }) {
  const places = placesOf(asked, shapes, m);
  if (asked.kind === "bit") return bitShapes(places, pick, aim, target);
  const picked = indices(pick);
  return [...places].flatMap(([index, box]) => [
    choice(index, box, picked.includes(index) ? "pick" : "open"),
    ...(aim === index ? [choice(index, box, "hover")] : []),
    ...(target === index ? [choice(index, box, "focus")] : []),
  ]);
}

/** Its value is asked for: it stands in the bit. @param {Places} places @param {Picked} pick @param {number | null} aim @param {number | null} target @returns {ChoiceShape[]} */
function bitShapes(places, pick, aim, target) {
  const text = target === null ? String(pick ?? "?") : String(target);
  return [...places].flatMap(([index, box]) => [
    choice(index, box, pick === null ? "open" : "pick", text, true),
    ...(aim === null ? [] : [choice(index, box, "hover")]),
    ...(target === null ? [] : [choice(index, box, "focus")]),
  ]);
}

/** @param {Answers} answers @param {Shape[]} shapes @param {Measures} m @returns {ChoiceShape[]} */
function answerShapes(answers, shapes, m) {
  const places = placesOf(answers, shapes, m);
  const { kind, picked, truth } = answers;
  if (kind === "bit") return picked === null ? [] : bitAnswer(places, Number(picked), Number(truth));
  const [theirs, its] = [indices(picked), indices(truth)];
  const named = kind === "list" || kind === "lists";
  return [...places].flatMap(([index, box]) => {
    const style = styleOf(theirs.includes(index), its.includes(index));
    return style ? [choice(index, box, style, named ? nameOf(style) : "")] : [];
  });
}

/** @param {Places} places @param {number} picked @param {number} truth @returns {ChoiceShape[]} */
function bitAnswer(places, picked, truth) {
  return [...places].map(([index, box]) => choice(index, box, picked === truth ? "both" : "you"));
}

/** How many blocks each list would have. @param {Answers} answers @param {Shape[]} shapes @param {Measures} m @returns {ChoiceShape[]} */
function countShapes({ picked, truth }, shapes, m) {
  if (!Array.isArray(picked) || !Array.isArray(truth)) return [];
  return picked.flatMap((count, order) => {
    const box = listBox(shapes, m, order);
    if (!box || count === truth[order]) return [];
    return [choice(order, box, "you", t("scene.you.count", { count, kernel: truth[order] }))];
  });
}

/** @param {Pick<Asked, "options" | "bit"> & { kind: string }} asked @param {Shape[]} shapes @param {Measures} m @returns {Places} */
function placesOf({ kind, options, bit }, shapes, m) {
  /** @type {Places} */
  const places = new Map();
  const put = (/** @type {number} */ index, /** @type {Omit<Box, "id"> | null} */ box) => {
    if (box) places.set(index, box);
  };
  if (kind === "bit") put(-1, bitBox(shapes, bit?.join(":") ?? ""));
  for (const [index, option] of options.entries()) {
    if (kind === "bits") put(index, bitBox(shapes, option));
    if (kind === "list" || kind === "lists") put(index, listBox(shapes, m, index));
  }
  return places;
}

/** @param {Shape[]} shapes @param {string} bit "order:pair" @returns {Omit<Box, "id"> | null} */
function bitBox(shapes, bit) {
  return shapes.find(({ id }) => id === `bit:${bit}`) ?? null;
}

/** A whole list: its label, its head and its chain. @param {Shape[]} shapes @param {Measures} m @param {number} order @returns {Omit<Box, "id"> | null} */
function listBox(shapes, m, order) {
  const label = shapes.find(({ id }) => id === `list:${order}`);
  return label ? { x: m.left - 5, y: label.y - 1, w: listsRight(m) - m.left + 10, h: label.h + 2 } : null;
}

/** @param {number} index @param {Omit<Box, "id">} box @param {Style} style @returns {ChoiceShape} */
function choice(index, { x, y, w, h }, style, text = "", covers = false) {
  return { kind: "choice", id: `choice:${style}:${index}`, x, y, w, h, style, index, text, covers };
}

/** @param {Picked} picked @returns {number[]} */
function indices(picked) {
  return picked === null ? [] : Array.isArray(picked) ? picked : [picked];
}

/** @param {boolean} theirs @param {boolean} its @returns {"you" | "kernel" | "both" | null} */
function styleOf(theirs, its) {
  if (theirs && its) return "both";
  return theirs ? "you" : its ? "kernel" : null;
}

/** @param {"you" | "kernel" | "both"} style */
function nameOf(style) {
  return t(`scene.${style}`);
}
