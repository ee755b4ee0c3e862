import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const web = dirname(fileURLToPath(import.meta.url));
const manifest = resolve(web, "public/py/manifest.json");

/** Pages: index.html and one folder a further page, e.g. embed/index.html. */
const pages = ["index.html", "embed/index.html", "privacy/index.html"].map((page) => resolve(web, page)).filter(existsSync);

/** What the worker downloads, with exact sizes. Written into it so that all downloads can begin at once. */
const pythonFiles = existsSync(manifest) ? readFileSync(manifest, "utf8") : "null";

export default defineConfig({
  root: web,
  // relative, so that the site works under any path of any host
  base: "./",
  define: { __PYTHON_FILES__: pythonFiles },
  build: {
    outDir: resolve(web, "dist"),
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    // the policy forbids data: fonts and inline scripts
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
  worker: { format: "es" },
  test: {
    root: dirname(web),
    include: ["tests/**/*.test.js", "web/src/**/*.test.js"],
    environment: "jsdom",
  },
});
