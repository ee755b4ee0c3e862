/** An answer to a prediction in words. */

import { t } from "../i18n/language.js";

/** @typedef {import("../engine/protocol.d.ts").Predict} Predict */

/** @param {Pick<Predict, "kind">} predict @param {string} option */
export function optionInWords({ kind }, option) {
  if (kind === "list" || kind === "lists") return t("predict.order", { order: option });
  if (kind !== "bits") return option;
  const [order, pair] = option.split(":");
  return t("predict.bit", { order, pair });
}

/** Where nothing beside it shows the order. @param {Predict} predict @param {number | number[]} answer */
export function answerSpelledOut(predict, answer) {
  const { kind, options } = predict;
  if (kind !== "order") return answerInWords(predict, answer);
  return [answer]
    .flat()
    .map((option) => options[option])
    .join(", ");
}

/** @param {Predict} predict @param {number | number[]} answer */
export function answerInWords(predict, answer) {
  const { kind, options } = predict;
  const option = (/** @type {number} */ index) => optionInWords(predict, options[index] ?? String(index));
  if (kind === "order") return t("predict.this-order");
  if (kind === "page") return t("block.page", { page: Number(answer) });
  if (kind === "lists" || kind === "bits") return [answer].flat().map(option).join(", ");
  if (Array.isArray(answer)) return answer.join(" ");
  return kind === "count" ? String(answer) : option(answer);
}
