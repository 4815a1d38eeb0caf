// Lines as the base map keeps them, and circles on the globe.
import type { Position } from "geojson";

export function decoded(told: number[][], grid: number): Position[][] {
  return told.map((steps) => {
    const line: Position[] = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i + 1 < steps.length; i += 2) {
      x += steps[i] ?? 0;
      y += steps[i + 1] ?? 0;
      line.push([x / grid, y / grid]);
    }
    return line;
  });
}

const EARTH = 6371.0088; // kilometres, mean radius (IUGG)

export function around(at: [number, number], radius: number, corners = 64): Position[] {
  const [lon, lat] = [(at[0] * Math.PI) / 180, (at[1] * Math.PI) / 180];
  const far = radius / EARTH;
  const ring: Position[] = [];
  for (let i = 0; i <= corners; i += 1) {
    const bearing = (2 * Math.PI * i) / corners;
    const y = Math.asin(Math.sin(lat) * Math.cos(far) + Math.cos(lat) * Math.sin(far) * Math.cos(bearing));
    const x = lon + Math.atan2(Math.sin(bearing) * Math.sin(far) * Math.cos(lat), Math.cos(far) - Math.sin(lat) * Math.sin(y));
    ring.push([(x * 180) / Math.PI, (y * 180) / Math.PI]);
  }
  return ring;
}
