/** Python is there: it runs the recorded lesson again, and must get the very same records. */

/** @import { Store } from "../shell/store.js" */
/** @import { Engine } from "../engine/engine.js" */

import { t } from "../i18n/language.js";

/** @param {Store} store @param {Engine} engine */
export async function checkRecording(store, engine) {
  const lesson = store.lesson.value;
  if (!lesson) return;
  const same = await engine.verify(lesson.histories[0]).catch(() => false);
  if (same || lesson !== store.lesson.value) return;
  // biome-ignore lint/suspicious/noConsole: the one thing a maintainer must see
  console.error(
    `Python's records of lesson "${lesson.id}" differ from the recorded ones. Rebuild the lessons.`,
  );
  store.notice.value = t("app.differ");
}
