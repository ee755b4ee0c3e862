/** Under the gauge: the marks that not every zone has, and what of the free pages is not for everybody. */

/** @import { LayoutOptions, Shape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { fitting, textShape } from "../../../scene/measures.js";
import { ZoneField } from "../state.js";
import { zoneOf } from "./ribbon.js";

const SIZE = 10;
const [HIGHATOMIC, CMA] = [3, 4];

/** @param {ZoneModel} model @param {Measures} m @param {number} y @param {LayoutOptions} options @returns {Shape[]} */
export function factShapes(model, m, y, { test }) {
  const { values, free_by_type: free } = zoneOf(model);
  const boost = values[ZoneField.BOOST];
  const reserves = values.slice(ZoneField.LOWMEM_RESERVE, ZoneField.LOWMEM_RESERVE + 4);
  const facts = [
    test?.zone === model.zone ? sumOf(test) : "",
    t("linux73.fact.promo", { pages: values[ZoneField.PROMO] + boost }),
    boost ? t("linux73.fact.boost", { pages: boost }) : "",
    values[ZoneField.RESERVED_HIGHATOMIC]
      ? t("linux73.fact.highatomic", { pages: values[ZoneField.RESERVED_HIGHATOMIC], free: free[HIGHATOMIC] })
      : "",
    free[CMA] ? t("linux73.fact.cma", { pages: free[CMA] }) : "",
    Math.max(...reserves) ? t("linux73.fact.reserve", { pages: reserves.join(", ") }) : "",
  ].filter(Boolean);
  // from long to short: what does not fit is in the table
  const texts = facts.map((_, i) => facts.slice(0, facts.length - i).join(" · "));
  const text = fitting(texts, m.right - m.left, SIZE);
  return [textShape("facts", { x: m.left, y, h: 14 }, text, { size: SIZE, tone: boost ? "warn" : "soft" })];
}

/** Numbers of TEST_DETAIL records. */
const [MARK, RESERVE, UNUSABLE] = [1, 2, 3];

/** What the test's second number is made of. @param {import("../../../scene/scene.d.ts").Test} test */
function sumOf({ minimum: needed, details }) {
  if (!details || details[MARK] === undefined) return "";
  const [mark, reserve, unusable] = [MARK, RESERVE, UNUSABLE].map((what) => details[what] ?? 0);
  return mark + reserve + unusable === needed
    ? t("linux73.test.sum", { needed, mark, reserve, unusable })
    : "";
}
