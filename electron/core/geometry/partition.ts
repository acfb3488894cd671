import { type Geometry, type Position, polygonsOf } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { Geos } from './geos.ts';

const RADIANS = Math.PI / 180;

/** Degrees of longitude are shorter than those of latitude: distances are compared where both are alike. */
const stretched = (positions: readonly Position[], factor: number): Position[] =>
  positions.map(([x, y]) => [x * factor, y]);

const asMultiPolygon = (geometry: Geometry): Uint8Array =>
  encodeWkb({ type: 'MultiPolygon', coordinates: polygonsOf(geometry) });

function middleLatitude(shape: Geometry): number {
  let south = Infinity;
  let north = -Infinity;
  for (const rings of polygonsOf(shape))
    for (const [, y] of rings[0] ?? []) {
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  return (south + north) / 2;
}

const scaled = (geometry: Geometry, factor: number): Uint8Array =>
  encodeWkb({
    type: 'MultiPolygon',
    coordinates: polygonsOf(geometry).map((rings) => rings.map((ring) => stretched(ring, factor))),
  });

/** The group of the point that lies in a cell; points of one place belong to the first group that has it. */
function groupOf(geos: Geos, cell: Uint8Array, points: readonly { group: number; at: Position }[]): number {
  const shape = geos.prepare(cell);
  try {
    return points.find(({ at: [x, y] }) => shape.intersectsPoint(x, y))?.group ?? -1;
  } finally {
    shape.free();
  }
}

/**
 * Divides an area among groups of points: each piece of ground goes to the group of the nearest point. WGS 84 degrees.
 *
 * @returns a multipolygon for each group; null for one without a point
 */
export function dividedByPoints(
  geos: Geos,
  shape: Uint8Array,
  groups: readonly (readonly Position[])[],
): (Uint8Array | null)[] {
  const geometry = decodeWkb(shape);
  const factor = Math.cos(middleLatitude(geometry) * RADIANS);
  const points = groups.flatMap((group, i) => stretched(group, factor).map((at) => ({ group: i, at })));
  const used = new Set(points.map(({ group }) => group));
  if (used.size < 2) return groups.map((_, i) => (used.has(i) ? asMultiPolygon(geometry) : null));
  const ground = scaled(geometry, factor);
  const cells = geos.voronoi(
    encodeWkb({ type: 'MultiPoint', coordinates: points.map(({ at }) => at) }),
    ground,
  );
  const owners = cells.map((cell) => groupOf(geos, cell, points));
  return groups.map((_, i) => {
    const own = cells.filter((_cell, at) => owners[at] === i);
    if (own.length === 0) return null;
    const part = decodeWkb(geos.intersection(ground, geos.union(own)));
    return scaled(part, 1 / factor);
  });
}

/**
 * Divides an area along lines into as many parts as there are pieces. Pieces that belong together, such as islands, lie
 * apart in the result. WGS 84 degrees; each is a multipolygon, the northernmost first, of two at one height the western.
 */
export function dividedByLines(
  geos: Geos,
  shape: Uint8Array,
  lines: readonly (readonly Position[])[],
): Uint8Array[] {
  const cuts = lines.map((coordinates) => encodeWkb({ type: 'LineString', coordinates: [...coordinates] }));
  const pieces = geos.pieces(shape, cuts).map((piece) => asMultiPolygon(decodeWkb(piece)));
  const topOf = (piece: Uint8Array): Position => {
    const rings = polygonsOf(decodeWkb(piece)).map(([outer = []]) => outer);
    return rings
      .flat()
      .reduce((top, at) => (at[1] > top[1] || (at[1] === top[1] && at[0] < top[0]) ? at : top));
  };
  return pieces
    .map((piece) => ({ piece, top: topOf(piece) }))
    .sort((a, b) => b.top[1] - a.top[1] || a.top[0] - b.top[0])
    .map(({ piece }) => piece);
}
