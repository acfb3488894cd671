import { expect, it } from 'vitest';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { GeometryError, loadGeos } from '../../geometry/index.ts';
import { makeRow } from '../feature-set.ts';
import type { RowSet, Tools } from './rows.ts';
import { topologyCheck } from './topology.ts';

const square = (x: number): Uint8Array =>
  encodeWkb({
    type: 'Polygon',
    coordinates: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ],
  });

it('tells of areas that can not be compared instead of ending', async () => {
  const geos = await loadGeos();
  const unworkable = (): never => {
    throw new GeometryError('hold', 'of the test', null);
  };
  const set: RowSet = {
    ...{ origin: 'areas', title: 'areas', fields: [], label: null, filteredFrom: null, restricted: false },
    features: [makeRow(1, 'a', square(0)), makeRow(2, 'b', square(0.5))],
  };
  const notes: [string, number][] = [];
  const tools = {
    ...{ take: () => set, progress: () => undefined, today: '2026-11-28' },
    geos: { ...geos, hold: unworkable, union: unworkable },
    note: (code: string, _: string, rows: number | { count: number }) => {
      const count = typeof rows === 'number' ? rows : rows.count;
      if (count > 0) notes.push([code, count]);
    },
  } as Pick<Tools, 'take' | 'progress' | 'today' | 'geos' | 'note'> as Tools;
  const { set: found } = topologyCheck({ id: 's', op: 'topology-check', input: 'areas', gapM: 10 }, tools);
  expect(found.features).toEqual([]);
  expect(notes).toEqual([
    ['geometry-unworkable', 1],
    ['geometry-unworkable', 2],
  ]);
});
