// Bundles the styles and scripts into the Python package; the built files go into the wheel, Node does not.
import { build } from "esbuild";

await build({
  entryPoints: [
    { in: "src/app.ts", out: "app" },
    { in: "src/app.css", out: "app" },
  ],
  outdir: "../src/sayso/web/static/build",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
