/** Every compiled lesson of one language, played on the page: wrong, not sure, hints, right, the challenge by its solution. */

import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { all, Learner, until } from "./learner.js";
import { builtLessons, compiledLesson, openSite } from "./site.js";

/** @param {string} lang */
export function playLessons(lang) {
  const lessons = builtLessons().filter(({ langs }) => langs.includes(lang));
  const learners = lessons.map(({ id }) => new Learner(compiledLesson(id, lang)));

  // among it: records that Python does not get as they were recorded
  const told = vi.spyOn(console, "error");
  afterEach(() => expect(told).not.toHaveBeenCalled());

  beforeAll(async () => {
    await openSite("#/", lang);
    await until(() => expect(all("bs-lesson h1")).toHaveLength(1));
  }, 60_000);

  test("there are lessons to play", () => expect(lessons.length).toBeGreaterThanOrEqual(13));

  describe.each(learners)("$lesson.id", (learner) => {
    const { id, steps } = learner.lesson;
    const asking = steps.filter(({ predict, question }) => predict || question);

    test.each(/** @type {const} */ (["wrong", "unsure"]))("answered all %s", async (verdict) => {
      for (const step of asking) {
        await learner.goTo(step);
        if (step.predict && verdict === "wrong") await learner.readHints(step);
        if (step.predict) await learner.predict(step, verdict);
        if (step.question) await learner.answer(step, verdict);
      }
      if (asking.length) await learner.forget();
    });

    test("played to its end", async () => {
      await learner.goTo(steps[0]);
      for (const [at, step] of steps.entries()) {
        await learner.sees(step);
        if (step.predict) await learner.predict(step, "right");
        if (step.question) await learner.answer(step, "right");
        if (step.challenge) await learner.solve(step);
        await learner.turnCards(step);
        await learner.seeTheEnd(step);
        if (at + 1 < steps.length) await learner.next();
      }
      location.hash = "#/map";
      const row = await until(() => {
        const found = all("bs-map tbody tr").find((tr) => tr.querySelector(`a[href="#/lesson/${id}"]`));
        expect(found).toBeTruthy();
        return found;
      });
      await until(() => expect(row.querySelector(".stop i.done")).toBeTruthy());
    });
  });
}
