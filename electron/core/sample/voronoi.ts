import type { Position } from '../../../shared/geo/geometry.ts';
import { Bins, distance } from './plane.ts';

/** One site's cell: its neighbours counter-clockwise; corner `i` lies between neighbour `i` and the next one. */
export interface Cell {
  readonly neighbours: readonly number[];
  readonly corners: readonly Position[];
}

/** Each cell is cut by the sites within some times the widest gap only: farther ones cannot reach it. */
const REACH_KM = 13;
const BEYOND = -1;

/** The point equally far from three sites; the sites in ascending order, so that all three cells get the same bits. */
function equidistant(sites: readonly Position[], ids: readonly number[]): Position {
  const [i, j, k] = [...ids].sort((a, b) => a - b) as [number, number, number];
  const [ax, ay] = sites[i] as Position;
  const bx = (sites[j] as Position)[0] - ax;
  const by = (sites[j] as Position)[1] - ay;
  const cx = (sites[k] as Position)[0] - ax;
  const cy = (sites[k] as Position)[1] - ay;
  const d = 2 * (bx * cy - by * cx);
  const b2 = bx * bx + by * by;
  const c2 = cx * cx + cy * cy;
  return [ax + (cy * b2 - by * c2) / d, ay + (bx * c2 - cx * b2) / d];
}

interface Side {
  readonly neighbour: number;
  /** Where the side begins, counter-clockwise. */
  readonly start: Position;
}

/** Keeps of a convex cell what is nearer to `site` than to `other`. */
function cut(sides: readonly Side[], site: Position, other: Position, id: number): readonly Side[] {
  const dx = other[0] - site[0];
  const dy = other[1] - site[1];
  const middle = (dx * (site[0] + other[0]) + dy * (site[1] + other[1])) / 2;
  const over = sides.map(({ start }) => dx * start[0] + dy * start[1] - middle);
  if (over.every((value) => value <= 0)) return sides;
  const kept: Side[] = [];
  sides.forEach((side, i) => {
    const next = (i + 1) % sides.length;
    const from = over[i] as number;
    const to = over[next] as number;
    const end = (sides[next] as Side).start;
    const t = from / (from - to);
    const crossing: Position = [
      side.start[0] + (end[0] - side.start[0]) * t,
      side.start[1] + (end[1] - side.start[1]) * t,
    ];
    if (from <= 0) kept.push(side);
    if (from <= 0 && to > 0) kept.push({ neighbour: id, start: crossing });
    if (from > 0 && to <= 0) kept.push({ neighbour: side.neighbour, start: crossing });
  });
  return kept;
}

/**
 * The Voronoi cells of scattered sites, in the sites' order; `null` for a cell that is open or reaches beyond `half`
 * (the half width of the square drawn on). Neighbouring cells have bit-identical corners.
 */
export function voronoiCells(sites: readonly Position[], half: number): (Cell | null)[] {
  const square: Position[] = [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
  const bins = new Bins(REACH_KM);
  for (const [id, site] of sites.entries()) bins.add(id, site);
  return sites.map((site, self) => {
    const near = bins
      .near(site)
      .filter(({ id }) => id !== self)
      .map(({ id, point }) => ({ id, other: point, far: distance(site, point) }))
      .filter(({ far }) => far < REACH_KM);
    near.sort((a, b) => a.far - b.far);
    let sides: readonly Side[] = square.map((start) => ({ neighbour: BEYOND, start }));
    for (const { id, other } of near) sides = cut(sides, site, other, id);
    const neighbours = sides.map((side) => side.neighbour);
    if (neighbours.includes(BEYOND)) return null;
    const corners = neighbours.map((neighbour, i) =>
      equidistant(sites, [self, neighbour, neighbours[(i + 1) % neighbours.length] as number]),
    );
    return { neighbours, corners };
  });
}
