/** Link and pictures in the sandbox's own "Save as…": the share dialog has the same, with choices. */

/** @import { SharedPage } from "./wire.js" */

import { t } from "../i18n/language.js";
import { addSaving } from "../sandbox/export.js";
import { fileName } from "./picture/file-name.js";
import { currentSubject } from "./subject.js";

const WIDTH = 800;

/** @param {SharedPage} page */
export function addShareSavings(page) {
  const subject = () => currentSubject(page);
  /** The modules that draw are loaded when somebody wants a picture. */
  const figure = async () => {
    const { moment, view, name } = await subject();
    const { figureOf } = await import("./picture/figure.js");
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
    make: async () => (await import("./class/paper.js")).figureAsSvg(await figure()),
  });
  addSaving({
    ...entry("png"),
    file: `${fileName("buddyscope")}.png`,
    copy: false,
    make: async () => (await import("./picture/canvas.js")).figureAsPng(await figure(), "light"),
  });
}
