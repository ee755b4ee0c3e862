/** Where two machines part, in words: "Request 7: left page 15, right NULL, because …". */

/** @import { Course, Reason } from "./differences.js" */

import { t } from "../../i18n/language.js";
import { pageRange } from "../../i18n/text.js";
import { kernelOf } from "../../kernels/index.js";
import { kernelTitle } from "../../kernels/titles.js";
import { tallyOf } from "./tally.js";

/** @param {number} number of the request @param {Course} one @param {Course} other @param {Reason} reason */
export function partingWords(number, one, other, reason) {
  const [left, right] = [one, other].map(resultWords);
  const because = reasonWords(reason);
  if (because && left === right) return t("compare.parting.way", { number, left, because });
  return because
    ? t("compare.parting.because", { number, left, right, because })
    : t("compare.parting", { number, left, right });
}

/**
 * Two kernels served the same request: what each gave, and by which way of its own. Pages are numbered alike.
 *
 * @param {number} number @param {[import("../../engine/protocol.d.ts").History, Course][]} sides
 */
export function kernelsWords(number, sides) {
  const [left, right] = sides.map(([history, course]) => {
    const kernel = kernelTitle(kernelOf(history).name);
    const ways = [
      ...endWords(history, number - 1, course),
      ...(kernelOf(history).waysOfServing?.(history, number - 1) ?? []),
    ];
    const values = { kernel, result: resultWords(course), ways: ways.join(", ") };
    return t(ways.length ? "compare.kernels.with" : "compare.kernels.side", values);
  });
  return t("compare.kernels", { number, left, right });
}

/** Which end of the block that was split, or how often the block that came back merged. @param {import("../../engine/protocol.d.ts").History} history @param {number} at @param {Course} course @returns {string[]} */
function endWords(history, at, { page, order, taken }) {
  const { merges } = tallyOf(history, at);
  if (merges) return [t("compare.end.merged", { count: merges })];
  if (page === null || !taken || order === null || taken.order <= order) return [];
  if (page === taken.page) return [t("compare.end.lower")];
  return page === taken.page + 2 ** taken.order - 2 ** order ? [t("compare.end.upper")] : [];
}

/** What a request came to: "page 15", "pages 8–11", "NULL". @param {Pick<Course, "page" | "order" | "bug" | "refused"> & { served?: number, livelock?: boolean }} course */
export function resultWords({ page, order, bug, refused, served, livelock }) {
  if (refused) return t("compare.refused");
  if (bug) return t("compare.bug");
  if (livelock) return t("compare.livelock");
  if (page === null) return served ? t("compare.served", { count: served }) : t("compare.null");
  return t(order ? "compare.pages" : "compare.page", { range: pageRange(page, order ?? 0) });
}

/** @param {Reason} reason */
export function reasonWords(reason) {
  const side = "side" in reason ? t(`compare.side.${reason.side}`) : "";
  if (reason.why === "refused" || reason.why === "bug") {
    return t(`compare.why.${reason.why}`, { side, said: reason.said });
  }
  if (reason.why === "test") return t("compare.why.test", { ...reason, side });
  if (reason.why === "empty") return t("compare.why.empty", { side, zone: reason.zone });
  if (reason.why === "taken") return takenWords(reason.taken);
  return reason.why === "way" ? wayWords(reason.only) : "";
}

/** @param {{ order: number, page: number }[]} taken */
function takenWords([one, other]) {
  const block = (/** @type {{ order: number, page: number }} */ { order, page }) =>
    t("compare.block", { order, page });
  return t("compare.why.taken", { left: block(one), right: block(other) });
}

/** @param {[string[], string[]]} only */
function wayWords(only) {
  return only
    .flatMap((names, side) =>
      names.length
        ? [
            t("compare.why.way", {
              side: t(`compare.side.${side}`),
              names: names.map((name) => `${name}()`).join(", "),
            }),
          ]
        : [],
    )
    .join("; ");
}
