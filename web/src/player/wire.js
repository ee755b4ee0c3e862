/** The joint of the player: what its buttons and the keys do. */

/** @import { ReadonlySignal } from "@preact/signals-core" */
/** @import { Player } from "./player.js" */
/** @import { Store } from "../shell/store.js" */

import { playerMoves } from "./actions.js";
import { keyAction, pressOf } from "./keys.js";

/** Narrow screens: what plays is in view. A picture that stays above is. */
export function showStage() {
  const stage = document.querySelector("#stage");
  if (!stage || getComputedStyle(stage).position === "sticky") return;
  if (matchMedia("(max-width: 51.2em)").matches) stage.scrollIntoView({ block: "start" });
}

/**
 * @param {object} page what main.js shares
 * @param {Store} page.store
 * @param {Player} page.player
 * @param {(type: string, act: (detail: any) => void) => void} page.on
 * @param {ReadonlySignal<boolean>} page.linesHere whether lines can be stepped through
 * @param {(dialog: string) => unknown} page.show
 */
export function joinPlayer({ store, player, on, linesHere, show }) {
  const all = playerMoves(store, player);
  /** @type {typeof all} */
  const moves = {
    ...all,
    line: () => linesHere.value && all.line(),
    help: () => show("bs-help"),
    search: () => show("bs-search"),
  };

  on("bs-transport", ({ action }) => {
    moves[action]();
    if (store.playing.value) showStage();
  });
  on("bs-seek", ({ cursor }) => player.scrub(cursor));
  on("bs-goto", ({ cursor }) => {
    player.pause();
    player.seek(cursor, "step");
  });
  on("bs-granularity", ({ granularity }) => {
    store.granularity.value = granularity;
  });
  on("bs-speed", ({ speed }) => {
    store.speed.value = speed;
  });
  on("bs-line", ({ way }) => player.step(way, "line"));
  on("bs-loop", ({ loop }) => {
    store.loop.value = loop;
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const action = keyAction(pressOf(event));
    if (!action) return;
    event.preventDefault();
    moves[action]();
  });
}
