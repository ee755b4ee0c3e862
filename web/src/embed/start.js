/** An embed before anybody presses Start: a picture, a button, a link. All else is loaded then. */

import { readParams } from "../share/link/embed-params.js";
import { hearHost, tellHost, tellSize } from "./messages.js";
import { poster } from "./poster.js";
import { applyThemeHere } from "./theme.js";
import { firstLanguage } from "./words.js";

const params = readParams(location.search);
const main = /** @type {HTMLElement} */ (document.querySelector("#embed"));
/** @type {Promise<import("./app.js").EmbedApp> | null} */
let app = null;

applyThemeHere(params.theme);
if (params.motion === "reduce") document.documentElement.dataset.motion = "reduce";
document.documentElement.lang = firstLanguage(params.lang, navigator.languages ?? []);

const shown = poster(main, params, location.hash, start);
tellSize(main);
tellHost({ buddyscope: 1, type: "ready", lesson: params.lesson, step: params.step, started: false });

function start() {
  app ??= load();
  return app;
}

async function load() {
  shown.busy();
  try {
    const { startApp } = await import("./app.js");
    return await startApp(main, params, location.hash);
  } catch (error) {
    app = null;
    const { message } = /** @type {Error} */ (error);
    shown.fail(message);
    tellHost({ buddyscope: 1, type: "error", message });
    throw error;
  }
}

hearHost((message) => {
  if (message.type === "theme") applyThemeHere(message.theme);
  else if (message.type === "pause") void app?.then(({ pause }) => pause()).catch(() => {});
  else
    start().then(
      (running) => (message.type === "play" ? running.play() : running.goTo(message)),
      () => {},
    );
});
