/** A path of tile units, flat: `[x0, y0, x1, y1, …]`. */
export type Path = number[];

/** The square that a path is cut to. */
export interface ClipBox {
  readonly min: number;
  readonly max: number;
}

type Inside = (x: number, y: number) => boolean;
type Cross = (x0: number, y0: number, x1: number, y1: number) => [number, number];

function clipEdge(ring: Path, inside: Inside, cross: Cross): Path {
  const out: Path = [];
  const length = ring.length;
  let px = ring[length - 2] as number;
  let py = ring[length - 1] as number;
  let previousInside = length > 0 && inside(px, py);
  for (let i = 0; i < length; i += 2) {
    const x = ring[i] as number;
    const y = ring[i + 1] as number;
    const nowInside = inside(x, y);
    if (nowInside !== previousInside) out.push(...cross(px, py, x, y));
    if (nowInside) out.push(x, y);
    px = x;
    py = y;
    previousInside = nowInside;
  }
  return out;
}

const atX =
  (x: number): Cross =>
  (x0, y0, x1, y1) => [x, Math.round(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0))];
const atY =
  (y: number): Cross =>
  (x0, y0, x1, y1) => [Math.round(x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)), y];

/**
 * Cuts an open ring (no closing vertex) to a square (Sutherland and Hodgman, CACM 17, 1974). Parts that the square
 * cuts apart stay joined along its edge, which lies in the tile's buffer, out of sight.
 */
export function clipRing(ring: Path, { min, max }: ClipBox): Path {
  let path = ring;
  if (path.length) path = clipEdge(path, (x) => x >= min, atX(min));
  if (path.length) path = clipEdge(path, (x) => x <= max, atX(max));
  if (path.length) path = clipEdge(path, (_, y) => y >= min, atY(min));
  if (path.length) path = clipEdge(path, (_, y) => y <= max, atY(max));
  return path;
}

/** Cuts a line to a square (Liang and Barsky, ACM TOG 3, 1984): the pieces that lie inside. */
export function clipLine(line: Path, { min, max }: ClipBox): Path[] {
  const pieces: Path[] = [];
  let piece: Path = [];
  for (let i = 2; i < line.length; i += 2) {
    const x0 = line[i - 2] as number;
    const y0 = line[i - 1] as number;
    const dx = (line[i] as number) - x0;
    const dy = (line[i + 1] as number) - y0;
    const range = visibleRange(x0, y0, dx, dy, min, max);
    if (!range) continue;
    const [from, to] = range;
    const startX = Math.round(x0 + dx * from);
    const startY = Math.round(y0 + dy * from);
    if (piece.length === 0 || piece.at(-2) !== startX || piece.at(-1) !== startY) {
      if (piece.length > 2) pieces.push(piece);
      piece = [startX, startY];
    }
    piece.push(Math.round(x0 + dx * to), Math.round(y0 + dy * to));
  }
  if (piece.length > 2) pieces.push(piece);
  return pieces;
}

function visibleRange(
  x: number,
  y: number,
  dx: number,
  dy: number,
  min: number,
  max: number,
): [number, number] | null {
  let from = 0;
  let to = 1;
  const edges: [number, number][] = [
    [-dx, x - min],
    [dx, max - x],
    [-dy, y - min],
    [dy, max - y],
  ];
  for (const [direction, distance] of edges) {
    if (direction === 0 && distance < 0) return null;
    if (direction < 0) from = Math.max(from, distance / direction);
    if (direction > 0) to = Math.min(to, distance / direction);
  }
  return from < to ? [from, to] : null;
}

/** Twice the signed area of an open ring in a plane whose y points down: positive for an MVT shell. */
export function doubleArea(ring: Path): number {
  let sum = 0;
  let px = ring.at(-2) ?? 0;
  let py = ring.at(-1) ?? 0;
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i] as number;
    const y = ring[i + 1] as number;
    sum += px * y - x * py;
    px = x;
    py = y;
  }
  return sum;
}

/** Drops vertices of an open ring that lie on the straight line between their neighbours. */
export function dropCollinear(ring: Path): Path {
  const out: Path = [];
  const count = ring.length / 2;
  for (let i = 0; i < count; i++) {
    const before = out.length ? out.length - 2 : -1;
    const ax = before >= 0 ? (out[before] as number) : (ring[(count - 1) * 2] as number);
    const ay = before >= 0 ? (out[before + 1] as number) : (ring[(count - 1) * 2 + 1] as number);
    const x = ring[i * 2] as number;
    const y = ring[i * 2 + 1] as number;
    const next = ((i + 1) % count) * 2;
    const cross = (x - ax) * ((ring[next + 1] as number) - y) - (y - ay) * ((ring[next] as number) - x);
    if (cross !== 0) out.push(x, y);
  }
  return out;
}
