/** Writes app.css, app.js and the fonts into the folder that Django serves. */
import { build } from "esbuild";
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pruned, subset } from "./kern.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "static", "ui");
const kernSheet = join(here, "node_modules/@kern-ux/native/dist/kern.css");

/** The KERN components that our templates use. */
const components = [
  "kern-btn", "kern-label", "kern-hint", "kern-error", "kern-fieldset",
  "kern-form-input", "kern-form-check", "kern-alert", "kern-title", "kern-sr-only",
];

const kern = {
  name: "kern",
  setup(bundle) {
    bundle.onResolve({ filter: /^kern$/ }, () => ({ path: kernSheet, namespace: "kern" }));
    bundle.onLoad({ filter: /.*/, namespace: "kern" }, async ({ path }) => ({
      contents: pruned(subset(await readFile(path, "utf8"), components)),
      loader: "css",
    }));
  },
};

await rm(target, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: { app: "css/app.css" },
  outdir: target,
  bundle: true,
  minify: true,
  plugins: [kern],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "none",
  logLevel: "warning",
});
await build({
  absWorkingDir: here,
  entryPoints: { app: "js/app.ts" },
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
});
