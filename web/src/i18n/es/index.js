/** Spanish: the same files and keys as English, held equal by tests/web/i18n/dictionaries.test.js. */

import { merged } from "../dictionary.js";

/** @type {Record<string, import("../text.js").Dictionary>} */
export const areas = import.meta.glob(["./*.js", "!./index.js"], { eager: true, import: "default" });

export const es = merged(areas);
