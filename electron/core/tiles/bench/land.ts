import type { Extent } from '../../../../shared/contract/base.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import type { BulkRow, OpenWorkspace } from '../../context.ts';

/** The land of the benchmarks of tiles and map: the same shapes at every run. */
export const LAND: Extent = [99, 14, 101, 16];

/** Mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rings of crooked forests that lie over each other. */
export function* forests(count: number, vertices: number): Generator<Position[]> {
  const next = random(11);
  for (let i = 0; i < count; i++) {
    const x = LAND[0] + next() * (LAND[2] - LAND[0]);
    const y = LAND[1] + next() * (LAND[3] - LAND[1]);
    const size = 0.004 + next() * 0.012;
    const ring: Position[] = [];
    for (let v = 0; v < vertices; v++) {
      const angle = (v / vertices) * 2 * Math.PI;
      const radius = size * (0.8 + 0.15 * Math.sin(angle * 7 + i) + 0.05 * next());
      ring.push([x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
    }
    ring.push(ring[0] as Position);
    yield ring;
  }
}

export function* points(count: number): Generator<Position> {
  const next = random(12);
  for (let i = 0; i < count; i++)
    yield [LAND[0] + next() * (LAND[2] - LAND[0]), LAND[1] + next() * (LAND[3] - LAND[1])];
}

/** A net of parcels of four corners that share their borders. */
export function* parcels(count: number): Generator<Position[]> {
  const side = Math.ceil(Math.sqrt(count));
  const at = (x: number, y: number): Position => [
    LAND[0] + ((x + 0.3 * Math.sin(x * 7 + y * 3)) / side) * (LAND[2] - LAND[0]),
    LAND[1] + ((y + 0.3 * Math.cos(x * 5 + y * 11)) / side) * (LAND[3] - LAND[1]),
  ];
  for (let i = 0; i < count; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    yield [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)];
  }
}

export function* areaRows(name: string, rings: Iterable<Position[]>): Generator<BulkRow> {
  let i = 0;
  for (const ring of rings)
    yield { wkb: encodeWkb({ type: 'MultiPolygon', coordinates: [[ring]] }), values: [`${name} ${i++}`] };
}

export function* pointRows(name: string, places: Iterable<Position>): Generator<BulkRow> {
  let i = 0;
  for (const at of places)
    yield { wkb: encodeWkb({ type: 'Point', coordinates: at }), values: [`${name} ${i++}`] };
}

/** Takes rows with a name in as a layer; returns its table. */
export const layerOf = (
  workspace: OpenWorkspace,
  name: string,
  geometryType: 'MultiPolygon' | 'Point',
  rows: Iterable<BulkRow>,
): string =>
  workspace.change({ kind: 'import', label: { th: name, en: name } }, (change) => {
    const columns = [{ name: 'name', title: 'ชื่อ', type: 'text' as const }];
    const more = { kind: 'imported', group: 'imported', labelField: 'name' } as const;
    const table = change.createLayer({ ...more, name, title: name, geometryType, columns });
    change.bulkInsert(table, ['name'], rows);
    return table;
  });
