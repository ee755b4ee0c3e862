// The engine's test page, built as the site is, with the site's own files for Python beside it.
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { mergeConfig } from "vite";
import site from "../../../web/vite.config.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../..");
const { rolldownOptions: _, ...build } = site.build ?? {};

export default mergeConfig(
  { ...site, build },
  {
    root: here,
    publicDir: resolve(root, "web/public"),
    build: {
      outDir: resolve(root, ".cache/engine_page"),
      rolldownOptions: { input: resolve(here, "index.html") },
    },
  },
);
