import { metresPerDegree } from './vertex-grid.ts';

/** A vertex of one piece that lies on, or nearly on, the inner part of another. */
export interface Touch {
  readonly vertex: number;
  readonly piece: number;
  /** Share along the piece. */
  readonly f: number;
  readonly metres: number;
}
/** How two pieces meet. */
export interface Meeting {
  /** Shares along the one and the other where they cross clear of their ends. */
  readonly crossing: { readonly f: number; readonly g: number } | null;
  readonly touches: readonly Touch[];
}

type Flat = readonly [ax: number, ay: number, bx: number, by: number];

/** A piece in metres around a centre: straight in degrees is straight here. */
function flat(xy: Float64Array, piece: number, centre: number, [kx, ky]: readonly [number, number]): Flat {
  const [x0, y0] = [xy[centre * 2] as number, xy[centre * 2 + 1] as number];
  const at = piece * 2;
  return [
    ((xy[at] as number) - x0) * kx,
    ((xy[at + 1] as number) - y0) * ky,
    ((xy[at + 2] as number) - x0) * kx,
    ((xy[at + 3] as number) - y0) * ky,
  ];
}

/** The nearest place of a piece to a point: share along it, and metres. */
export function footOn([ax, ay, bx, by]: Flat, x: number, y: number): { f: number; metres: number } {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / squared;
  const f = Math.min(1, Math.max(0, share));
  return { f, metres: Math.hypot(ax + f * dx - x, ay + f * dy - y) };
}

/** The shares along two pieces where they cross; null where they do not, or run side by side. */
function crossingOf(one: Flat, other: Flat): { f: number; g: number } | null {
  const [dx, dy] = [one[2] - one[0], one[3] - one[1]];
  const [ex, ey] = [other[2] - other[0], other[3] - other[1]];
  const across = dx * ey - dy * ex;
  if (across === 0) return null;
  const [ox, oy] = [other[0] - one[0], other[1] - one[1]];
  const f = (ox * ey - oy * ex) / across;
  const g = (ox * dy - oy * dx) / across;
  return f >= 0 && f <= 1 && g >= 0 && g <= 1 ? { f, g } : null;
}

/** Clear of both ends by the tolerance, measured along the piece. */
const isClear = ([ax, ay, bx, by]: Flat, f: number, snapM: number): boolean => {
  const length = Math.hypot(bx - ax, by - ay);
  return f * length > snapM && (1 - f) * length > snapM;
};

/** The shares along two pieces of lines where they cross, ends included. */
export const crossingAt = (xy: Float64Array, i: number, path: Flat): { f: number; g: number } | null =>
  crossingOf(
    [xy[i * 2] as number, xy[i * 2 + 1] as number, xy[i * 2 + 2] as number, xy[i * 2 + 3] as number],
    path,
  );

/** How two pieces meet, within a tolerance. What meets end to end, within it, is no matter of pieces. */
export function meetingOf(xy: Float64Array, i: number, j: number, snapM: number): Meeting {
  const scale = metresPerDegree(xy[i * 2 + 1] as number);
  const one = flat(xy, i, i, scale);
  const other = flat(xy, j, i, scale);
  const crossing = crossingOf(one, other);
  if (crossing !== null && isClear(one, crossing.f, snapM) && isClear(other, crossing.g, snapM))
    return { crossing, touches: [] };
  const touches: Touch[] = [];
  const touch = (vertex: number, x: number, y: number, piece: number, on: Flat): void => {
    const toEnds = Math.min(Math.hypot(on[0] - x, on[1] - y), Math.hypot(on[2] - x, on[3] - y));
    if (toEnds <= snapM) return;
    const { f, metres } = footOn(on, x, y);
    if (metres <= snapM) touches.push({ vertex, piece, f, metres });
  };
  touch(i, one[0], one[1], j, other);
  touch(i + 1, one[2], one[3], j, other);
  touch(j, other[0], other[1], i, one);
  touch(j + 1, other[2], other[3], i, one);
  return { crossing: null, touches };
}
