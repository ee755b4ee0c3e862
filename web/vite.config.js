import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const web = dirname(fileURLToPath(import.meta.url));
const manifest = resolve(web, "public/py/manifest.json");

/** Pages: index.html and one folder a further page, e.g. embed/index.html. */
const pages = ["index.html", "embed/index.html", "examples/embed.html", "privacy/index.html"]
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

/**
 * The largest file is asked for by a script of two lines, half a second before the page's own could: unless the visitor
 * saves data, or the address says ?python=later (web/src/engine/python-start.js). An embed asks later or never.
 *
 * @param {string} wasm
 */
const askEarly = (wasm) =>
  `(w=>w=="later"||w!="now"&&navigator.connection?.saveData||document.head.append(Object.assign(document.createElement("link"),` +
  `{rel:"preload",as:"fetch",crossOrigin:"",fetchPriority:"low",href:"./py/${wasm}"})))(new URLSearchParams(location.search).get("python"))`;

/** @type {{ bytes: number }[]} */
const downloads = Object.values(JSON.parse(pythonFiles)?.files ?? {});
const pythonBytes = String(downloads.reduce((sum, { bytes }) => sum + bytes, 0));

const wasm = JSON.parse(pythonFiles)?.files.wasm.path;

/** @type {import("vite").Plugin} */
const earlyPython = {
  name: "early-python",
  apply: "build",
  buildStart() {
    if (wasm) this.emitFile({ type: "asset", name: "early.js", source: askEarly(wasm) });
  },
  transformIndexHtml: {
    order: "post",
    handler(html, { filename, bundle }) {
      const early = Object.keys(bundle ?? {}).find((name) => /^assets\/early-.*\.js$/.test(name));
      if (!early || filename !== resolve(web, "index.html")) return html;
      return html.replace(/(\s*)<script type="module"/, `$1<script async src="./${early}"></script>$&`);
    },
  },
};

/** All that a script imports before it runs. @param {string} id @param {(id: string) => { importedIds: string[] } | null} infoOf @param {Set<string>} found */
function importsOf(id, infoOf, found = new Set()) {
  if (found.has(id)) return found;
  found.add(id);
  for (const each of infoOf(id)?.importedIds ?? []) importsOf(each, infoOf, found);
  return found;
}

/** @type {Map<string, Set<string>>} */
const closures = new Map();

/**
 * What a lesson's first picture needs comes in few pieces, which compress better than many: one that an embed needs as
 * well when it is played, one for the site alone. What an embed's poster needs stays apart.
 *
 * @param {string} id
 * @param {{ getModuleInfo: (id: string) => { importedIds: string[] } | null }} context
 */
function pieceOf(id, context) {
  const needs = (/** @type {string} */ script) => {
    const start = resolve(web, script);
    if (!closures.has(start))
      closures.set(
        start,
        importsOf(start, (each) => context.getModuleInfo(each)),
      );
    return closures.get(start)?.has(id);
  };
  if (!needs("src/main.js") || needs("src/embed/start.js")) return null;
  return needs("src/embed/app.js") ? "picture" : "site";
}

/** Files that every feature has are told apart by its folder. @param {{ name: string, facadeModuleId: string | null }} chunk */
function chunkName({ name, facadeModuleId }) {
  const folder = facadeModuleId && basename(dirname(facadeModuleId));
  return `assets/${folder && ["wire", "deferred"].includes(name) ? `${folder}-` : ""}[name]-[hash].js`;
}

export default defineConfig({
  root: web,
  plugins: [earlyPython, alone],
  // as plain exports: of a kernel's description only what is named comes along
  json: { stringify: false },
  // relative, so that the site works under any path of any host
  base: "./",
  define: { __PYTHON_FILES__: pythonFiles, __PYTHON_BYTES__: pythonBytes, __ONE_FILE__: "false" },
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
      output: {
        // Vite's own script for `import()` is wanted by an embed's poster too
        codeSplitting: {
          groups: [{ name: "preload", test: /vite\/preload-helper/, priority: 1 }, { name: pieceOf }],
        },
        entryFileNames: ({ name }) => (name === "host" ? "embed.js" : "assets/[name]-[hash].js"),
        chunkFileNames: chunkName,
      },
    },
  },
  worker: { format: "es" },
  test: {
    root: dirname(web),
    include: ["tests/**/*.test.js", "web/src/**/*.test.js"],
    // a file whose tests need a document begins with "// @vitest-environment jsdom"
    // other suites run at the same time: no test is a matter of time
    testTimeout: 120_000,
    // tests know every word from the start
    setupFiles: [resolve(web, "src/i18n/all-words.js")],
  },
});
