import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import type { Path } from './clip.ts';
import { cutLayerTile, LabelPoints } from './cut-tile.ts';
import { Junctions, simplifyLine, simplifyRing } from './simplify.ts';

const SIDE = 6;
const STEP = 0.05;
const BENDS = 60;

/** A crooked way from corner to corner, the same from both sides. */
function border(x: number, y: number, along: 0 | 1): Position[] {
  return Array.from({ length: BENDS + 1 }, (_, i): Position => {
    const at = i / BENDS;
    const off =
      0.12 * Math.sin(at * Math.PI) * Math.sin(13 * at + 5 * x + 7 * y + along) + 0.02 * Math.sin(i * 91);
    const [dx, dy] =
      along === 0 ? [at, i === 0 || i === BENDS ? 0 : off] : [i === 0 || i === BENDS ? 0 : off, at];
    return [100 + (x + dx) * STEP, 15 + (y + dy) * STEP];
  });
}

/** A net of areas whose borders are walked there and back again. */
const net = (): Position[][] =>
  Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const [south, east, north, west] = [
      border(x, y, 0),
      border(x + 1, y, 1),
      border(x, y + 1, 0),
      border(x, y, 1),
    ];
    return [
      ...south.slice(0, -1),
      ...east.slice(0, -1),
      ...north.toReversed().slice(0, -1),
      ...west.toReversed(),
    ];
  });

let test: TestWorkspace;
beforeAll(async () => {
  test = await aWorkspace();
  test.workspace.change({ kind: 'import', label: { th: 'เขต', en: 'Areas' } }, (change) => {
    const more = { kind: 'imported', group: 'imported', labelField: null, columns: [] } as const;
    change.createLayer({ ...more, name: 'net', title: 'net', geometryType: 'Polygon' });
    const rows = net().map((ring) => ({
      wkb: encodeWkb({ type: 'Polygon', coordinates: [ring] }),
      values: [],
    }));
    change.bulkInsert('net', [], rows);
  });
});
afterAll(() => test.close());

/** How often each edge of the net's tile is walked, and how many areas there are. */
function edgesAt(z: number): { areas: number; times: number[] } {
  const [x, y] = [Math.floor((280.1 / 360) * 2 ** z), Math.floor(0.4575 * 2 ** z)];
  const drawn = { table: 'net', columns: [], labels: false, clusters: false, telling: null, rows: null };
  const tile = { ...drawn, address: { z, x, y } };
  const bytes = cutLayerTile(test.workspace.db, tile, new LabelPoints());
  const layer = new VectorTile(new PbfReader(bytes)).layers.net;
  const edges = new Map<string, number>();
  for (let i = 0; i < (layer?.length ?? 0); i++)
    for (const ring of layer?.feature(i).loadGeometry() ?? [])
      ring.slice(1).forEach((to, at) => {
        const from = ring[at] ?? to;
        const key = [`${from.x} ${from.y}`, `${to.x} ${to.y}`].sort().join();
        edges.set(key, (edges.get(key) ?? 0) + 1);
      });
  return { areas: layer?.length ?? 0, times: [...edges.values()] };
}

describe('borders that areas share', () => {
  it('have fewer vertices from afar, and are walked by both neighbours still', () => {
    for (const z of [7, 8, 9]) {
      const { areas, times } = edgesAt(z);
      const rim = times.filter((count) => count === 1).length;
      const inner = times.filter((count) => count === 2).length;
      expect(areas).toBe(SIDE * SIDE);
      expect(times.every((count) => count <= 2)).toBe(true);
      // A net of 6 by 6 has 60 borders inside and 24 at the rim: torn ones would count as rims.
      expect(inner / (inner + rim)).toBeGreaterThan(0.69);
      expect(times.length).toBeLessThan((84 * BENDS) / 2);
    }
  });
});

describe('an arc', () => {
  const crooked: Path = Array.from({ length: 80 }, (_, i) => [
    i * 10,
    Math.round(4 * Math.sin(i * 1.7)),
  ]).flat();
  const back = (path: Path): Path =>
    Array.from({ length: path.length / 2 }, (_, i) =>
      path.slice(path.length - 2 * i - 2, path.length - 2 * i),
    ).flat();

  it('is the same walked either way', () => {
    for (const tolerance of [1, 3, 6]) {
      const there = simplifyLine(crooked, new Junctions(), tolerance);
      expect(back(simplifyLine(back(crooked), new Junctions(), tolerance))).toEqual(there);
      expect(there.length).toBeLessThan(crooked.length);
    }
  });

  it('ends where another one comes in', () => {
    const flat: Path = [0, 0, 10, 0, 20, 0, 30, 0];
    const junctions = new Junctions();
    junctions.add(flat, false);
    expect(simplifyLine(flat, junctions, 6)).toEqual([0, 0, 30, 0]);
    junctions.add([20, 0, 20, 50], false);
    expect(simplifyLine(flat, junctions, 6)).toEqual([0, 0, 20, 0, 30, 0]);
  });

  it('of a ring by itself is the same from whichever vertex it starts', () => {
    const ring: Path = Array.from({ length: 60 }, (_, i) => {
      const angle = (i / 60) * 2 * Math.PI;
      return [Math.round(300 * Math.cos(angle)), Math.round(200 * Math.sin(angle) + 3 * Math.sin(i * 7))];
    }).flat();
    const pairs = (path: Path): string[] =>
      Array.from({ length: path.length / 2 }, (_, i) => `${path[2 * i]} ${path[2 * i + 1]}`).sort();
    const first = pairs(simplifyRing(ring, new Junctions(), 6));
    expect(first.length).toBeLessThan(60);
    for (const start of [14, 50]) {
      const turned = [...ring.slice(start), ...ring.slice(0, start)];
      expect(pairs(simplifyRing(turned, new Junctions(), 6))).toEqual(first);
      expect(pairs(simplifyRing(back(turned), new Junctions(), 6))).toEqual(first);
    }
  });
});
