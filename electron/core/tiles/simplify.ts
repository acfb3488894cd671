import type { Path } from './clip.ts';
import { TILE_EXTENT } from './tile-grid.ts';

/** Vertices further than a tile away from it are of no account: they are cut off. */
const FAR = 2 * TILE_EXTENT;
/** A vertex that rings pass through in different ways. */
const JUNCTION = -1;

const keyOf = (x: number, y: number): number => (x + FAR) * 4 * FAR + y + FAR;
const isFar = (x: number, y: number): boolean => x < -FAR || x >= FAR || y < -FAR || y >= FAR;

/** The two neighbours of a vertex, whichever way round; never `JUNCTION`. */
function passage(px: number, py: number, nx: number, ny: number): number {
  const a = Math.imul(px | 0, 73856093) ^ Math.imul(py | 0, 19349663);
  const b = Math.imul(nx | 0, 73856093) ^ Math.imul(ny | 0, 19349663);
  return (Math.imul(Math.min(a, b), 31) + Math.max(a, b)) >>> 0;
}

/**
 * Where the borders of a tile's shapes part: the ends of the arcs that are simplified each by itself, once for all shapes
 * that have them. Both neighbours of a border see the same ends, so that they keep it; simplifying shape by shape would tear
 * them apart (Bostock, TopoJSON; here without storing a topology).
 */
export class Junctions {
  private readonly seen = new Map<number, number>();

  /** Takes account of an open ring or a line in the tile's units. */
  add(path: Path, closed: boolean): void {
    const length = path.length;
    for (let i = 0; i < length; i += 2) {
      const x = path[i] as number;
      const y = path[i + 1] as number;
      if (isFar(x, y)) continue;
      const key = keyOf(x, y);
      const before = (i + length - 2) % length;
      const after = (i + 2) % length;
      const isEnd = !closed && (i === 0 || i === length - 2);
      const way = isEnd
        ? JUNCTION
        : passage(
            path[before] as number,
            path[before + 1] as number,
            path[after] as number,
            path[after + 1] as number,
          );
      const known = this.seen.get(key);
      if (known === undefined) this.seen.set(key, way);
      else if (known !== way) this.seen.set(key, JUNCTION);
    }
  }

  has(x: number, y: number): boolean {
    return !isFar(x, y) && this.seen.get(keyOf(x, y)) === JUNCTION;
  }
}

/**
 * An open ring with fewer vertices: none of those left out lay further than `tolerance` units from what is drawn.
 * Junctions stay. The same border gives the same vertices, whichever ring and direction it is walked in.
 */
export function simplifyRing(ring: Path, junctions: Junctions, tolerance: number): Path {
  const start = startOf(ring, junctions);
  const turned = [...ring.slice(start), ...ring.slice(0, start)];
  turned.push(turned[0] as number, turned[1] as number);
  return simplifyLine(turned, junctions, tolerance).slice(0, -2);
}

/** The same for a line, whose ends stay. */
export function simplifyLine(line: Path, junctions: Junctions, tolerance: number): Path {
  const out: Path = [line[0] as number, line[1] as number];
  let from = 0;
  for (let i = 2; i < line.length; i += 2) {
    if (i < line.length - 2 && !junctions.has(line[i] as number, line[i + 1] as number)) continue;
    for (const value of simplifyArc(line.slice(from, i + 2), tolerance).slice(2)) out.push(value);
    from = i;
  }
  return out;
}

/** Rings start at a junction, and those without one at their westernmost vertex: the same for an island and its hole. */
function startOf(ring: Path, junctions: Junctions): number {
  let start = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i] as number;
    const y = ring[i + 1] as number;
    if (junctions.has(x, y)) return i;
    const west = ring[start] as number;
    if (x < west || (x === west && y < (ring[start + 1] as number))) start = i;
  }
  return start;
}

/** Distances are equal now and then: walked from the same end, the same vertex is kept. */
function simplifyArc(arc: Path, tolerance: number): Path {
  if (arc.length <= 4) return arc;
  return isForward(arc) ? thinned(arc, tolerance) : reversed(thinned(reversed(arc), tolerance));
}

function isForward(arc: Path): boolean {
  const end = arc.length - 2;
  for (let i = 0; i < arc.length / 2; i += 1) {
    const [a, b] = [arc[i] as number, arc[i % 2 === 0 ? end - i : end - i + 2] as number];
    if (a !== b) return a < b;
  }
  return true;
}

function reversed(path: Path): Path {
  const out: Path = [];
  for (let i = path.length - 2; i >= 0; i -= 2) out.push(path[i] as number, path[i + 1] as number);
  return out;
}

/** Douglas and Peucker (Cartographica 10, 1973), without recursion. */
function thinned(path: Path, tolerance: number): Path {
  const last = path.length / 2 - 1;
  const keep = new Uint8Array(last + 1);
  keep[0] = 1;
  keep[last] = 1;
  const spans: number[] = [0, last];
  while (spans.length > 0) {
    const to = spans.pop() as number;
    const from = spans.pop() as number;
    const at = furthest(path, from, to, tolerance * tolerance);
    if (at < 0) continue;
    keep[at] = 1;
    spans.push(from, at, at, to);
  }
  const out: Path = [];
  for (let i = 0; i <= last; i++) if (keep[i]) out.push(path[2 * i] as number, path[2 * i + 1] as number);
  return out;
}

/** The vertex between two that lies furthest from the straight line between them, or -1 where none is beyond the limit. */
function furthest(path: Path, from: number, to: number, limit: number): number {
  const ax = path[2 * from] as number;
  const ay = path[2 * from + 1] as number;
  const dx = (path[2 * to] as number) - ax;
  const dy = (path[2 * to + 1] as number) - ay;
  const square = dx * dx + dy * dy;
  let most = limit;
  let found = -1;
  for (let i = from + 1; i < to; i++) {
    const px = (path[2 * i] as number) - ax;
    const py = (path[2 * i + 1] as number) - ay;
    const along = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
    const ox = px - along * dx;
    const oy = py - along * dy;
    const distance = ox * ox + oy * oy;
    if (distance > most) {
      most = distance;
      found = i;
    }
  }
  return found;
}
