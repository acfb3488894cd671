import type { Position, Ring } from '../../../shared/geo/geometry.ts';
import { Bins, centroid, signedArea } from './plane.ts';
import type { SeededRandom } from './random.ts';
import { smoothNoise } from './random.ts';
import type { Topology } from './topology.ts';
import { drawTopology } from './topology.ts';
import type { Cell } from './voronoi.ts';
import { voronoiCells } from './voronoi.ts';

/** Half the width of the square that sites are scattered over, in kilometres. */
const HALF_KM = 60;
/** The province is cut from cells whose middles lie within an uneven round of about this radius. */
const RADIUS_KM = 35.2;

/** No two neighbouring sites are asked to stay farther apart than this. */
const WIDEST_KM = 4;

export interface Ground {
  readonly topology: Topology;
  /** A cell's own ring, open, in kilometres. */
  ring(cell: number): Ring;
  /** A cell's middle in kilometres. */
  middle(cell: number): Position;
  /** Square kilometres, about. */
  size(cell: number): number;
  /** The middle of the provincial town. */
  readonly town: Position;
  /** −1 (plain) to 1 (hills), over the plane. */
  hills(x: number, y: number): number;
}

/** Scatters points with a least distance that varies over the plane (dart throwing). */
function scatter(random: SeededRandom, least: (x: number, y: number) => number): Position[] {
  const points: Position[] = [];
  const bins = new Bins(WIDEST_KM);
  for (let tries = 0; tries < 16000; tries++) {
    const x = random.between(-HALF_KM, HALF_KM);
    const y = random.between(-HALF_KM, HALF_KM);
    const gap2 = least(x, y) ** 2;
    const free = bins.near([x, y]).every(({ point }) => (point[0] - x) ** 2 + (point[1] - y) ** 2 > gap2);
    if (!free) continue;
    bins.add(points.length, [x, y]);
    points.push([x, y]);
  }
  return points;
}

/** Moves each site half the way to the middle of its cell, so that few cells are slivers. */
function relaxed(sites: readonly Position[]): Position[] {
  return voronoiCells(sites, HALF_KM).map((cell, i) => {
    const [x, y] = sites[i] as Position;
    if (!cell) return [x, y];
    const [cx, cy] = centroid([...cell.corners]);
    return [x + (cx - x) * 0.55, y + (cy - y) * 0.55];
  });
}

/** The uneven round: radius by direction, of a few waves with chance phases. */
function roundShape(random: SeededRandom): (point: Position) => boolean {
  const waves = [
    [1, 0.1],
    [2, 0.16],
    [3, 0.12],
    [4, 0.07],
    [5, 0.07],
    [7, 0.05],
  ].map(([k, size]) => ({
    k: k as number,
    size: (size as number) * random.between(0.7, 1.25),
    phase: random.between(0, 2 * Math.PI),
  }));
  return ([x, y]) => {
    const direction = Math.atan2(y, x);
    const factor = waves.reduce((sum, { k, size, phase }) => sum + size * Math.cos(k * direction + phase), 1);
    return Math.hypot(x, y) < RADIUS_KM * factor;
  };
}

/** The largest connected set of cells, with every hole filled. */
function onePiece(diagram: readonly (Cell | null)[], chosen: ReadonlySet<number>): number[] {
  const flood = (start: number, within: (id: number) => boolean): Set<number> => {
    const seen = new Set([start]);
    const queue = [start];
    for (let id = queue.pop(); id !== undefined; id = queue.pop())
      for (const other of diagram[id]?.neighbours ?? [])
        if (!seen.has(other) && within(other)) {
          seen.add(other);
          queue.push(other);
        }
    return seen;
  };
  let largest = new Set<number>();
  for (const id of chosen)
    if (!largest.has(id)) {
      const piece = flood(id, (other) => chosen.has(other));
      if (piece.size > largest.size) largest = piece;
    }
  const outside = new Set(diagram.flatMap((cell, id) => (cell === null ? [id] : [])));
  for (let grew = true; grew; ) {
    grew = false;
    diagram.forEach((cell, id) => {
      if (!cell || outside.has(id) || largest.has(id)) return;
      if (cell.neighbours.some((other) => outside.has(other))) {
        outside.add(id);
        grew = true;
      }
    });
  }
  return diagram.flatMap((cell, id) => (cell && !outside.has(id) ? [id] : []));
}

/** The ground the province stands on: some 300 small cells with drawn borders, a town, hills. */
export function makeGround(random: SeededRandom): Ground {
  const seed = random.whole(1, 1_000_000);
  const relief = smoothNoise(seed);
  const slope = random.between(0, 2 * Math.PI);
  const hills = (x: number, y: number): number =>
    0.6 * relief(x / 14, y / 14) + 0.55 * ((x * Math.cos(slope) + y * Math.sin(slope)) / RADIUS_KM);
  const town: Position = [
    -Math.cos(slope) * 7 + random.between(-3, 3),
    -Math.sin(slope) * 7 + random.between(-3, 3),
  ];
  const least = (x: number, y: number): number =>
    Math.min(2.9 + 0.9 * hills(x, y), 1.5 + 0.12 * Math.hypot(x - town[0], y - town[1]));
  const sites = relaxed(scatter(random, (x, y) => Math.min(WIDEST_KM, Math.max(1.5, least(x, y)))));
  const diagram = voronoiCells(sites, HALF_KM);
  const within = roundShape(random);
  const chosen = new Set(sites.flatMap((site, id) => (diagram[id] && within(site) ? [id] : [])));
  const cells = onePiece(diagram, chosen);
  const topology = drawTopology(random, diagram, sites, cells, seed + 7);
  const rings = new Map(cells.map((cell) => [cell, topology.ring(cell)]));
  const middles = new Map([...rings].map(([cell, ring]) => [cell, centroid(ring)]));
  const sizes = new Map([...rings].map(([cell, ring]) => [cell, signedArea(ring)]));
  return {
    topology,
    ring: (cell) => rings.get(cell) as Ring,
    middle: (cell) => middles.get(cell) as Position,
    size: (cell) => sizes.get(cell) as number,
    town,
    hills,
  };
}
