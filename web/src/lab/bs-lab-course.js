/** For whoever teaches: this lab, set in ten minutes. */

import { html, LitElement, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-lab-course.css?inline";
import { PRINTERS } from "./printers.js";
import { POLICIES } from "./state.js";

const BUILD_AND_GRADE = `buddyscope lab traces traces
mkdir -p logs
for trace in traces/*.trace; do
    timeout 10 ./lab < "$trace" > "logs/$(basename "$trace" .trace).log"
done
buddyscope lab score logs --policy lower-recent`;

const GRADESCOPE =
  "buddyscope lab score logs --policy lower-recent --gradescope /autograder/results/results.json";
const CLASSROOM = 'buddyscope lab score logs --policy lower-recent --classroom "$GITHUB_OUTPUT" || true';
const LOG = `# pages=64 max_order=7 policy=lower-recent
a 2 -> 12
a 6 -> fail
f 12 2
state 0: 3 7 | 1: 8`;

export class BsLabCourse extends LitElement {
  static styles = [base, buttons, unsafeCSS(styles)];

  render() {
    return html`
      <div class="column" tabindex="0" role="region" aria-label=${t("lab.view.course")}>
        <h2>${t("lab.course.heading")}</h2>
        <p>${t("lab.course.about")}</p>
        <ol>
          <li>
            <h3>${t("lab.course.policy")}</h3>
            <p>${t("lab.course.policy.about")}</p>
            <dl>${POLICIES.map((name) => html`<div><dt translate="no">${name}</dt><dd>${t(`lab.policy.${name}`)}</dd></div>`)}</dl>
          </li>
          <li>
            <h3>${t("lab.course.printer")}</h3>
            <p>${t("lab.course.printer.about")}</p>
            <pre tabindex="0">${LOG}</pre>
            <p class="files">${PRINTERS.map((file) => html`<button class="btn quiet" translate="no" @click=${() => send(this, "bs-lab", { what: "printer", file })}>${file}</button>`)}</p>
          </li>
          <li>
            <h3>${t("lab.course.traces")}</h3>
            <p>${t("lab.course.traces.about")}</p>
            <p class="files"><button class="btn quiet" @click=${() => send(this, "bs-lab", { what: "traces" })}>${t("lab.course.traces.get")}</button></p>
          </li>
          <li>
            <h3>${t("lab.course.grade")}</h3>
            <p>${t("lab.course.grade.about")}</p>
            <pre tabindex="0">${BUILD_AND_GRADE}</pre>
            <h4>Gradescope</h4>
            <pre tabindex="0">${GRADESCOPE}</pre>
            <h4>GitHub Classroom</h4>
            <pre tabindex="0">${CLASSROOM}</pre>
          </li>
          <li>
            <h3>${t("lab.course.students")}</h3>
            <p>${t("lab.course.students.about")} <a href="#/lab">${t("lab.view.write")}</a>, <a href="#/lab/log">${t("lab.view.log")}</a>.</p>
          </li>
        </ol>
        <p>${t("lab.course.more")} <code>docs/own-allocator.md</code></p>
      </div>
    `;
  }
}

customElements.define("bs-lab-course", BsLabCourse);
