import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { contract } from '../../../shared/contract/index.ts';
import { tableQuery } from '../../../shared/contract/table-query.ts';
import { areaM2, destination } from '../../../shared/geo/geodesic.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import type { AppContext } from '../context.ts';
import { followers } from '../followers.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { selectionProcedures } from './index.ts';

type Client = ContractRouterClient<(typeof contract)['selection']>;

describe('choosing many rows', () => {
  let test: TestWorkspace;
  let selection: Client;
  beforeAll(async () => {
    test = await aWorkspace({ areas: true, followers: followers() });
    const context: AppContext = { ...test.parts, workspace: () => test.workspace };
    selection = createRouterClient(selectionProcedures(context), { context: { log: test.parts.log } });
  });
  afterAll(() => test.close());

  const query = (layer: string, more: object = {}) => tableQuery.parse({ layer, ...more });
  const codes = (layer: string, fids: readonly number[]): string[] =>
    test.workspace.db
      .all<{ fid: number; code: string }>({
        text: `SELECT fid, code FROM "${layer}" ORDER BY code`,
        values: [],
      })
      .filter(({ fid }) => fids.includes(fid))
      .map(({ code }) => code);
  const fidOf = (layer: string, code: string): number =>
    test.workspace.db.get<{ fid: number }>({
      text: `SELECT fid FROM "${layer}" WHERE code = ?`,
      values: [code],
    })?.fid ?? 0;
  const box = (west: number, south: number, east: number, north: number): Position[] => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];

  it('takes what a shape meets, or only what it holds, over several layers', async () => {
    const ring = box(99.99, 14.99, 100.11, 15.11);
    const queries = ['subdistrict', 'village', 'council', 'district'].map((layer) => query(layer));
    const met = await selection.inShape({ queries, ring, relation: 'intersects' });
    expect(met.map(({ layer, fids }) => [layer, codes(layer, fids)])).toEqual([
      ['subdistrict', ['990101', '990102', '990201', '990202']],
      ['village', ['99010101']],
      ['district', ['9901', '9902']],
    ]);
    const held = await selection.inShape({ queries, ring, relation: 'within' });
    expect(held.map(({ layer, fids }) => [layer, codes(layer, fids)])).toEqual([
      ['subdistrict', ['990101']],
      ['village', ['99010101']],
    ]);
  });

  it('reads a lasso that crosses itself, and keeps to what the table shows', async () => {
    // Two wings, west and east of the crossing; run around the other way they must not cancel each other out.
    const bow: Position[] = [
      [100, 14.98],
      [100.2, 15.22],
      [100.2, 14.98],
      [100, 15.22],
    ];
    const found = await selection.inShape({ queries: [query('village')], ring: bow, relation: 'intersects' });
    expect(found[0]?.fids).toHaveLength(4);
    const filters = [{ field: 'name_th', op: 'contains', value: 'ตะวันออก' }];
    const ring = box(99, 14, 101, 16);
    const some = await selection.inShape({
      queries: [query('village', { filters })],
      ring,
      relation: 'intersects',
    });
    expect(codes('village', some[0]?.fids ?? [])).toEqual(['99020101', '99020201']);
    const area = {
      register: 'district',
      id: test.workspace.db.get<{ id: string }>({
        text: "SELECT id FROM district WHERE code = '9901'",
        values: [],
      })?.id,
    };
    const west = await selection.inShape({
      queries: [query('village', { area })],
      ring,
      relation: 'intersects',
    });
    expect(codes('village', west[0]?.fids ?? [])).toEqual(['99010101', '99010201']);
  });

  it('chooses by location: shared ground, within, touching, and a distance to the metre', async () => {
    const of = { layer: 'subdistrict', fids: [fidOf('subdistrict', '990101')] };
    const found = async (
      layer: string,
      relation: 'intersects' | 'within' | 'touches' | 'near',
      distanceM = 0,
    ) => codes(layer, (await selection.byLocation({ query: query(layer), relation, distanceM, of })).fids);
    expect(await found('village', 'within')).toEqual(['99010101']);
    expect(await found('district', 'intersects')).toEqual(['9901', '9902']);
    expect(await found('subdistrict', 'touches')).toEqual(['990102', '990201', '990202']);
    expect(await found('subdistrict', 'within')).toEqual(['990101']);
    // A point is told from another by the metre: 1,000 m east of the corner of the sub-district.
    const at = destination([100.1, 15.05], 90, 1000);
    test.workspace.change({ kind: 'edit', label: { th: 'จุด', en: 'Point' } }, (change) =>
      change.insert('housing_project', { code: 'P2', name_th: 'ไกลหนึ่งกิโล' }, encodePointWkb(...at)),
    );
    expect(await found('housing_project', 'near', 999)).toEqual(['P1']);
    expect(await found('housing_project', 'near', 1001)).toEqual(['P1', 'P2']);
  });

  it('chooses by what a filter says, and measures what is chosen', async () => {
    const filters = [{ field: 'name_th', op: 'starts-with', value: 'ตะวันตก' }];
    const { fids } = await selection.byAttribute({ query: query('subdistrict', { filters }) });
    expect(codes('subdistrict', fids)).toEqual(['990101', '990102']);
    const square = (y: number): number =>
      areaM2({
        type: 'Polygon',
        coordinates: [
          [
            [100, y],
            [100.1, y],
            [100.1, y + 0.1],
            [100, y + 0.1],
            [100, y],
          ],
        ],
      });
    const { areaM2: measured } = await selection.measure({ layer: 'subdistrict', fids });
    expect(Math.abs((measured ?? 0) / (square(15) + square(15.1)) - 1)).toBeLessThan(1e-8);
    expect(await selection.measure({ layer: 'village', fids: [1] })).toEqual({ areaM2: null });
  });

  it('chooses by the same filter again what meets it now, after an edit of that field', async () => {
    const filters = [{ field: 'name_th', op: 'contains', value: 'ตะวันออก' }];
    const chosen = async () =>
      codes('village', (await selection.byAttribute({ query: query('village', { filters }) })).fids);
    expect(await chosen()).toEqual(['99020101', '99020201']);
    test.workspace.change({ kind: 'edit', label: { th: 'แก้ชื่อ', en: 'Rename' } }, (change) =>
      change.update('village', fidOf('village', '99020101'), { name_th: 'บ้านใหม่' }),
    );
    expect(await chosen()).toEqual(['99020201']);
    test.workspace.journal.undo();
    expect(await chosen()).toEqual(['99020101', '99020201']);
  });

  it('names what lies at a place, and passes over what is gone', async () => {
    const rows = [
      { layer: 'village', fid: fidOf('village', '99010101') },
      { layer: 'village', fid: 9999 },
      { layer: 'nowhere', fid: 1 },
      { layer: 'district', fid: fidOf('district', '9901') },
    ];
    expect(await selection.names({ rows })).toEqual([
      { ...rows[0], title: 'บ้านตะวันตกใต้', hint: 'ต.ตะวันตกใต้' },
      { ...rows[3], title: 'ตะวันตก', hint: 'จ.จังหวัดทดสอบ' },
    ]);
  });
});
