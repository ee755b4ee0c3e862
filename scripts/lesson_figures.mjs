// Figures of the compiled lessons, as JSON on standard output: what each step asks, its words, and how long it plays at 1x.
// Usage: node scripts/lesson_figures.mjs web/public/lessons

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createServer } from "vite";

const folder = process.argv[2] ?? "web/public/lessons";
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const vite = await createServer({
  root: join(new URL("../", import.meta.url).pathname, "web"),
  configFile: false,
  appType: "custom",
  logLevel: "warn",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const { stepRange } = await vite.ssrLoadModule("/src/history/ranges.js");
const { secondsOf } = await vite.ssrLoadModule("/src/player/pace.js");
const wordsOf = (html) => html.replace(/<[^>]*>/g, " ").split(/\s+/).filter(Boolean).length;

/** A thought that is committed: a prediction, a question that comes first, or a challenge. */
const asksOf = ({ predict, question, challenge, practice }) =>
  Boolean(predict) || question?.gate === true || Boolean(challenge) || Boolean(practice);

function figuresOf(id, lang) {
  const lesson = { ...read(`${id}.${lang}.json`), histories: read(`${id}.records.json`).histories };
  const steps = lesson.steps.map((step, at) => ({
    id: step.id,
    kind: step.challenge ? "challenge" : step.predict ? "predict" : step.question ? "question" : "",
    asks: asksOf(step),
    words: wordsOf(step.html),
    seconds: secondsOf(lesson.histories[step.history], stepRange(lesson, at), "step"),
  }));
  const first = steps.findIndex(({ asks }) => asks);
  const before = steps.slice(0, first < 0 ? steps.length : first + 1).reduce((sum, { words }) => sum + words, 0);
  return { id, lang, number: lesson.number, title: lesson.title, steps, before };
}

const names = new Set(readdirSync(folder));
const lessons = read("index.json").lessons.flatMap(({ id, langs }) =>
  langs.filter((lang) => names.has(`${id}.${lang}.json`)).map((lang) => figuresOf(id, lang)),
);
process.stdout.write(`${JSON.stringify(lessons)}\n`);
await vite.close();
