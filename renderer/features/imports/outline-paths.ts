import type { Extent } from '../../../shared/contract/base.ts';

/** What the small map draws: SVG path texts in pixels, and points. */
export interface DrawnShapes {
  readonly path: string;
  readonly points: readonly (readonly [number, number])[];
}

/** Degrees to pixels of one picture: local equal-scale projection, good enough for a province. */
export interface Frame {
  readonly extent: Extent;
  x(lon: number): number;
  y(lat: number): number;
}

type Position = readonly [number, number];

const isNumberPair = (value: unknown): value is Position =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

/** Walks GeoJSON coordinates of any depth and hands each run of positions (a ring or a line), or a lone position. */
const eachRun = (
  coordinates: unknown,
  onRun: (run: Position[], closed: boolean) => void,
  closed: boolean,
): void => {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return;
  if (isNumberPair(coordinates)) onRun([coordinates], false);
  else if (isNumberPair(coordinates[0])) onRun(coordinates.filter(isNumberPair), closed);
  else for (const part of coordinates) eachRun(part, onRun, closed);
};

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** Visits the runs of a GeoJSON geometry, feature or collection. Anything else is passed over. */
const eachRunOf = (
  geometry: unknown,
  onRun: (run: Position[], closed: boolean, point: boolean) => void,
): void => {
  const inner = partOf(geometry, 'geometry') ?? geometry;
  const nested = partOf(inner, 'geometries');
  if (Array.isArray(nested)) {
    for (const part of nested) eachRunOf(part, onRun);
    return;
  }
  const type = String(partOf(inner, 'type') ?? '');
  const point = type.endsWith('Point');
  const visit = (run: Position[], closed: boolean): void => {
    if (point) for (const position of run) onRun([position], false, true);
    else onRun(run, closed, false);
  };
  eachRun(partOf(inner, 'coordinates'), visit, type.endsWith('Polygon'));
};

/** The smallest extent of all shapes, or null when there are none. */
export const extentOf = (geometries: readonly unknown[]): Extent | null => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    eachRunOf(geometry, (run) => {
      for (const [lon, lat] of run) {
        west = Math.min(west, lon);
        east = Math.max(east, lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
    });
  }
  return Number.isFinite(west) ? [west, south, east, north] : null;
};

/** The first position of a geometry, or null where it has none. */
export const firstPosition = (geometry: unknown): readonly [number, number] | null => {
  let first: Position | null = null;
  eachRunOf(geometry, ([position]) => {
    first ??= position ?? null;
  });
  return first;
};

export const unionOf = (extents: readonly (Extent | null)[]): Extent | null => {
  const known = extents.filter((extent) => extent !== null);
  if (known.length === 0) return null;
  return [
    Math.min(...known.map((e) => e[0])),
    Math.min(...known.map((e) => e[1])),
    Math.max(...known.map((e) => e[2])),
    Math.max(...known.map((e) => e[3])),
  ];
};

/** Fits an extent into `width` × `height` pixels with a margin; a single point gets about ten kilometres around it. */
export const frameOf = (extent: Extent, width: number, height: number, margin = 10): Frame => {
  const [west, south, east, north] = extent;
  const shrink = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const least = east > west || north > south ? 1e-6 : 0.05;
  const wide = Math.max((east - west) * shrink, least);
  const tall = Math.max(north - south, least);
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / tall);
  const [midLon, midLat] = [(west + east) / 2, (south + north) / 2];
  return {
    extent,
    x: (lon) => width / 2 + (lon - midLon) * shrink * scale,
    y: (lat) => height / 2 - (lat - midLat) * scale,
  };
};

/** SVG path of lines and rings, and the points, of all shapes in one frame. Coordinates to a tenth of a pixel. */
export const drawShapes = (geometries: readonly unknown[], frame: Frame): DrawnShapes => {
  const pieces: string[] = [];
  const points: [number, number][] = [];
  const at = ([lon, lat]: Position): [number, number] => [
    Math.round(frame.x(lon) * 10) / 10,
    Math.round(frame.y(lat) * 10) / 10,
  ];
  for (const geometry of geometries) {
    eachRunOf(geometry, (run, closed, point) => {
      if (point) points.push(at(run[0] as Position));
      else pieces.push(`M${run.map((position) => at(position).join(' ')).join('L')}${closed ? 'Z' : ''}`);
    });
  }
  return { path: pieces.join(''), points };
};

/** Degree lines of a frame: two to four each way, at round numbers. */
export const graticuleOf = (extent: Extent): { readonly lons: number[]; readonly lats: number[] } => {
  const span = Math.max(extent[2] - extent[0], extent[3] - extent[1], 0.05);
  const step = [10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01].find((size) => span / size >= 2) ?? 0.01;
  const between = (low: number, high: number): number[] => {
    const lines: number[] = [];
    for (let at = Math.floor(low / step) - 1; at * step <= high + step; at += 1)
      lines.push(Math.round(at * step * 1000) / 1000);
    return lines;
  };
  return { lons: between(extent[0], extent[2]), lats: between(extent[1], extent[3]) };
};
