/** Linux 7.3 in the table: free lists by type, and the lists of each CPU, as words. */

/** @import { ZoneModel } from "../../scene/scene.d.ts" */

import { t } from "../../i18n/language.js";
import { limitOf, traysOf } from "./layout/trays.js";
import { orderOfPcpList, PCP_TYPES, TYPES } from "./state.js";

/** So many entries of a list are named. */
const MOST = 16;

/** "M: 64, 80 … +7; E: 40" @param {ZoneModel} model @param {number} order */
function row(model, order) {
  return TYPES.flatMap((type, number) => {
    const list = model.state.lists[(order << 3) | number];
    return list?.size ? [t("linux73.twin.free", { type, pages: shortened(list.head(MOST), list.size) })] : [];
  }).join("; ");
}

/** @param {ZoneModel} model */
function below(model) {
  const lines = traysOf(model).trays.map((tray) => {
    const lists = tray.lists.map(({ index, pages }) => {
      const values = { order: orderOfPcpList(index), type: TYPES[index % PCP_TYPES] };
      return t("linux73.twin.list", { ...values, pages: shortened(pages.slice(0, MOST), pages.length) });
    });
    return t("linux73.twin.tray", {
      cpu: tray.cpu,
      count: tray.count,
      high: limitOf(tray),
      lists: lists.join("; "),
    });
  });
  return { title: t("linux73.twin.trays"), lines };
}

/** @param {number[]} pages @param {number} length of the whole list */
function shortened(pages, length) {
  const more = length > pages.length ? ` ${t("scene.more", { count: length - pages.length })}` : "";
  return pages.join(", ") + more;
}

export const inTable = { row, below };
