import { onGlobe, shorterWay } from '../../../shared/geo/antimeridian.ts';
import { type Geometry, type Position, polygonsOf, type Ring } from '../../../shared/geo/geometry.ts';

/**
 * Where a polygon's name stands, in degrees: the widest stretch inside its largest part, looked for along a few
 * parallels around the middle. One point a feature, in one tile, so that a name is never drawn twice.
 * Null for points and lines, which the map labels by itself.
 */
export function labelPoint(geometry: Geometry): Position | null {
  const rings = largestPart(polygonsOf(geometry).map(unbroken));
  if (!rings?.[0]) return null;
  const [south, north] = latitudes(rings[0]);
  let best: { width: number; at: Position } | null = null;
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66]) {
    const lat = south + (north - south) * share;
    const found = widestStretch(rings, lat);
    // Nearer the middle wins unless another parallel is clearly wider.
    if (found && (!best || found.width > best.width * 1.25)) best = found;
  }
  return best && [onGlobe(best.at[0]), best.at[1]];
}

/** The rings of a part that lies over the 180th meridian, its longitudes counted on over it. */
function unbroken(rings: Ring[]): Ring[] {
  let last = rings[0]?.[0]?.[0] ?? 0;
  return rings.map((ring) => {
    let turn = 0;
    return ring.map(([lon, lat]): Position => {
      turn += shorterWay(last, lon + turn);
      last = lon + turn;
      return [last, lat];
    });
  });
}

function largestPart(parts: Ring[][]): Ring[] | null {
  let largest: { area: number; rings: Ring[] } | null = null;
  for (const rings of parts) {
    const area = planarArea(rings[0] ?? []);
    if (!largest || area > largest.area) largest = { area, rings };
  }
  return largest?.rings ?? null;
}

/** In square degrees: good enough to tell a mainland from its islands. */
function planarArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1] as Position;
    const [x1, y1] = ring[i] as Position;
    sum += x0 * y1 - x1 * y0;
  }
  return Math.abs(sum) / 2;
}

function latitudes(ring: Ring): [number, number] {
  let south = Infinity;
  let north = -Infinity;
  for (const [, y] of ring) {
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [south, north];
}

function widestStretch(rings: Ring[], lat: number): { width: number; at: Position } | null {
  const crossings: number[] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [x0, y0] = ring[i - 1] as Position;
      const [x1, y1] = ring[i] as Position;
      if (y0 > lat !== y1 > lat) crossings.push(x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0));
    }
  crossings.sort((a, b) => a - b);
  let best: { width: number; at: Position } | null = null;
  for (let i = 1; i < crossings.length; i += 2) {
    const from = crossings[i - 1] as number;
    const to = crossings[i] as number;
    if (!best || to - from > best.width) best = { width: to - from, at: [(from + to) / 2, lat] };
  }
  return best;
}
