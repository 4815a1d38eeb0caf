// Names of states and towns as elements of the page, in the page's own type: no font is fetched. Where two would cover
// one another the lesser one waits until the map is nearer.
import type { Map as Chart, Marker as MarkerType } from "maplibre-gl";

export type Name = [name: string, x: number, y: number, zoom: number, town: number];
const MOST = 70;

export function named(chart: Chart, names: Name[], grid: number, Marker: typeof MarkerType): void {
  const ordered = [...names].sort((one, other) => one[3] - other[3]);
  let shown: MarkerType[] = [];
  const draw = (): void => {
    for (const one of shown) one.remove();
    shown = [];
    const taken: { x: number; y: number; half: number }[] = [];
    const zoom = chart.getZoom();
    const view = chart.getBounds();
    for (const [name, x, y, from, town] of ordered) {
      if (from > zoom + 1 || shown.length >= MOST) break;
      const at: [number, number] = [x / grid, y / grid];
      if (!view.contains(at)) continue;
      const point = chart.project(at);
      const half = name.length * 3.6 + 8;
      if (taken.some((other) => Math.abs(other.y - point.y) < 18 && Math.abs(other.x - point.x) < other.half + half)) continue;
      taken.push({ x: point.x, y: point.y, half });
      const element = document.createElement("span");
      element.className = town ? "map-name town" : "map-name";
      element.textContent = name;
      element.setAttribute("aria-hidden", "true");
      shown.push(new Marker({ element }).setLngLat(at).addTo(chart));
      // a name is no control: the library's label and stop of the Tab key are taken off again
      element.removeAttribute("aria-label");
      element.removeAttribute("role");
      element.removeAttribute("tabindex");
    }
  };
  chart.on("moveend", draw);
  draw();
}
