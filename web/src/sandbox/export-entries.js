/** What the sandbox itself can be saved as: script, buddyinfo, results. */

/** @import { Store } from "../shell/store.js" */
/** @import { Sandbox } from "./sandbox.js" */

import { t } from "../i18n/language.js";
import { addSaving } from "./export.js";
import { buddyinfoText, resultsCsv, resultsJson, scriptText } from "./export-texts.js";

/** @param {Store} store @param {Sandbox} sandbox */
export function offerSandbox(store, sandbox) {
  const parts = () => {
    const { history } = sandbox;
    const { machine, title } = sandbox.state;
    if (!history || !machine) throw new Error("closed");
    return { history, machine, title };
  };
  /** @param {string} id @param {string} file @param {string} type @param {(of: ReturnType<typeof parts>) => string} make */
  const offer = (id, file, type, make) =>
    addSaving({
      id,
      file,
      type,
      label: () => t(`save.as.${id}`),
      about: () => t(`save.as.${id}.about`),
      make: () => make(parts()),
      able: () => store.sandbox.value.phase === "open",
    });
  offer("script", "buddyscope.txt", "text/plain", ({ machine, title, history }) =>
    scriptText(machine, title, history),
  );
  offer("buddyinfo", "buddyinfo.txt", "text/plain", () => {
    const frame = store.moment.value?.frame;
    return frame ? buddyinfoText(frame) : "";
  });
  offer("csv", "buddyscope.csv", "text/csv", ({ history }) => resultsCsv(history));
  offer("json", "buddyscope.json", "application/json", ({ machine, title, history }) =>
    resultsJson(machine, title, history),
  );
}
