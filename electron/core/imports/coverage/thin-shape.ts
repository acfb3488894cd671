import type { Geometry, Position } from '../../../../shared/geo/geometry.ts';

/** How far a drawn line may stray at a position, in the units of the coordinates. */
export type ToleranceAt = (x: number, y: number) => number;

/**
 * A shape with fewer positions (Douglas and Peucker, 1973), fine where the tolerance is small and coarse elsewhere.
 * Rings that would collapse keep four positions or go when they are holes.
 */
export function thinShape(geometry: Geometry, tolerance: ToleranceAt): Geometry {
  const line = (positions: readonly Position[]): Position[] => thinLine(positions, tolerance);
  const rings = (list: readonly Position[][]): Position[][] =>
    list.flatMap((ring, i) => {
      const thin = line(ring);
      if (thin.length >= 4) return [thin];
      return i === 0 ? [ring.length > 5 ? quarters(ring) : ring] : [];
    });
  switch (geometry.type) {
    case 'LineString':
      return { type: 'LineString', coordinates: line(geometry.coordinates) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map(line) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: rings(geometry.coordinates) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(rings) };
    default:
      return geometry;
  }
}

const round = (value: number): number => Math.round(value * 1e7) / 1e7;

function quarters(ring: readonly Position[]): Position[] {
  const at = (share: number): Position => ring[Math.floor((ring.length - 1) * share)]!;
  return [at(0), at(1 / 4), at(1 / 2), at(3 / 4), at(1)];
}

/** Without recursion; the ends stay. Positions to seven decimals: a centimetre. */
function thinLine(line: readonly Position[], tolerance: ToleranceAt): Position[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  while (stack.length > 0) {
    const [from, to] = stack.pop()!;
    let worst = 1;
    let index = -1;
    for (let i = from + 1; i < to; i++) {
      const [x, y] = line[i]!;
      const strays = distanceToSegment(x, y, line[from]!, line[to]!) / tolerance(x, y);
      if (strays > worst) {
        worst = strays;
        index = i;
      }
    }
    if (index < 0) continue;
    keep[index] = 1;
    stack.push([from, index], [index, to]);
  }
  return line.filter((_, i) => keep[i] === 1).map(([x, y]) => [round(x), round(y)]);
}

function distanceToSegment(x: number, y: number, [ax, ay]: Position, [bx, by]: Position): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
