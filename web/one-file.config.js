// The whole site as one script and one style sheet, in web/dist/one-file: what `buddyscope export single-file` puts
// into a page. No visitor of the site loads them.
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { mergeConfig } from "vite";
import site from "./vite.config.js";

const web = dirname(fileURLToPath(import.meta.url));
const { rolldownOptions: _, ...build } = site.build ?? {};

export default mergeConfig(
  { ...site, build },
  {
    // addresses that web/one-file/answers.js knows as its own
    base: "https://one-file.invalid/",
    publicDir: false,
    define: { __ONE_FILE__: "true" },
    build: {
      outDir: resolve(web, "dist/one-file"),
      emptyOutDir: true,
      // fonts and pictures go into the script and the style sheet
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      rolldownOptions: {
        input: resolve(web, "one-file/main.js"),
        output: { codeSplitting: false, entryFileNames: "main.js", assetFileNames: "[name][extname]" },
      },
    },
    worker: { rolldownOptions: { output: { entryFileNames: "assets/[name]-[hash].js" } } },
  },
);
