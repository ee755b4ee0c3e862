/** Writes the posters of all compiled lessons: node scripts/posters.mjs LESSONS_FOLDER OUTPUT_FOLDER */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createServer } from "vite";

const [lessons = "", output = ""] = process.argv.slice(2);
const root = new URL("../", import.meta.url).pathname;
const vite = await createServer({
  root: join(root, "web"),
  configFile: false,
  appType: "custom",
  logLevel: "warn",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const posters = await vite.ssrLoadModule("/src/share/picture/poster.js");
const language = await vite.ssrLoadModule("/src/i18n/language.js");

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(lessons, name), "utf8"));

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
let count = 0;
let bytes = 0;
for (const file of readdirSync(lessons)) {
  const [, id] = /^([a-z0-9][a-z0-9-]*)\.[a-z]{2}\.json$/.exec(file) ?? [];
  if (!id) continue;
  const { histories } = read(`${id}.records.json`);
  const lesson = { ...read(file), histories };
  if (language.isKnown(lesson.lang)) await language.speak(lesson.lang);
  for (const [name, svg] of posters.postersOf(lesson)) {
    writeFileSync(join(output, name), svg);
    count++;
    bytes += svg.length;
  }
}
process.stdout.write(`${count} pictures, ${(bytes / 1e6).toFixed(1)} MB\n`);
await vite.close();
