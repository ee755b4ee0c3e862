/** What the player's buttons and its keys do, by their names, on the page and in an embed. */

/** @import { Store } from "../shell/store.js" */
/** @import { Player } from "./player.js" */

/** @param {Store} store @param {Player} player @returns {Record<string, () => unknown>} */
export function playerMoves({ granularity }, player) {
  const walkBy = (/** @type {Store["granularity"]["value"]} */ grain) => () => {
    granularity.value = grain;
  };
  return {
    start: () => player.toStart(),
    end: () => player.toEnd(),
    back: () => player.step(-1),
    forward: () => player.step(1),
    "request-back": () => player.step(-1, "request"),
    "request-forward": () => player.step(1, "request"),
    toggle: () => player.toggle(),
    request: walkBy("request"),
    function: walkBy("function"),
    step: walkBy("step"),
    line: walkBy("line"),
  };
}
