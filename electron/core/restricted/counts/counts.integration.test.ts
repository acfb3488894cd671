import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { createScheme } from '../../zones/index.ts';
import { addHousehold, LABEL, PASSPHRASE, villageIds } from '../testing/people.ts';

let open: TestWorkspace | undefined;
afterEach(async () => {
  expect(open?.bugs).toEqual([]);
  await open?.close();
});

const VILLAGES = ['99010101', '99010201', '99020101', '99020201'] as const;

/** So many households in each of the four villages, every second with a vulnerable member. */
async function land(...counts: number[]): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  const { workspace } = open;
  await workspace.restricted.create(PASSPHRASE);
  const villages = villageIds(workspace.db);
  workspace.restricted.changeRows(LABEL, (writer) => {
    counts.forEach((count, v) => {
      for (let i = 0; i < count; i++) {
        const { id } = writer.insert('household', { village_id: villages.get(VILLAGES[v] ?? '') ?? null });
        if (i % 2 === 0) writer.insert('hh_member', { household_id: id, vulnerable_types: '["elderly"]' });
      }
    });
  });
  return open;
}

const shown = ({ workspace }: TestWorkspace, layer: string, fid: number): unknown => {
  const counts = workspace.areaCounts(layer, fid);
  const one = (count: { value: number | null; withheld: boolean }) => (count.withheld ? 'ปกปิด' : count.value);
  return counts && [one(counts.households), one(counts.vulnerable)];
};

describe('counts by area', () => {
  it('are not known, rather than zero, where the store holds no household', async () => {
    const test = await land(0, 0, 0, 0);
    expect(shown(test, 'district', 1)).toEqual([null, null]);
    test.workspace.restricted.lock();
    expect(shown(test, 'province', 1)).toEqual([null, null]);
  });

  it('stay while the store is locked, small ones withheld with what would give them away', async () => {
    const test = await land(20, 3, 12, 14);
    const all = () => [
      ...[1, 2, 3, 4].map((fid) => shown(test, 'subdistrict', fid)),
      ...[1, 2].map((fid) => shown(test, 'district', fid)),
      shown(test, 'province', 1),
    ];
    const expected = [
      ['ปกปิด', 'ปกปิด'],
      ['ปกปิด', 'ปกปิด'],
      [12, 6],
      [14, 7],
      [23, 12],
      [26, 13],
      [49, 25],
    ];
    expect(all()).toEqual(expected);
    expect(test.workspace.areaCounts('district', 1)?.stale).toBe(false);
    test.workspace.restricted.lock();
    expect(all()).toEqual(expected);
    expect(test.workspace.areaCounts('district', 1)?.stale).toBe(true);
    expect(shown(test, 'village', 1)).toBeNull();
    // Nothing of it is journalled, and nothing of a person stands in the open file.
    expect(test.workspace.journal.history(50, null).map(({ kind }) => kind)).toEqual(['edit']);
    const { folder } = test.workspace;
    await test.session.close();
    expect(readFileSync(`${folder}/workspace.gpkg`).includes('elderly')).toBe(false);
    await test.session.open(folder);
    expect(all()).toEqual(expected);
  });

  it('follow the rows and the areas, and count households by their place where they have no village', async () => {
    const test = await land(10, 10, 10, 10);
    const { workspace } = test;
    addHousehold(workspace, { code: 'H9' });
    expect(shown(test, 'subdistrict', 1)).toEqual([11, 6]);
    expect(shown(test, 'council_area', 1)).toEqual(['ปกปิด', 'ปกปิด']);
    workspace.change(LABEL, (change) => {
      const council = workspace.db.get<{ id: string }>(sql`SELECT id FROM council_area`)?.id ?? '';
      for (const fid of [1, 3]) change.update('village', fid, { council_area_id: council });
    });
    expect(shown(test, 'council_area', 1)).toEqual([21, 11]);
    workspace.restricted.change(LABEL, (db) => db.run(sql`DELETE FROM hh_member`));
    expect(shown(test, 'district', 1)).toEqual([21, 0]);
  });

  it('are the same after each edit as when all is counted anew', async () => {
    const test = await land(12, 11, 13, 14);
    const { workspace } = test;
    const all = () =>
      [1, 2, 3, 4].map((fid) => shown(test, 'subdistrict', fid)).concat([shown(test, 'province', 1)]);
    const anew = (): unknown[] => {
      // Areas that are touched let everybody be looked at again.
      workspace.change(LABEL, (change) => change.update('village', 1, { name_th: 'บ้านใหม่' }));
      return all();
    };
    expect(all()).toEqual([
      [12, 6],
      [11, 6],
      [13, 7],
      [14, 7],
      [50, 26],
    ]);
    const village = villageIds(workspace.db).get(VILLAGES[2]) ?? '';
    workspace.restricted.change(LABEL, (db) =>
      db.run(sql`UPDATE household SET village_id = ${village} WHERE fid = 1`),
    );
    expect(all()).toEqual([
      [11, 5],
      [11, 6],
      [14, 8],
      [14, 7],
      [50, 26],
    ]);
    workspace.restricted.change(LABEL, (db) =>
      db.run(sql`UPDATE hh_member SET vulnerable_types = '[]' WHERE fid = 1`),
    );
    expect(all()).toEqual([
      [11, 5],
      [11, 6],
      [14, 7],
      [14, 7],
      [50, 25],
    ]);
    workspace.restricted.change(LABEL, (db) => {
      db.run(
        sql`DELETE FROM hh_member WHERE household_id IN (SELECT id FROM household WHERE fid IN (49, 50))`,
      );
      db.run(sql`DELETE FROM household WHERE fid IN (49, 50)`);
    });
    const after = all();
    expect(after[3]).toEqual([12, 6]);
    expect(anew()).toEqual(after);
  });

  it('of zones are withheld with those of their districts', async () => {
    const test = await land(2, 0, 30, 0);
    const { workspace } = test;
    const { layer, id } = createScheme(workspace, 'โซน');
    const zones = ['9901', '9902'].map((code, i) =>
      workspace.change(LABEL, (change) => {
        const zone = change.insert('zone', {
          scheme_id: id,
          code: String(i + 1),
          name_th: `โซน ${i + 1}`,
          color: '#336699',
        });
        change.insert('zone_district', { scheme_id: id, zone_id: zone.id, district_code: code });
        return zone.fid;
      }),
    );
    expect(zones.map((fid) => shown(test, layer, fid))).toEqual([
      ['ปกปิด', 'ปกปิด'],
      ['ปกปิด', 'ปกปิด'],
    ]);
    expect(shown(test, 'province', 1)).toEqual([32, 16]);
    expect(shown(test, 'subdistrict', 2)).toEqual([0, 0]);
  });
});
