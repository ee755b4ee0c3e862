/** Only while `buddyscope lessons preview` serves the page: asks whether a lesson has changed, and loads anew when one has. */

import "./bs-preview.js";

const PAUSE = 600;

export async function followPreview() {
  const element = /** @type {import("./bs-preview.js").BsPreview} */ (
    document.body.appendChild(document.createElement("bs-preview"))
  );
  let before = -1;
  for (;;) {
    const report = await fetch("./lessons/preview.json")
      .then((response) => response.json())
      .catch(() => null);
    if (report && before >= 0 && report.compiled !== before) return location.reload();
    before = report?.compiled ?? before;
    element.lost = !report;
    element.wrong = report?.wrong ?? [];
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}
