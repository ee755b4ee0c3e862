import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const web = dirname(fileURLToPath(import.meta.url));
const manifest = resolve(web, "public/py/manifest.json");

/** Pages: index.html and one folder a further page, e.g. embed/index.html. */
const pages = ["index.html", "embed/index.html", "examples/embed.html"]
  .map((page) => resolve(web, page))
  .filter(existsSync);

/** What the worker downloads, with exact sizes. Written into it so that all downloads can begin at once. */
const pythonFiles = existsSync(manifest) ? readFileSync(manifest, "utf8") : "null";

/** embed.js is an ordinary script, in the company of others: no name of it may meet one of theirs. */
const alone = {
  name: "embed-script-alone",
  /** @param {string} code @param {{ name: string }} chunk */
  renderChunk: (code, { name }) => (name === "host" ? { code: `(()=>{${code}})();`, map: null } : null),
};

export default defineConfig({
  root: web,
  // relative, so that the site works under any path of any host
  base: "./",
  plugins: [alone],
  define: { __PYTHON_FILES__: pythonFiles },
  build: {
    outDir: resolve(web, "dist"),
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    // the policy forbids data: fonts and inline scripts
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // embed.js keeps its name: pages of other people have its address
      input: [...pages, resolve(web, "src/embed/host.js")],
      output: { entryFileNames: ({ name }) => (name === "host" ? "embed.js" : "assets/[name]-[hash].js") },
    },
  },
  worker: { format: "es" },
  test: {
    root: dirname(web),
    include: ["tests/**/*.test.js", "web/src/**/*.test.js"],
    environment: "jsdom",
  },
});
