/** English, from one dictionary file for each area. A new file here is found by itself. */

import { merged } from "../dictionary.js";

/** @type {Record<string, import("../text.js").Dictionary>} */
export const areas = import.meta.glob(["./*.js", "!./index.js"], { eager: true, import: "default" });

export const en = merged(areas);
