/** Whether a prediction is right, and what to say to it. Pure. */

/** @import { Predict } from "../engine/protocol.d.ts" */

/** @typedef {number | number[] | null} Answer null: not sure yet */
/** @typedef {"right" | "wrong" | "unsure"} Verdict */

/** Any page of the right block is right. @param {Pick<Predict, "answer" | "pages">} predict @param {Answer | undefined} answer */
export function isRight({ answer: truth, pages = 1 }, answer) {
  if (answer === null || answer === undefined) return false;
  if (typeof answer === "number" && typeof truth === "number")
    return answer >= truth && answer < truth + pages;
  return String(answer) === String(truth);
}

/** @param {Pick<Predict, "answer" | "pages">} predict @param {Answer} answer @returns {Verdict} */
export function verdictOf(predict, answer) {
  if (answer === null) return "unsure";
  return isRight(predict, answer) ? "right" : "wrong";
}

/** HTML: the text for this very answer where the author has written one. @param {Predict} predict @param {Answer} answer */
export function verdictText(predict, answer) {
  const verdict = verdictOf(predict, answer);
  const known = predict.diagnoses?.find((one) => String(one.answer) === String(answer));
  if (verdict === "wrong" && known) return known.html;
  return predict[verdict] ?? predict.wrong;
}
