/** Every component is drawn again when another language is spoken. To be imported before any component. */

import { effect } from "@preact/signals-core";
import { LitElement } from "lit";
import { language } from "../i18n/language.js";

LitElement.addInitializer((element) => {
  /** @type {(() => void) | null} */
  let stop = null;
  element.addController({
    hostConnected() {
      stop = effect(() => {
        if (language.value) element.requestUpdate();
      });
    },
    hostDisconnected() {
      stop?.();
    },
  });
});
