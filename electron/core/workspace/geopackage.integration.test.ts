import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { REGISTERS } from '../../../shared/domain/registers/index.ts';
import { ATTRIBUTE_TABLES } from '../db/attribute-tables.ts';
import { countRows, extentOfTable } from '../db/contents.ts';
import { openDb } from '../db/open-db.ts';
import { sql } from '../db/sql.ts';
import type { WritableDb } from '../db/types.ts';
import { aWorkspace, fillAreas, type TestWorkspace } from '../testing/workspace.ts';

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;
const LABEL = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };
let open: TestWorkspace | undefined;
afterEach(() => open?.close());

const gdal = (program: 'ogrinfo' | 'ogr2ogr', ...args: string[]): string => {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0 || /ERROR|Warning/.test(stderr)) throw new Error(`${program}: ${stderr}`);
  return stdout;
};

/** What GDAL says of a layer: rows and extent. */
function seenByGdal(file: string, layer: string): { count: number; extent: number[] | null } {
  const said = gdal('ogrinfo', '-so', file, layer);
  const count = Number(/Feature Count: (\d+)/.exec(said)?.[1]);
  const box = /Extent: \(([-\d.]+), ([-\d.]+)\) - \(([-\d.]+), ([-\d.]+)\)/.exec(said);
  return { count, extent: box ? box.slice(1).map(Number) : null };
}

describe.skipIf(!hasGdal)('workspace.gpkg in GDAL (needs gdal-bin)', () => {
  it('shows the registers and linked tables, and nothing of the system’s', async () => {
    open = await aWorkspace({ areas: true });
    const { gpkgPath } = open.workspace;
    await open.session.close({ backup: false });
    const listed = gdal('ogrinfo', '-q', gpkgPath).match(/^\d+: (\S+)/gm) ?? [];
    const names = listed.map((line) => line.replace(/^\d+: /, '')).sort();
    const registers = REGISTERS.filter((register) => register.store === 'workspace').map(({ key }) => key);
    expect(names).toEqual([...registers, ...ATTRIBUTE_TABLES].sort());
  });

  it('has the counts and extents that the workspace has, with the log still open and after closing', async () => {
    open = await aWorkspace({ areas: true });
    const { gpkgPath, folder } = open.workspace;
    const agree = (): void => {
      const { db } = (open as TestWorkspace).workspace;
      for (const table of ['province', 'district', 'subdistrict', 'village', 'community_forest', 'zone']) {
        const said = seenByGdal(gpkgPath, table);
        expect([table, said.count]).toEqual([table, countRows(db, table)]);
        const extent = extentOfTable(db, table);
        const rounded = (box: readonly number[] | null): string[] | undefined =>
          box?.map((value) => value.toFixed(6));
        expect(rounded(said.extent)).toEqual(rounded(extent));
      }
    };
    agree();
    open.workspace.change(LABEL, (change) => {
      change.remove('subdistrict', [4]);
      change.update('village', 1, { name_th: 'บ้านใหม่' });
    });
    agree();
    await open.session.close({ backup: false });
    await open.session.open(folder);
    agree();
    const thai = gdal(
      'ogrinfo',
      '-q',
      gpkgPath,
      '-sql',
      "SELECT name_th FROM village WHERE name_th = 'บ้านใหม่'",
    );
    expect(thai).toContain('name_th (String) = บ้านใหม่');
  });

  it('takes over what GDAL writes while it is closed: changed, added and deleted rows, as one change to take back', async () => {
    open = await aWorkspace({ areas: true });
    const { gpkgPath, folder } = open.workspace;
    await open.session.close({ backup: false });
    gdal(
      'ogrinfo',
      '-q',
      gpkgPath,
      '-sql',
      "UPDATE subdistrict SET name_th = 'ชื่อจาก ''QGIS''' WHERE code = '990101'",
    );
    gdal('ogrinfo', '-q', gpkgPath, '-sql', "DELETE FROM village WHERE code = '99010101'");
    const added = join(open.root, 'added.csv');
    writeFileSync(added, 'code,name_th,WKT\n99020299,บ้านเพิ่ม,POINT (100.11 15.11)\n');
    gdal(
      'ogr2ogr',
      '-append',
      '-update',
      '-nln',
      'village',
      '-a_srs',
      'EPSG:4326',
      '-oo',
      'GEOM_POSSIBLE_NAMES=WKT',
      gpkgPath,
      added,
    );
    await open.session.open(folder);
    const { workspace } = open;
    expect(workspace.info().issues).toMatchObject([{ code: 'foreign-edits', count: 3 }]);
    expect(workspace.db.get(sql`SELECT name_th FROM subdistrict WHERE code = '990101'`)).toEqual({
      name_th: "ชื่อจาก 'QGIS'",
    });
    const fresh = workspace.db.get<{ id: string }>(sql`SELECT id FROM village WHERE code = '99020299'`);
    expect(fresh?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect((await open.session.check()).issues).toEqual([]);
    expect(workspace.journal.undo().changeSet.kind).toBe('outside');
    expect(workspace.db.get(sql`SELECT name_th FROM subdistrict WHERE code = '990101'`)).toEqual({
      name_th: 'ตะวันตกใต้',
    });
    expect(countRows(workspace.db, 'village')).toBe(4);
    expect((await open.session.check()).issues).toEqual([]);
    await open.session.close({ backup: false });
    await open.session.open(folder);
    expect(open.workspace.info().issues).toEqual([]);
  });

  it('takes triggers that another program left on our tables away, and checks find what is out of step', async () => {
    open = await aWorkspace({ areas: true });
    const { gpkgPath, folder } = open.workspace;
    await open.session.close({ backup: false });
    const other = openDb(gpkgPath);
    other.db.exec(`CREATE TRIGGER deep AFTER INSERT ON journal_change_set BEGIN DELETE FROM village; END;
      CREATE TRIGGER sneaky AFTER UPDATE ON district BEGIN DELETE FROM village; END;
      DROP TRIGGER outside_delete_village; DELETE FROM rtree_village_geom WHERE id = 3`);
    other.close();
    await open.session.open(folder);
    const { workspace } = open;
    workspace.change(LABEL, (change) => change.update('district', 1, { name_th: 'ใหม่' }));
    expect(countRows(workspace.db, 'village')).toBe(4);
    expect(await open.session.check()).toEqual({ ok: true, issues: [] });
    const writable = workspace.db as WritableDb;
    writable.exec(
      `DELETE FROM rtree_village_geom WHERE id = 2; UPDATE gpkg_ogr_contents SET feature_count = 9 WHERE table_name = 'zone'`,
    );
    workspace.change(LABEL, (change) =>
      change.insert('zone_district', { scheme_id: 'x', zone_id: 'y', district_code: '9901' }),
    );
    const found = await open.session.check();
    expect(found.ok).toBe(false);
    expect(new Set(found.issues.map((issue) => issue.code))).toEqual(
      new Set(['rtree-out-of-step', 'count-differs', 'orphan-row']),
    );
  });
});

it('opens without the layers that another program took away, and not at all without a register', async () => {
  open = await aWorkspace({ areas: true });
  const { gpkgPath, folder } = open.workspace;
  open.workspace.change(LABEL, (change) => {
    const none = { geometryType: 'Point', columns: [], labelField: null } as const;
    change.createLayer({ name: 'wells', title: 'บ่อน้ำ', kind: 'imported', group: 'imported', ...none });
    const scheme = change.insert('zone_scheme', { title: 'ชุด', position: 1 });
    change.createZoneLayer(scheme.id, 'ชุด');
  });
  await open.session.close({ backup: false });
  const outside = (text: string): void => {
    const other = openDb(gpkgPath);
    other.db.exec(`PRAGMA foreign_keys = OFF; ${text}; PRAGMA wal_checkpoint(TRUNCATE)`);
    other.close();
  };
  outside(
    "DROP TABLE wells; DELETE FROM gpkg_contents WHERE table_name = 'wells'; DROP VIEW zone_scheme_1; CREATE VIEW zone_scheme_1 AS SELECT * FROM village",
  );
  await open.session.open(folder);
  expect(open.workspace.info().issues).toMatchObject([{ code: 'foreign-edits', examples: ['บ่อน้ำ'] }]);
  expect(open.workspace.db.all(sql`SELECT name FROM layer WHERE name = 'wells'`)).toEqual([]);
  expect(countRows(open.workspace.db, 'zone_scheme_1')).toBe(0);
  expect(await open.session.check()).toEqual({ ok: true, issues: [] });
  await open.session.close({ backup: false });
  outside('DROP TABLE subdistrict');
  await expect(open.session.open(folder)).rejects.toMatchObject({
    code: 'workspace-damaged',
    details: { missing: 'subdistrict' },
  });
});

it('keeps its extent exact, although the R-tree rounds', async () => {
  open = await aWorkspace();
  const x = 100.123456789012;
  open.workspace.change(LABEL, (change) => {
    fillAreas(change);
    change.remove('village', [1, 2, 3, 4]);
    const wkb = new Uint8Array(21);
    const view = new DataView(wkb.buffer);
    view.setUint8(0, 1);
    view.setUint32(1, 1, true);
    view.setFloat64(5, x, true);
    view.setFloat64(13, 15.987654321098, true);
    change.insert('village', { code: '1', name_th: 'ก' }, wkb);
  });
  expect(extentOfTable(open.workspace.db, 'village')).toEqual([x, 15.987654321098, x, 15.987654321098]);
});
