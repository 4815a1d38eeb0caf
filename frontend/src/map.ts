// The events of a selection on MapLibre, over a base map that ships with the program: nothing is fetched from elsewhere.
// The table under the map has the same events; a row that is hovered or focused is shown on the map.
import { AttributionControl, Map as Chart, Marker, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, LngLatBoundsLike, MapMouseEvent, StyleSpecification } from "maplibre-gl";
import type { Feature, FeatureCollection, Position } from "geojson";
import { named, type Name } from "./mapnames";
import { around, decoded } from "./mapshapes";

interface Told {
  id: string;
  label: string;
  href: string;
  lat: number;
  lon: number;
  radius: number;
  how: string;
  when: string | null;
  contested: number;
}
interface Base {
  grid: number;
  land: number[][][];
  borders: number[][];
  disputed: number[][];
  names: Name[];
}
interface Spot {
  at: [number, number];
  radius: number;
  events: Told[];
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
const lines = (told: Position[][]): Feature => ({
  type: "Feature",
  properties: {},
  geometry: { type: "MultiLineString", coordinates: told },
});

function spotsOf(events: Told[]): Spot[] {
  // Events at one point are one mark with their number; nothing is moved aside.
  const found = new Map<string, Spot>();
  for (const one of events) {
    const key = `${one.lat} ${one.lon} ${one.radius}`;
    const spot = found.get(key);
    if (spot) spot.events.push(one);
    else found.set(key, { at: [one.lon, one.lat], radius: one.radius, events: [one] });
  }
  return [...found.values()];
}

function styleOf(base: Base, spots: Spot[], tiles: string | undefined): StyleSpecification {
  const land: Feature[] = base.land.map((rings) => ({
    type: "Feature",
    properties: {},
    geometry: { type: "Polygon", coordinates: decoded(rings, base.grid) },
  }));
  const points: Feature[] = spots.map((spot, index) => ({
    type: "Feature",
    id: index + 1,
    properties: { number: spot.events.length, contested: spot.events.some((one) => one.contested > 0) },
    geometry: { type: "Point", coordinates: spot.at },
  }));
  const areas: Feature[] = spots.flatMap((spot, index) =>
    spot.radius > 0
      ? [{ type: "Feature" as const, id: index + 1, properties: {}, geometry: { type: "Polygon" as const, coordinates: [around(spot.at, spot.radius)] } }]
      : [],
  );
  const size = ["interpolate", ["linear"], ["get", "number"], 1, 6, 10, 11, 100, 18];
  return {
    version: 8,
    sources: {
      ...(tiles ? { tiles: { type: "raster" as const, tiles: [tiles], tileSize: 256, maxzoom: 19 } } : {}),
      land: { type: "geojson", data: collection(land), tolerance: 0.2 },
      borders: { type: "geojson", data: collection([lines(decoded(base.borders, base.grid))]), tolerance: 0.2 },
      disputed: { type: "geojson", data: collection([lines(decoded(base.disputed, base.grid))]), tolerance: 0.2 },
      areas: { type: "geojson", data: collection(areas) },
      points: { type: "geojson", data: collection(points) },
      lit: { type: "geojson", data: collection([]) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land"), "fill-outline-color": colour("--coast") } },
      // over the land that ships with the program, which stays where a tile does not come; under borders, the disputed dotted
      ...(tiles ? [{ id: "tiles", type: "raster" as const, source: "tiles" }] : []),
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("--border"), "line-width": 1 } },
      { id: "disputed", type: "line", source: "disputed", paint: { "line-color": colour("--border"), "line-width": 1.2, "line-dasharray": [1.5, 2.5] } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": colour("--mark"), "fill-opacity": 0.1 } },
      { id: "edges", type: "line", source: "areas", paint: { "line-color": colour("--mark"), "line-width": 1, "line-dasharray": [3, 2] } },
      {
        id: "points",
        type: "circle",
        source: "points",
        paint: {
          "circle-radius": size as never,
          "circle-color": ["case", ["get", "contested"], colour("--land"), colour("--mark")] as never,
          "circle-stroke-color": ["case", ["get", "contested"], colour("--against"), colour("--land")] as never,
          "circle-stroke-width": ["case", ["get", "contested"], 4, 1.5] as never,
        },
      },
      { id: "lit", type: "circle", source: "lit", paint: { "circle-radius": 15, "circle-color": "transparent", "circle-opacity": 0, "circle-stroke-color": colour("--lit"), "circle-stroke-width": 3 } },
    ],
  };
}

// What stands in the map's corner is taken for markup by the library: words are made safe first.
function plain(words: string): string {
  const holder = document.createElement("span");
  holder.textContent = words;
  return holder.innerHTML;
}

function boundsOf(spots: Spot[]): LngLatBoundsLike | undefined {
  if (spots.length === 0) return undefined;
  const room = Math.max(0.4, ...spots.map((spot) => spot.radius / 90));
  const x = spots.map((spot) => spot.at[0]);
  const y = spots.map((spot) => spot.at[1]);
  return [
    [Math.min(...x) - room, Math.max(-85, Math.min(...y) - room)],
    [Math.max(...x) + room, Math.min(85, Math.max(...y) + room)],
  ];
}

function told(spot: Spot, contested: string): HTMLElement {
  // Built from text nodes alone: what a report says is never markup.
  const list = document.createElement("ul");
  list.className = "map-events";
  for (const one of spot.events.slice(0, 30)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = one.href;
    link.textContent = one.label;
    const fine = document.createElement("span");
    fine.textContent = [one.contested ? `≠ ${contested}` : "", one.when ?? "", one.how].filter(Boolean).join(" · ");
    item.append(link, document.createElement("br"), fine);
    list.append(item);
  }
  if (spot.events.length > 30) list.append(`+ ${spot.events.length - 30}`);
  return list;
}

async function draw(place: HTMLElement): Promise<void> {
  const fetched = async <T>(address: string): Promise<T> => (await (await fetch(address)).json()) as T;
  const [base, found] = await Promise.all([
    fetched<Base>(place.dataset["base"] ?? ""),
    fetched<{ events: Told[] }>(place.dataset["events"] ?? ""),
  ]);
  const spots = spotsOf(found.events);
  setWorkerUrl(new URL(place.dataset["worker"] ?? "", location.href).href);
  const note = place.querySelector(".map-note");
  const bounds = boundsOf(spots);
  const chart = new Chart({
    container: place,
    style: styleOf(base, spots, place.dataset["tiles"]),
    ...(bounds ? { bounds } : { center: [20, 25] as [number, number], zoom: 1 }),
    fitBoundsOptions: { maxZoom: 8, padding: 30 },
    maxZoom: place.dataset["tiles"] ? 17 : 11,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: false,
    fadeDuration: 0,
  });
  note?.remove();
  chart.touchZoomRotate.disableRotation();
  chart.addControl(new NavigationControl({ showCompass: false }), "top-right");
  chart.addControl(new ScaleControl({}), "bottom-left");
  chart.addControl(new AttributionControl({ compact: false, customAttribution: ["Natural Earth", ...(place.dataset["credit"] ? [plain(place.dataset["credit"])] : [])] }), "bottom-right");
  chart.getCanvas().setAttribute("aria-label", place.getAttribute("aria-label") ?? "");

  chart.on("click", "points", (event: MapMouseEvent & { features?: { id?: string | number | undefined }[] }) => {
    const spot = spots[Number(event.features?.[0]?.id) - 1];
    if (spot) new Popup({ maxWidth: "22rem", closeButton: true }).setLngLat(spot.at).setDOMContent(told(spot, place.dataset["contested"] ?? "")).addTo(chart);
  });
  chart.on("mouseenter", "points", () => { chart.getCanvas().style.cursor = "pointer"; });
  chart.on("mouseleave", "points", () => { chart.getCanvas().style.cursor = ""; });
  chart.on("load", () => {
    if (!place.dataset["tiles"]) named(chart, base.names, base.grid, Marker);  // tiles have names of their own
    place.dataset["drawn"] = String(spots.length);
  });

  const byEvent = new Map(spots.flatMap((spot) => spot.events.map((one) => [one.id, spot] as const)));
  const show = (target: EventTarget | null): void => {
    const row = target instanceof Element ? target.closest<HTMLElement>("tr[data-event]") : null;
    const spot = row ? byEvent.get(row.dataset["event"] ?? "") : undefined;
    const lit: Feature[] = spot ? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: spot.at } }] : [];
    (chart.getSource("lit") as GeoJSONSource | undefined)?.setData(collection(lit));
  };
  document.addEventListener("pointerover", (event) => show(event.target));
  document.addEventListener("focusin", (event) => show(event.target));
}

const place = document.getElementById("map");
if (place) draw(place).catch(() => { place.dataset["drawn"] = "none"; });
