import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = dirname(fileURLToPath(import.meta.url));

export default defineConfig({
  root: here,
  base: "./",
  build: {
    outDir: resolve(here, "../../../.cache/stage_page"),
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
  },
});
