/**
 * A shared state in an embed: Python is loaded because somebody asked, the document is run, and its picture is shown,
 * the zone and the part of it that the link names.
 */

/** @import { App } from "./app.js" */
/** @import { BsStage } from "../stage/bs-stage.js" */
/** @import { SharedDocument } from "../share/shared.d.ts" */

import { effect } from "@preact/signals-core";
import { loadingInWords } from "../engine/status-words.js";
import { Timeline } from "../history/timeline.js";
import { t } from "../i18n/language.js";
import { documentIn } from "../share/link/document.js";
import { LinkError } from "../share/link/envelope.js";
import { replay } from "../share/link/replay.js";

/** @param {string} hash @param {App} app @returns {Promise<SharedDocument["view"]>} what of it is to be looked at */
export async function openShared(hash, { store, player, engine }) {
  const document = await documentIn(hash).catch((error) => {
    throw error instanceof LinkError ? new Error(t(`link.error.${error.flaw}`, error.values)) : error;
  });
  engine.start();
  await pythonOf(store);
  const history = await replay(document, engine, () => true);
  if (!history) return undefined;
  const timeline = new Timeline(history);
  store.place.value = "sandbox";
  store.granularity.value = document.view?.grain ?? "step";
  player.show(timeline, { start: 0, limit: timeline.length, cursor: document.cursor });
  return document.view;
}

/** Once the stage stands. @param {BsStage} stage @param {SharedDocument["view"]} view */
export async function lookAt(stage, view) {
  await stage.updateComplete;
  if (view?.zone === undefined) return;
  stage.view = {
    zone: view.zone,
    camera: view.camera ? { from: view.camera[0], span: view.camera[1] } : null,
  };
}

/** @param {App["store"]} store @returns {Promise<void>} rejected when Python cannot start */
function pythonOf(store) {
  return new Promise((resolve, reject) => {
    const stop = effect(() => {
      const { phase, message } = store.engine.value;
      const waiting = document.querySelector(".poster button");
      if (waiting && phase === "loading") waiting.textContent = loadingInWords(store.engine.value);
      if (phase === "ready") resolve();
      if (phase === "failed") reject(new Error(message));
      if (phase !== "loading") queueMicrotask(() => stop());
    });
  });
}
