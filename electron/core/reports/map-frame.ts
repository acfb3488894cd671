import proj4 from 'proj4';
import type { Extent } from '../../../shared/contract/base.ts';
import { distanceM } from '../../../shared/geo/geodesic.ts';
import type { Position } from '../../../shared/geo/geometry.ts';

/** A map of `width` × `height` millimetres, drawn in the UTM zone of its middle so that its scale is true. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  /** `EPSG:32647` and so on. */
  readonly crs: string;
  readonly zone: number;
  readonly south: boolean;
  /** The n of 1:n, of true ground at the middle of the map. */
  readonly scale: number;
  /** Millimetres from the top left corner. */
  toPaper(position: Position): Position;
  toGround(paper: Position): Position;
  /** What certainly holds everything inside the frame, in degrees. */
  readonly extent: Extent;
}

/** Room left between what is shown and the frame, as a share of the frame. */
const MARGIN = 0.06;
/** Straight edges of a box in degrees bend in the projection: so many points stand for each. */
const EDGE_POINTS = 16;

/** The frame that shows all of `extent` at the largest scale with a round n. */
export function frameFor(extent: Extent, width: number, height: number): MapFrame {
  const middle: Position = [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
  const zone = Math.min(60, Math.max(1, Math.floor((middle[0] + 180) / 6) + 1));
  const south = middle[1] < 0;
  const utm = proj4(
    'WGS84',
    `+proj=utm +zone=${zone}${south ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`,
  );
  const box = boxOf(edgesOf(extent).map((position) => utm.forward(position) as Position));
  const centre: Position = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const grid = gridFactor(utm, centre);
  const needed = Math.max(
    (box[2] - box[0]) / (width * (1 - MARGIN)),
    (box[3] - box[1]) / (height * (1 - MARGIN)),
  );
  // Grid metres a millimetre; a tiny extent (a single point) still gets a map of its surroundings.
  const scale = roundUp(Math.max(needed / grid, 1) * 1000);
  const perMm = (scale / 1000) * grid;
  const left = centre[0] - (width / 2) * perMm;
  const top = centre[1] + (height / 2) * perMm;
  const toGround = ([x, y]: Position): Position =>
    utm.inverse([left + x * perMm, top - y * perMm]) as Position;
  return {
    width,
    height,
    crs: `EPSG:${(south ? 32700 : 32600) + zone}`,
    zone,
    south,
    scale,
    toPaper: (position) => {
      const [x, y] = utm.forward(position) as Position;
      return [(x - left) / perMm, (top - y) / perMm];
    },
    toGround,
    extent: boxOf(edgesOf([0, 0, width, height]).map(toGround)),
  };
}

/** Grid metres of one true metre at a place of the grid (0.9996 to 1.001). */
function gridFactor(utm: { inverse(at: Position): number[] }, centre: Position): number {
  const half = 500;
  const west = utm.inverse([centre[0] - half, centre[1]]) as Position;
  const east = utm.inverse([centre[0] + half, centre[1]]) as Position;
  return (2 * half) / distanceM(west, east);
}

/** Two figures of a scale are enough: 1:654,321 becomes 1:660,000. */
function roundUp(n: number): number {
  const step = 10 ** (Math.floor(Math.log10(n)) - 1);
  return Math.ceil(n / step - 1e-9) * step;
}

function edgesOf([x0, y0, x1, y1]: Extent): Position[] {
  const share = Array.from({ length: EDGE_POINTS + 1 }, (_, i) => i / EDGE_POINTS);
  return share.flatMap((t): Position[] => [
    [x0 + (x1 - x0) * t, y0],
    [x0 + (x1 - x0) * t, y1],
    [x0, y0 + (y1 - y0) * t],
    [x1, y0 + (y1 - y0) * t],
  ]);
}

function boxOf(positions: readonly Position[]): Extent {
  const xs = positions.map(([x]) => x);
  const ys = positions.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
