// Bundles the styles and scripts into the Python package; the built files go into the wheel, Node does not.
import { build } from "esbuild";

const common = {
  outdir: "../src/sayso/web/static/build",
  bundle: true,
  minify: true,
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

await build({
  ...common,
  entryPoints: [
    { in: "src/app.ts", out: "app" },
    { in: "src/app.css", out: "app" },
  ],
  format: "iife",
});

// The map and its worker are modules of their own: only the page with the map loads them. Their licence travels along.
await build({
  ...common,
  legalComments: "eof",
  entryPoints: [
    { in: "src/map.ts", out: "map" },
    { in: "src/map.css", out: "map" },
    { in: "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs", out: "map-worker" },
  ],
  format: "esm",
});
