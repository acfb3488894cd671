import { afterEach, describe, expect, it } from 'vitest';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { hasEdge } from '../../../shared/shapes/vertices.ts';
import { sql } from '../db/index.ts';
import { loadGeos } from '../geometry/index.ts';
import { createRecord, updateRecord } from '../records/records.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { settleWith } from './index.ts';

let test: TestWorkspace | undefined;
afterEach(() => test?.close());

const area = (ring: Position[]): Geometry & { type: 'Polygon' } => ({ type: 'Polygon', coordinates: [ring] });
/** On the slanting edge of the first forest, as a pointer is drawn to it: off by its rounding. */
const on = (share: number): Position => [100.4 + share * (100.5 - 100.4), 15.4 + share * (15.43 - 15.4)];
const FIRST = area([
  [100.4, 15.4],
  [100.5, 15.43],
  [100.4, 15.5],
  [100.4, 15.4],
]);
const BESIDE = area([on(0.3), [100.45, 15.35], on(0.7), on(0.3)]);

describe('a shape that a form brings', () => {
  it('shares its border with the neighbour bit by bit, in one change', async () => {
    test = await aWorkspace();
    const { workspace } = test;
    const settle = settleWith(await loadGeos());
    const made = (name: string, shape: typeof FIRST) =>
      createRecord(
        workspace,
        { layer: 'community_forest', values: { name_th: name }, shape, reason: '' },
        settle,
      );
    const first = made('ป่าแรก', FIRST);
    made('ป่าข้างเคียง', BESIDE);
    const shapeOf = (fid: number): Geometry =>
      decodeWkb(
        decodeGpkg(
          workspace.db.get<{ geom: Uint8Array }>(sql`SELECT geom FROM community_forest WHERE fid = ${fid}`)
            ?.geom as Uint8Array,
        ).wkb,
      );
    expect(hasEdge(shapeOf(first.fid), on(0.3), on(0.7))).toBe(true);
    workspace.journal.undo();
    expect(shapeOf(first.fid).coordinates).toEqual([FIRST.coordinates]);
  });

  it('is refused when it crosses itself, with the place, made or changed', async () => {
    test = await aWorkspace();
    const { workspace } = test;
    const settle = settleWith(await loadGeos());
    const bowTie = area([
      [100, 15],
      [100.1, 15.1],
      [100.1, 15],
      [100, 15.1],
      [100, 15],
    ]);
    const expected = expect.objectContaining({
      code: 'shape-invalid',
      details: expect.objectContaining({ trouble: 'self-crossing', lat: 15.05 }),
    });
    const record = { layer: 'community_forest', values: { name_th: 'ป่า' }, reason: '' };
    expect(() => createRecord(workspace, { ...record, shape: bowTie }, settle)).toThrow(expected);
    const { fid } = createRecord(workspace, { ...record, shape: FIRST }, settle);
    expect(() => updateRecord(workspace, { ...record, fid, shape: bowTie }, settle)).toThrow(expected);
  });
});
