import type { Position, Ring } from '../../../shared/geo/geometry.ts';
import { insideRing, signedArea } from './plane.ts';
import type { SeededRandom } from './random.ts';
import { smoothNoise } from './random.ts';
import type { Cell } from './voronoi.ts';

/**
 * A planar map: small cells whose common borders are drawn once and stored once, so that whatever areas are put
 * together from cells, neighbours have bit-identical vertices and nothing overlaps or gapes.
 */
export interface Topology {
  /** The cells of the province, by id. */
  readonly cells: readonly number[];
  /** Neighbouring cells of the province with the kilometres of common border. */
  readonly neighbours: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** A cell's own ring, open, counter-clockwise, in kilometres. */
  ring(cell: number): Ring;
  /** The area covered by cells as polygons of closed rings: shells counter-clockwise, holes clockwise. */
  assemble(cells: Iterable<number>): Ring[][];
}

/** Kilometres between two vertices of a border, about. */
const STEP_KM = 0.13;
/** How much of the room between a border and its two cells' middles the border may use. */
const ROOM = 0.82;

interface Border {
  /** From the lower cell's point of view, counter-clockwise; ends included. */
  readonly line: readonly Position[];
  readonly length: number;
}

const keyOf = (a: number, b: number): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** The height of the triangle (start, end, site) over the base at `t` of its length. */
function room(start: Position, end: Position, site: Position, t: number): number {
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
  const ux = (end[0] - start[0]) / length;
  const uy = (end[1] - start[1]) / length;
  const along = (site[0] - start[0]) * ux + (site[1] - start[1]) * uy;
  const height = Math.abs(-(site[0] - start[0]) * uy + (site[1] - start[1]) * ux);
  const left = along > 0 ? (height / along) * t * length : Infinity;
  const right = along < length ? (height / (length - along)) * (1 - t) * length : Infinity;
  return Math.min(left, right);
}

/** Midpoint displacement over a base of 2^levels parts: offsets as shares of the base's length, ends at 0. */
function displacements(random: SeededRandom, levels: number, roughness: number): Float64Array {
  const count = 2 ** levels;
  const offsets = new Float64Array(count + 1);
  for (let span = count; span > 1; span /= 2)
    for (let at = span / 2; at < count; at += span) {
      const middle = ((offsets[at - span / 2] as number) + (offsets[at + span / 2] as number)) / 2;
      offsets[at] = middle + ((random.unit() * 2 - 1) * roughness * span ** 0.86) / count ** 0.86;
    }
  return offsets;
}

/**
 * A wiggly line from `start` to `end` that stays between the two cells' middles: a line never crosses itself, as it
 * runs forward along its base, nor another, as the kites (start, site, end, site) of a Voronoi diagram are disjoint.
 */
function wigglyLine(
  random: SeededRandom,
  start: Position,
  end: Position,
  left: Position,
  right: Position,
): Position[] {
  const dx = end[0] - start[0];
  const dy = end[1] - start[1];
  const levels = Math.max(1, Math.round(Math.log2(Math.hypot(dx, dy) / STEP_KM)));
  // A ridge or a road runs straighter than a stream.
  const roughness = random.weighted([
    [0.22, 2],
    [0.4, 4],
    [0.62, 3],
  ]);
  const offsets = displacements(random, levels, roughness);
  const count = 2 ** levels;
  const length = Math.hypot(dx, dy);
  const line: Position[] = [start];
  for (let i = 1; i < count; i++) {
    const t = i / count;
    const wished = (offsets[i] as number) * length;
    const limit = ROOM * room(start, end, wished > 0 ? left : right, t);
    const offset = limit * Math.tanh(wished / limit);
    line.push([start[0] + dx * t - (dy / length) * offset, start[1] + dy * t + (dx / length) * offset]);
  }
  line.push(end);
  return line;
}

/** Bends the whole plane a little, without folding it, so that no border shows the straight bones beneath. */
function bend(seed: number): (point: Position) => Position {
  const wide = [smoothNoise(seed), smoothNoise(seed + 1)] as const;
  const fine = [smoothNoise(seed + 2), smoothNoise(seed + 3)] as const;
  return ([x, y]) => [
    x + 1.5 * wide[0](x / 9, y / 9) + 0.36 * fine[0](x / 2.4, y / 2.4),
    y + 1.5 * wide[1](x / 9, y / 9) + 0.36 * fine[1](x / 2.4, y / 2.4),
  ];
}

function drawBorders(
  random: SeededRandom,
  diagram: readonly (Cell | null)[],
  sites: readonly Position[],
  cells: readonly number[],
  seed: number,
): Map<string, Border> {
  const bent = bend(seed);
  const borders = new Map<string, Border>();
  for (const id of cells) {
    const { neighbours, corners } = diagram[id] as Cell;
    neighbours.forEach((other, i) => {
      const key = keyOf(id, other);
      if (borders.has(key)) return;
      const start = corners[(i + corners.length - 1) % corners.length] as Position;
      const end = corners[i] as Position;
      const drawn = wigglyLine(random, start, end, sites[id] as Position, sites[other] as Position).map(bent);
      const line = id < other ? drawn : drawn.reverse();
      borders.set(key, { line, length: Math.hypot(end[0] - start[0], end[1] - start[1]) });
    });
  }
  return borders;
}

/** Sorts rings into polygons: counter-clockwise rings are shells, the others holes of the shell around them. */
function polygonsFrom(rings: Ring[]): Ring[][] {
  const shells = rings.filter((ring) => signedArea(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const point = hole[0] as Position;
    const around = shells.find(([shell]) => insideRing(shell as Ring, point)) ?? shells[0];
    around?.push(hole);
  }
  for (const ring of rings) ring.push(ring[0] as Position);
  return shells;
}

type Directed = (cell: number, other: number) => readonly Position[];

/** The rings around a set of cells, open: each border with the outside once, joined end to end. */
function ringsAround(
  members: ReadonlySet<number>,
  diagram: readonly (Cell | null)[],
  directed: Directed,
): Ring[] {
  const following = new Map<string, readonly Position[]>();
  for (const cell of members)
    for (const other of (diagram[cell] as Cell).neighbours)
      if (!members.has(other)) {
        const line = directed(cell, other);
        following.set(String(line[0]), line);
      }
  const closed: Ring[] = [];
  for (const [first, begin] of following) {
    if (!following.has(first)) continue;
    const ring: Ring = [];
    for (let line: readonly Position[] | undefined = begin; line; ) {
      ring.push(...line.slice(0, -1));
      following.delete(String(line[0]));
      line = following.get(String(line[line.length - 1]));
    }
    closed.push(ring);
  }
  return closed;
}

/** Draws the borders of chosen cells of a Voronoi diagram and answers for all areas made of them. */
export function drawTopology(
  random: SeededRandom,
  diagram: readonly (Cell | null)[],
  sites: readonly Position[],
  cells: readonly number[],
  seed: number,
): Topology {
  const borders = drawBorders(random, diagram, sites, cells, seed);
  const inside = new Set(cells);
  const directed: Directed = (cell, other) => {
    const { line } = borders.get(keyOf(cell, other)) as Border;
    return cell < other ? line : line.toReversed();
  };
  const neighbours = new Map(
    cells.map((cell) => {
      const around = (diagram[cell] as Cell).neighbours.filter((other) => inside.has(other));
      return [cell, new Map(around.map((other) => [other, borders.get(keyOf(cell, other))?.length ?? 0]))];
    }),
  );
  return {
    cells,
    neighbours,
    ring: (cell) => ringsAround(new Set([cell]), diagram, directed)[0] as Ring,
    assemble: (members) => polygonsFrom(ringsAround(new Set(members), diagram, directed)),
  };
}
