/**
 * Every component is drawn again when another language is spoken, and when the cleaner of foreign HTML has come. To be
 * imported before any component.
 */

import { effect } from "@preact/signals-core";
import { LitElement } from "lit";
import { language } from "../i18n/language.js";
import { cleanings } from "../ui/safe-html.js";

LitElement.addInitializer((element) => {
  /** @type {(() => void) | null} */
  let stop = null;
  element.addController({
    hostConnected() {
      stop = effect(() => {
        if (language.value && cleanings.value >= 0) element.requestUpdate();
      });
    },
    hostDisconnected() {
      stop?.();
    },
  });
});
