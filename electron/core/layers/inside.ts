import { type Geometry, type Position, polygonsOf, type Ring } from '../../../shared/geo/geometry.ts';

const crossings = (rings: readonly Ring[], y: number): number[] => {
  const found: number[] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [x0, y0] = ring[i - 1] ?? [0, 0];
      const [x1, y1] = ring[i] ?? [0, 0];
      if (y0 > y !== y1 > y) found.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
  return found.sort((a, b) => a - b);
};

/** The middle of the widest stretch inside the rings along a parallel, or null where it does not meet them. */
const stretch = (rings: readonly Ring[], y: number): { width: number; at: Position } | null => {
  const x = crossings(rings, y);
  let best: { width: number; at: Position } | null = null;
  for (let i = 0; i + 1 < x.length; i += 2) {
    const [from, to] = [x[i] ?? 0, x[i + 1] ?? 0];
    if (!best || to - from > best.width) best = { width: to - from, at: [(from + to) / 2, y] };
  }
  return best;
};

const firstPosition = (geometry: Geometry): Position | null => {
  let node: unknown = geometry.coordinates;
  while (Array.isArray(node) && Array.isArray(node[0])) node = node[Math.floor(node.length / 2)] ?? node[0];
  return Array.isArray(node) && typeof node[0] === 'number' ? [node[0], Number(node[1])] : null;
};

/**
 * A point that lies inside a polygon for certain (on its surface, not on its border), the point itself, or a vertex
 * about the middle of a line. Null for an empty geometry.
 */
export const pointInside = (geometry: Geometry): Position | null => {
  let best: { width: number; at: Position } | null = null;
  for (const rings of polygonsOf(geometry)) {
    const ys = (rings[0] ?? []).map(([, y]) => y);
    const south = ys.reduce((a, b) => Math.min(a, b), Infinity);
    const north = ys.reduce((a, b) => Math.max(a, b), -Infinity);
    // Not the exact middle: drawn shapes often have vertices there.
    for (const share of [0.4987, 0.2513, 0.7489]) {
      const found = stretch(rings, south + (north - south) * share);
      if (found && (!best || found.width > best.width)) best = found;
    }
  }
  return best?.at ?? firstPosition(geometry);
};

/** True when the point lies inside a polygon, holes out (even-odd rule). */
export const contains = (geometry: Geometry, [x, y]: Position): boolean =>
  polygonsOf(geometry).some((rings) => crossings(rings, y).filter((at) => at > x).length % 2 === 1);
