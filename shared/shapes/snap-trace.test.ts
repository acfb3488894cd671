import { describe, expect, it } from 'vitest';
import type { Geometry, Position } from '../geo/geometry.ts';
import { samePlace } from './paths.ts';
import { snapTo } from './snap.ts';
import { BorderNet } from './trace.ts';

const square = (x: number, y: number, side = 1): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
});
const shapes = (): Map<string, Geometry> =>
  new Map([
    ['a', square(0, 0)],
    ['b', square(1, 0)],
  ]);
const reach = { degrees: 0.1, stretch: 1 };

describe('snapping', () => {
  it('takes a vertex before an edge, the nearest of each', () => {
    expect(snapTo([0.95, 0.02], reach, shapes())).toMatchObject({ kind: 'vertex', at: [1, 0] });
    expect(snapTo([0.5, 0.05], reach, shapes())).toMatchObject({
      kind: 'edge',
      shape: 'a',
      at: [0.5, 0],
      a: [0, 0],
    });
    expect(snapTo([0.5, 0.5], reach, shapes())).toBeNull();
  });

  it('measures as the screen does: a degree north is drawn longer than one east', () => {
    expect(snapTo([0.5, 0.09], { degrees: 0.1, stretch: 1.2 }, shapes())).toBeNull();
  });

  it('leaves out the vertex that is being moved, with the edges that move along', () => {
    const moving = (_: string, at: Position): boolean => samePlace(at, [1, 0]);
    expect(snapTo([0.98, 0.01], reach, shapes(), moving)).toBeNull();
  });

  it('finds points, and the right edge among ten thousand', () => {
    const line: Geometry = {
      type: 'LineString',
      coordinates: Array.from({ length: 10_001 }, (_, i): Position => [i / 1000, Math.sin(i / 50)]),
    };
    const found = snapTo([5.0004, Math.sin(5000.4 / 50)], { degrees: 0.0002, stretch: 1 }, [['l', line]]);
    expect(found).toMatchObject({ kind: 'edge', a: [5, Math.sin(100)] });
    const point: Geometry = {
      type: 'MultiPoint',
      coordinates: [
        [3, 3],
        [4, 4],
      ],
    };
    expect(snapTo([4.01, 4.01], reach, [['p', point]])).toMatchObject({ kind: 'vertex', at: [4, 4] });
  });
});

describe('tracing', () => {
  const net = (): BorderNet => new BorderNet(shapes().values(), 1);

  it('follows a border the shorter way, over the vertices between', () => {
    const way = net().from({
      at: [0.9, 0],
      edge: [
        [0, 0],
        [1, 0],
      ],
    });
    expect(
      way.to({
        at: [2, 0.5],
        edge: [
          [2, 0],
          [2, 1],
        ],
      }),
    ).toEqual([
      [1, 0],
      [2, 0],
      [2, 0.5],
    ]);
    expect(way.to({ at: [1, 1] })).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('goes from one area to the next where they share a vertex, and back within one edge', () => {
    const way = net().from({ at: [0, 1] });
    expect(way.to({ at: [2, 1] })).toEqual([
      [1, 1],
      [2, 1],
    ]);
    const edge: [Position, Position] = [
      [0, 0],
      [1, 0],
    ];
    expect(
      net()
        .from({ at: [0.2, 0], edge })
        .to({ at: [0.7, 0], edge: [edge[1], edge[0]] }),
    ).toEqual([[0.7, 0]]);
  });

  it('finds no way to a border that nothing leads to', () => {
    const islands = new BorderNet([square(0, 0), square(5, 5)], 1);
    expect(islands.from({ at: [0, 0] }).to({ at: [5, 5] })).toBeNull();
    expect(islands.from({ at: [0, 0] }).to({ at: [0, 0] })).toBeNull();
  });
});
