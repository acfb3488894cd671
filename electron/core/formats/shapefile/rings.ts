import Flatbush from 'flatbush';

/** A ring in an array of interleaved coordinates: `[from, to)` in numbers, first position repeated at the end. */
export interface RingRange {
  readonly from: number;
  readonly to: number;
  /** Twice the signed area; above zero is counter-clockwise. */
  readonly area: number;
  readonly box: readonly [number, number, number, number];
}

/** Measures a ring by the shoelace formula, from its first position so that large coordinates lose no digits. */
export function measureRing(xy: Float64Array, from: number, to: number): RingRange {
  const x0 = xy[from]!;
  const y0 = xy[from + 1]!;
  let area = 0;
  let [minX, minY, maxX, maxY] = [x0, y0, x0, y0];
  let ax = 0;
  let ay = 0;
  for (let i = from + 2; i < to; i += 2) {
    const x = xy[i]!;
    const y = xy[i + 1]!;
    if (x < minX) minX = x;
    else if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    else if (y > maxY) maxY = y;
    const bx = x - x0;
    const by = y - y0;
    area += ax * by - bx * ay;
    ax = bx;
    ay = by;
  }
  return { from, to, area, box: [minX, minY, maxX, maxY] };
}

export interface AssembledRings {
  /** Each polygon's rings by number, the shell first. */
  readonly polygons: number[][];
  /** True when a ring ran the wrong way for what it is. */
  readonly reoriented: boolean;
}

const INDEX_FROM = 300;

/**
 * Finds out which ring is a hole of which. In a shapefile shells run clockwise and holes counter-clockwise, in any
 * order; where the outermost ring runs the other way, or all run one way, the direction says nothing and what lies
 * inside an odd number of others is a hole. A hole goes to the smallest shell that holds it: the island in a lake
 * keeps its pond.
 *
 * @param clockwiseShells false where the coordinates were mirrored by swapping the axes
 */
export function assembleRings(
  xy: Float64Array,
  rings: readonly RingRange[],
  clockwiseShells = true,
): AssembledRings {
  const isShellWay = (ring: RingRange): boolean => ring.area < 0 === clockwiseShells;
  if (rings.length === 1) return { polygons: [[0]], reoriented: !isShellWay(rings[0]!) };
  const byArea = rings.map((_, i) => i).sort((a, b) => Math.abs(rings[b]!.area) - Math.abs(rings[a]!.area));
  const holders = findHolders(xy, rings, byArea);
  const nested = holders.some((list) => list.length > 0);
  if (!nested) return { polygons: rings.map((_, i) => [i]), reoriented: !rings.every(isShellWay) };
  const oneWay = rings.every((ring) => isShellWay(ring) === isShellWay(rings[0]!));
  const reversed = byArea.some((i) => holders[i]!.length === 0 && !isShellWay(rings[i]!));
  const hole = (i: number): boolean =>
    oneWay || reversed ? holders[i]!.length % 2 === 1 : !isShellWay(rings[i]!) && holders[i]!.length > 0;
  const polygons = new Map<number, number[]>();
  for (const i of byArea) if (!hole(i)) polygons.set(i, [i]);
  for (const i of byArea) {
    if (!hole(i)) continue;
    const shell = holders[i]!.findLast((holder) => polygons.has(holder));
    if (shell === undefined) polygons.set(i, [i]);
    else polygons.get(shell)!.push(i);
  }
  const reoriented = rings.some((ring, i) => isShellWay(ring) !== polygons.has(i));
  return { polygons: [...polygons].sort(([a], [b]) => a - b).map(([, list]) => list), reoriented };
}

/** For each ring those that it lies in, the largest first. */
function findHolders(xy: Float64Array, rings: readonly RingRange[], byArea: readonly number[]): number[][] {
  const rank = new Int32Array(rings.length);
  byArea.forEach((ring, place) => {
    rank[ring] = place;
  });
  const index = rings.length > INDEX_FROM ? indexOf(rings) : null;
  const holders: number[][] = rings.map(() => []);
  for (const i of byArea) {
    const ring = rings[i]!;
    const larger = index
      ? index.search(...ring.box, (j) => rank[j]! < rank[i]!).sort((a, b) => rank[a]! - rank[b]!)
      : byArea.slice(0, rank[i]!);
    for (const j of larger)
      if (boxWithin(ring.box, rings[j]!.box) && lies(xy, ring, rings[j]!)) holders[i]!.push(j);
  }
  return holders;
}

function indexOf(rings: readonly RingRange[]): Flatbush {
  const index = new Flatbush(rings.length);
  for (const ring of rings) index.add(...ring.box);
  index.finish();
  return index;
}

const boxWithin = (a: RingRange['box'], b: RingRange['box']): boolean =>
  a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];

/** Vertices tried before the answer is left to the direction of the rings. */
const TRIES = 12;

function lies(xy: Float64Array, inner: RingRange, outer: RingRange): boolean {
  const count = (inner.to - inner.from) / 2 - 1;
  const step = Math.max(1, Math.floor(count / TRIES));
  for (let k = 0; k < count; k += step) {
    const i = inner.from + k * 2;
    const side = sideOf(xy, outer, xy[i]!, xy[i + 1]!);
    if (side !== 0) return side > 0;
    const middle = sideOf(xy, outer, (xy[i]! + xy[i + 2]!) / 2, (xy[i + 1]! + xy[i + 3]!) / 2);
    if (middle !== 0) return middle > 0;
  }
  return inner.area > 0 !== outer.area > 0;
}

/** 1 inside, −1 outside, 0 on the ring (by crossings of a ray to the right). */
function sideOf(xy: Float64Array, ring: RingRange, x: number, y: number): -1 | 0 | 1 {
  if (x < ring.box[0] || x > ring.box[2] || y < ring.box[1] || y > ring.box[3]) return -1;
  let inside = false;
  let ax = xy[ring.from]!;
  let ay = xy[ring.from + 1]!;
  for (let i = ring.from + 2; i < ring.to; i += 2) {
    const bx = xy[i]!;
    const by = xy[i + 1]!;
    if (ay > y !== by > y) {
      const turn = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
      if (turn === 0) return 0;
      if (turn > 0 === by > ay) inside = !inside;
    } else if (ay === y && by === y && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return 0;
    else if ((ax === x && ay === y) || (bx === x && by === y)) return 0;
    ax = bx;
    ay = by;
  }
  return inside ? 1 : -1;
}
