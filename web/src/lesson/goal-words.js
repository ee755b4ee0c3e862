/** The predicates of a goal in words: what, how much is wanted, how much it is now. */

/** @typedef {import("../kernels/linux-2.4.22/goal-facts.js").FactRow} FactRow */

import { t } from "../i18n/language.js";

const HOW = { "<=": "goal.at_most", ">=": "goal.at_least", "==": "goal.exactly" };

/** @param {FactRow} fact @returns {{ what: string, goal: string, now: string }} */
export function factInWords({ kind, op, order, values, now, of = "" }) {
  if (kind === "can" || kind === "cannot") {
    return {
      what: t("goal.can", { order }),
      goal: yesOrNo(kind === "can"),
      now: yesOrNo((now[0] ?? -1) >= order),
    };
  }
  if (kind === "bits") return { what: t("goal.bits", { order }), goal: values.join(""), now: now.join("") };
  if (kind === "includes") {
    const goal = t("goal.includes.wanted", { values: values.join(", ") });
    return { what: t("goal.includes"), goal, now: listed(now, ", ") };
  }
  if (kind === "merges") return { what: t("goal.merges"), goal: values.join(" "), now: listed(now, " ") };
  if (kind === "served") {
    return { what: t("goal.served", { of }), goal: compared(op, values[0]), now: listed(now, " ") };
  }
  if (kind === "free")
    return { what: t("goal.free", { of }), goal: compared(op, values[0]), now: String(now[0]) };
  if (kind === "calls")
    return { what: t("goal.calls", { of }), goal: compared(op, values[0]), now: String(now[0]) };
  const percent = kind === "waste" || kind === "coverage";
  const unit = (/** @type {number} */ value) => (percent ? t("goal.percent", { value }) : value);
  return {
    what: t(`goal.${kind}`),
    goal: compared(op, unit(values[0] ?? 0)),
    now: String(unit(rounded(now[0] ?? 0))),
  };
}

/** @param {boolean} yes */
function yesOrNo(yes) {
  return t(yes ? "challenge.yes" : "challenge.no");
}

/** @param {string} op @param {string | number | undefined} value */
function compared(op, value) {
  return t(HOW[/** @type {keyof typeof HOW} */ (op)] ?? "goal.exactly", { value });
}

/** @param {number[]} numbers @param {string} between */
function listed(numbers, between) {
  return numbers.length ? numbers.join(between) : t("goal.none");
}

/** Up, so that what is over a limit never looks as if it were on it. @param {number} number */
function rounded(number) {
  return Math.ceil(number * 10) / 10;
}
