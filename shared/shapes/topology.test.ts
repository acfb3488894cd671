import { describe, expect, it } from 'vitest';
import { areaM2, lengthM } from '../geo/geodesic.ts';
import type { Geometry, Position, Ring } from '../geo/geometry.ts';
import { borderChanges, carryBorder } from './chains.ts';
import { isGeometry } from './geometry-shape.ts';
import { measureShape } from './measure.ts';
import { withNodes } from './nodes.ts';
import { asLayerType, deleteHole, deletePart, moveBy, ringAround, together, wellWound } from './parts.ts';
import { countVertices, vertexAt } from './paths.ts';
import {
  deleteVertex,
  hasEdge,
  hasVertex,
  insertVertex,
  isJunction,
  moveVertex,
  moveVertexAt,
} from './vertices.ts';

const ring = (...corners: Position[]): Ring => [...corners, corners[0] as Position];
const polygon = (...rings: Ring[]): Geometry => ({ type: 'Polygon', coordinates: rings });

/** A vertex that no short decimal names: what is shared must stay so bit by bit. */
const BEND: Position = [100.1 + 1 / 3e7, 15.05 + Math.PI / 1e6];
/** Two areas side by side with a bend in their common border, and the one around both. */
const west = polygon(ring([100, 15], [100.1, 15], BEND, [100.1, 15.1], [100, 15.1]));
const east = polygon(ring([100.2, 15.1], [100.1, 15.1], BEND, [100.1, 15], [100.2, 15]));
const whole = polygon(ring([100, 15], [100.1, 15], [100.2, 15], [100.2, 15.1], [100.1, 15.1], [100, 15.1]));

const both = (move: (geometry: Geometry) => Geometry | null): [Geometry, Geometry] => {
  const [a, b] = [move(west), move(east)];
  if (a === null || b === null) throw new Error('collapsed');
  return [a, b];
};

describe('a border that two areas share', () => {
  it('moves for both at once: no gap, no overlap, the same area together', () => {
    const to: Position = [100.1234567890123, 15.0456789012345];
    const [a, b] = both((geometry) => moveVertex(geometry, BEND, to));
    expect(hasVertex(a, to) && hasVertex(b, to)).toBe(true);
    expect(hasVertex(a, BEND) || hasVertex(b, BEND)).toBe(false);
    const before = areaM2(west) + areaM2(east);
    expect(Math.abs((areaM2(a) + areaM2(b)) / before - 1)).toBeLessThan(1e-12);
    expect(areaM2(a)).toBeGreaterThan(areaM2(west) * 1.1);
  });

  it('takes a new vertex for both, whichever way they run along it', () => {
    const at: Position = [100.11, 15.02];
    const [a, b] = both((geometry) => insertVertex(geometry, BEND, [100.1, 15], at));
    expect([countVertices(a), countVertices(b)]).toEqual([6, 6]);
    expect(hasEdge(a, at, BEND) && hasEdge(b, at, BEND)).toBe(true);
    expect(insertVertex(whole, BEND, [100.1, 15], at)).toBe(whole);
  });

  it('gives a vertex up for both, but not where a third border leaves it', () => {
    expect(isJunction([west, east, whole], BEND)).toBe(false);
    const [a, b] = both((geometry) => deleteVertex(geometry, BEND));
    expect([countVertices(a), countVertices(b)]).toEqual([4, 4]);
    expect(isJunction([west, east], [100.1, 15])).toBe(true);
    expect(isJunction([whole], [100.1, 15])).toBe(false);
  });

  it('moves the first position of a ring with the one that closes it', () => {
    const to: Position = [99.9, 14.9];
    expect(moveVertex(west, [100, 15], to)).toEqual(
      polygon(ring(to, [100.1, 15], BEND, [100.1, 15.1], [100, 15.1])),
    );
    expect(moveVertexAt(west, { part: 0, ring: 0, index: 0 }, to)).toEqual(moveVertex(west, [100, 15], to));
    expect(deleteVertex(west, [100, 15])).toEqual(
      polygon(ring([100.1, 15], BEND, [100.1, 15.1], [100, 15.1])),
    );
  });

  it('never collapses a ring or a line', () => {
    const triangle = polygon(ring([0, 0], [1, 0], [0, 1]));
    expect(deleteVertex(triangle, [1, 0])).toBeNull();
    expect(moveVertex(triangle, [1, 0], [0, 1])).toBeNull();
    expect(
      deleteVertex(
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        },
        [0, 0],
      ),
    ).toBeNull();
    expect(moveVertex({ type: 'Point', coordinates: [1, 2] }, [1, 2], [3, 4])).toEqual({
      type: 'Point',
      coordinates: [3, 4],
    });
  });

  it('knows a place that lies on an edge, and gives the neighbour that very vertex', () => {
    const at: Position = [100.1 + (BEND[0] - 100.1) * 0.3, 15 + (BEND[1] - 15) * 0.3];
    const noded = withNodes(east, [at, [100.15, 15.05]]);
    expect(countVertices(noded)).toBe(6);
    expect(hasEdge(noded, [100.1, 15], at) && hasEdge(noded, at, BEND)).toBe(true);
    expect(withNodes(noded, [at])).toBe(noded);
  });
});

describe('carrying a border to other registers', () => {
  it('replaces the stretch in the neighbour, however many vertices it has got or lost', () => {
    const is: Position[] = [
      [100.12, 15.03],
      [100.13, 15.06],
      [100.11, 15.08],
    ];
    const after = polygon(ring([100, 15], [100.1, 15], ...is, [100.1, 15.1], [100, 15.1]));
    const changes = borderChanges(west, after);
    expect(changes).toEqual([{ from: [100.1, 15], to: [100.1, 15.1], was: [BEND], is }]);
    const { geometry, left } = carryBorder(east, changes);
    expect(left).toEqual([]);
    expect(areaM2(geometry) + areaM2(after)).toBeCloseTo(areaM2(west) + areaM2(east), 2);
    for (const at of is) expect(hasVertex(geometry, at)).toBe(true);
    expect(carryBorder(whole, changes).geometry).toBe(whole);
  });

  it('moves the outer border of the area above, vertex by vertex where borders fork', () => {
    const moved = moveVertex(west, [100.1, 15], [100.1, 14.95]) as Geometry;
    const { geometry, left } = carryBorder(whole, borderChanges(west, moved));
    expect(left).toEqual([]);
    expect(hasVertex(geometry, [100.1, 14.95])).toBe(true);
    expect(hasVertex(carryBorder(east, borderChanges(west, moved)).geometry, [100.1, 14.95])).toBe(true);
  });

  it('says what it could not carry: a fork within a stretch that has fewer vertices now', () => {
    const short = polygon(ring([100, 15], [100.1, 15.1], [100, 15.1]));
    const { geometry, left } = carryBorder(whole, borderChanges(west, short));
    expect(left).toHaveLength(1);
    expect(geometry).toBe(whole);
  });
});

describe('parts', () => {
  const hole: Ring = ring([100.02, 15.02], [100.02, 15.04], [100.04, 15.04], [100.04, 15.02]);
  const two: Geometry = {
    type: 'MultiPolygon',
    coordinates: [
      [ring([100, 15], [100.1, 15], [100.1, 15.1], [100, 15.1]), hole],
      [ring([101, 15], [101.1, 15], [101, 15.1])],
    ],
  };
  it('go one by one, and holes are filled', () => {
    expect(ringAround(two, [100.03, 15.03])).toMatchObject({ part: 0, ring: 1 });
    expect(ringAround(two, [100.01, 15.03])).toMatchObject({ part: 0, ring: 0 });
    expect(ringAround(two, [102, 15])).toBeNull();
    expect(deleteHole(two, 0, 1)?.coordinates).toEqual([[two.coordinates[0]?.[0]], two.coordinates[1]]);
    const rest = deletePart(two, 0);
    expect(rest?.coordinates).toEqual([two.coordinates[1]]);
    expect(rest && deletePart(rest, 0)).toBeNull();
  });
  it('fit the layer they are for, or not at all', () => {
    expect(asLayerType(west, 'MultiPolygon')).toEqual({
      type: 'MultiPolygon',
      coordinates: [west.coordinates],
    });
    expect(asLayerType(two, 'Polygon')).toBeNull();
    expect(asLayerType(west, 'MultiLineString')).toBeNull();
    expect(asLayerType(two, 'Mixed')).toBe(two);
    expect(together([west, two])?.coordinates).toHaveLength(3);
  });
  it('run the way the standards want', () => {
    const clockwise = polygon([...(west.coordinates[0] as Ring)].reverse(), [...hole].reverse());
    expect(wellWound(clockwise)).toEqual(polygon(west.coordinates[0] as Ring, hole));
    expect(wellWound(two)).toBe(two);
  });
  it('move as a whole and keep their shape closed', () => {
    const moved = moveBy(two, 0.001, -0.002);
    expect(isGeometry(moved)).toBe(true);
    expect(vertexAt(moved, { part: 1, ring: 0, index: 1 })).toEqual([101.101, 14.998]);
  });
});

describe('measures while drawing', () => {
  it('agree with GeographicLib', () => {
    expect((measureShape(west).areaM2 ?? 0) / areaM2(west)).toBeCloseTo(1, 7);
    const way: Geometry = {
      type: 'LineString',
      coordinates: [
        [100, 15],
        [100.05, 15.02],
        [100.051, 15.021],
        [101, 16],
      ],
    };
    expect((measureShape(way).lengthM ?? 0) / (lengthM(way) ?? 1)).toBeCloseTo(1, 6);
    expect(measureShape({ type: 'Point', coordinates: [100, 15] })).toEqual({ areaM2: null, lengthM: null });
  });
});

describe('a geometry from outside', () => {
  it('is taken only when it is one', () => {
    expect(isGeometry(west)).toBe(true);
    for (const bad of [
      null,
      { type: 'Polygon', coordinates: [] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
      { type: 'Point', coordinates: [200, 0] },
      { type: 'Point', coordinates: [Number.NaN, 0] },
      { type: 'Point', coordinates: [1, 2, 3] },
      { type: 'LineString', coordinates: [[0, 0]] },
      { type: 'toString', coordinates: [0, 0] },
    ])
      expect(isGeometry(bad)).toBe(false);
  });
});
