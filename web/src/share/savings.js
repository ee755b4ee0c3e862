/** Link and pictures in the sandbox's own "Save as…": the share dialog has the same, with choices. */

/** @import { SharedPage } from "./start.js" */

import { addSaving } from "../app/save-as.js";
import { t } from "../i18n/language.js";
import { fileName } from "./file-name.js";
import { currentSubject } from "./subject.js";

const WIDTH = 800;

/** @param {SharedPage} page */
export function addShareSavings(page) {
  const subject = () => currentSubject(page);
  /** The modules that draw are loaded when somebody wants a picture. */
  const figure = async () => {
    const { moment, view, name } = await subject();
    const { figureOf } = await import("./figure.js");
    const camera = view.camera ? { from: view.camera[0], span: view.camera[1] } : null;
    if (!moment) throw new Error(t("share.nothing"));
    return figureOf(moment, { width: WIDTH, zone: view.zone ?? null, camera, name });
  };
  const entry = (/** @type {string} */ id) => ({
    id,
    label: () => t(`share.save.${id}`),
    about: () => t(`share.save.${id}.about`),
    able: () => page.store.moment.value !== null,
  });
  addSaving({
    ...entry("link"),
    make: async () => {
      const { hash, page: address } = await subject();
      return address + (await hash(""));
    },
  });
  addSaving({
    ...entry("svg"),
    file: `${fileName("buddyscope")}.svg`,
    type: "image/svg+xml",
    make: async () => (await import("./paper.js")).figureAsSvg(await figure()),
  });
  addSaving({
    ...entry("png"),
    file: `${fileName("buddyscope")}.png`,
    copy: false,
    make: async () => (await import("./canvas.js")).figureAsPng(await figure(), "light"),
  });
}
