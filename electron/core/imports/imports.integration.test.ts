import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Geometry, polygonsOf } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import type { AppContext, JobControl } from '../context.ts';
import { sql } from '../db/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { fillFromLayer } from './fill-from-file.ts';
import { type ImportPathOptions, importPath } from './import-path.ts';
import { inspectPath } from './inspect-path.ts';
import { surroundingsOf } from './surroundings.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data/th');
const there = existsSync(DATA);
const control: JobControl = { signal: new AbortController().signal, progress: () => undefined };
const PLAIN: ImportPathOptions = {
  into: null,
  register: null,
  encoding: null,
  crs: null,
  profile: null,
  dryRun: false,
};

let test: TestWorkspace;
let context: AppContext;
beforeEach(async () => {
  test = await aWorkspace();
  context = { ...test.parts, workspace: () => test.workspace };
});
afterEach(() => test.close());

const count = (db: ReadableDb, table: string): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(table)}`)!.n;
const take = (path: string, options: Partial<typeof PLAIN> = {}) =>
  importPath(context, test.workspace, join(DATA, path), { ...PLAIN, ...options }, control);

/** Names and centroids of areas by code, measured as GEOS does. */
function areasOf(layer: string): Map<string, { name: string; centroid: [number, number] }> {
  const rows = test.workspace.db.all<{ code: string; name: string; geom: Uint8Array }>(
    sql`SELECT ADM3_PCODE AS code, ADM3_TH AS name, geom FROM ${sql.id(layer)}`,
  );
  return new Map(
    rows.map(({ code, name, geom }) => [
      code,
      { name, centroid: centroidOf(decodeWkb(decodeGpkg(geom).wkb)) },
    ]),
  );
}

/** Area-weighted over all rings, relative to the first position so that small areas keep their digits. */
function centroidOf(geometry: Geometry): [number, number] {
  const rings = polygonsOf(geometry).flat();
  const [x0, y0] = rings[0]![0]!;
  let [area, x, y] = [0, 0, 0];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [ring[i - 1]![0] - x0, ring[i - 1]![1] - y0];
      const [bx, by] = [ring[i]![0] - x0, ring[i]![1] - y0];
      const cross = ax * by - bx * ay;
      area += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
  return [x0 + x / (3 * area), y0 + y / (3 * area)];
}

const metresApart = (a: [number, number], b: [number, number]): number =>
  Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * 111_320;

describe.skipIf(!there)('import of real Thai shapefiles (needs ../shared/data)', () => {
  it('takes in Krabi: 53 sub-districts with their names, every row accounted for, one undo', async () => {
    const result = await take('tambon/81_Krabi');
    expect(result).toMatchObject({ status: 'done', layer: 'krabi', read: 53, inserted: 53, skipped: 0 });
    const { db } = test.workspace;
    const names = db.all<{ ADM3_TH: string; ADM3_PCODE: string }>(
      sql`SELECT ADM3_TH, ADM3_PCODE FROM krabi ORDER BY ADM3_PCODE`,
    );
    expect(names[0]).toEqual({ ADM3_TH: 'ปากน้ำ', ADM3_PCODE: 'TH810101' });
    expect(names.at(-1)).toEqual({ ADM3_TH: 'ห้วยยูง', ADM3_PCODE: 'TH810808' });
    expect(db.get(sql`SELECT label_field AS f FROM layer WHERE name = 'krabi'`)).toEqual({ f: 'ADM3_TH' });
    expect(db.get(sql`SELECT read_rows AS r, inserted AS i, layer AS l FROM import_job`)).toEqual({
      r: 53,
      i: 53,
      l: 'krabi',
    });
    expect(db.get<{ s: string }>(sql`SELECT file_sha256 AS s FROM dataset_source`)!.s).toMatch(
      /^[0-9a-f]{64}$/,
    );
  });

  it('knows the same file again and makes a second layer of it', async () => {
    await take('tambon/81_Krabi');
    const again = await take('tambon/81_Krabi');
    expect(again.layer).toBe('krabi_2');
    expect(again.issues.map((issue) => issue.code)).toContain('same-file-again');
  });

  it('writes nothing in a dry run and says what would come', async () => {
    const result = await take('tambon/81_Krabi', { dryRun: true });
    expect(result).toMatchObject({ status: 'done', inserted: 53 });
    expect(test.workspace.db.get(sql`SELECT name FROM layer WHERE kind = 'imported'`)).toBeUndefined();
    expect(count(test.workspace.db, 'import_job')).toBe(0);
  });

  it('fills the sub-districts and derives districts and the province, in one change; again changes nothing', async () => {
    const { layer } = await take('tambon/81_Krabi');
    const around = surroundingsOf(test.parts.options.paths.resources, test.workspace.db, []);
    const fill = await fillFromLayer(test.workspace, layer!, 'subdistrict', around);
    expect(fill).toMatchObject({ read: 53, inserted: 53, skipped: 0, derived: { district: 8, province: 1 } });
    const { db } = test.workspace;
    expect(db.all(sql`SELECT code, name_th FROM district ORDER BY code LIMIT 2`)).toEqual([
      { code: '8101', name_th: 'เมืองกระบี่' },
      { code: '8102', name_th: 'เขาพนม' },
    ]);
    expect(db.get(sql`SELECT code, name_th, name_en FROM province`)).toEqual({
      code: '81',
      name_th: 'กระบี่',
      name_en: 'Krabi',
    });
    expect(db.get(sql`SELECT count(*) AS n FROM rtree_district_geom`)).toEqual({ n: 8 });
    const again = await fillFromLayer(test.workspace, layer!, 'subdistrict', around);
    expect(again).toMatchObject({ read: 53, inserted: 0, updated: 0, unchanged: 53 });
    expect(count(db, 'import_job')).toBe(1);
    expect(db.get(sql`SELECT count(*) AS n FROM subdistrict WHERE import_id IS NULL`)).toEqual({ n: 0 });
  });

  it('overwrites no name that was written by hand when a layer fills the sub-districts again', async () => {
    const { layer } = await take('tambon/81_Krabi');
    const around = surroundingsOf(test.parts.options.paths.resources, test.workspace.db, []);
    await fillFromLayer(test.workspace, layer!, 'subdistrict', around);
    const byHand = { kind: 'edit', label: { th: 'แก้', en: 'Edit' } };
    test.workspace.change(byHand, (change) => change.update('subdistrict', 1, { name_th: 'ชื่อที่แก้เอง' }));
    const again = await fillFromLayer(test.workspace, layer!, 'subdistrict', around);
    expect(again).toMatchObject({ updated: 0, unchanged: 53 });
    expect(again.issues).toMatchObject([{ code: 'edited-here-kept', count: 1 }]);
    expect(test.workspace.db.get(sql`SELECT name_th FROM subdistrict WHERE fid = 1`)).toEqual({
      name_th: 'ชื่อที่แก้เอง',
    });
  });

  it('makes no sub-districts of points', async () => {
    const made = { title: 'จุด', kind: 'imported', group: 'imported', geometryType: 'Point' } as const;
    const columns = [{ name: 'code', title: 'TAM_CODE', type: 'text' } as const];
    const label = { kind: 'import', label: { th: 'จุด', en: 'Points' } };
    test.workspace.change(label, (change) =>
      change.createLayer({ ...made, name: 'points', columns, labelField: null }),
    );
    const around = surroundingsOf(test.parts.options.paths.resources, test.workspace.db, []);
    await expect(fillFromLayer(test.workspace, 'points', 'subdistrict', around)).rejects.toThrow(
      'register-fields-missing',
    );
  });

  it('fills the register straight from a file', async () => {
    const result = await take('variants/chainat_874_indian1975_47n_ldid', { register: 'subdistrict' });
    expect(result).toMatchObject({ status: 'done', layer: 'subdistrict', read: 53, inserted: 53 });
    expect(count(test.workspace.db, 'district')).toBe(8);
    expect(count(test.workspace.db, 'import_job')).toBe(1);
  });

  it('decides the datum of a file without .prj by the areas of the workspace', async () => {
    const path = join(DATA, 'variants/krabi_874_utm47n_noprj');
    const options = { province: null, quick: false };
    const before = await inspectPath(context, path, { ...options, workspace: null }, control);
    expect(before.layers[0]!.crs).toMatchObject({ id: null, evidence: 'undecided' });
    expect(before.layers[0]!.crs.candidates.slice(0, 2).map((c) => c.id)).toEqual([
      'EPSG:32647',
      'EPSG:24047',
    ]);
    await expect(take('variants/krabi_874_utm47n_noprj')).rejects.toMatchObject({ code: 'crs-undecided' });
    await take('tambon/81_Krabi', { register: 'subdistrict' });
    const after = await inspectPath(context, path, { ...options, workspace: test.workspace }, control);
    expect(after.layers[0]!.crs).toMatchObject({ id: 'EPSG:32647', evidence: 'areas' });
    const [best, next] = after.layers[0]!.crs.candidates;
    expect(best!.metresOff!).toBeLessThan(10);
    expect(next!.metresOff!).toBeGreaterThan(300);
  });

  it.each([
    ['amnat_tis620_utm48n_cpg', '37_Amnat Charoen', null, 10],
    ['chainat_874_indian1975_47n_ldid', '18_Chai Nat', null, 10],
    ['chainat_874_utm47n_nocpg', '18_Chai Nat', null, 10],
    // One sub-district of scattered islets lost some of them when the variant was simplified.
    ['krabi_874_utm47n_noprj', '81_Krabi', 'EPSG:32647', 28],
    ['sakaeo_utf8_indian1975_48n_cpg', '27_Sa Kaeo', null, 10],
  ])('puts %s on its source, with the same names', async (variant, source, crs, metres) => {
    const own = await take(`variants/${variant}`, { crs });
    const from = await take(`tambon/${source}`);
    const there = areasOf(from.layer!);
    const here = areasOf(own.layer!);
    expect(here.size).toBe(there.size);
    const off: number[] = [];
    for (const [code, area] of there) {
      expect(here.get(code)?.name).toBe(area.name);
      off.push(metresApart(here.get(code)!.centroid, area.centroid));
    }
    expect(Math.max(...off)).toBeLessThan(metres);
    expect(off.sort((a, b) => a - b)[Math.floor(off.length / 2)]).toBeLessThan(2.5);
  });

  it('reads archives with Thai names, flagged or not, and several sets in one', async () => {
    for (const name of ['chainat_names_cp874_noflag.zip', 'ขอบเขตตำบล_ชัยนาท.zip']) {
      const result = await take(`variants/zip/${name}`);
      expect(result).toMatchObject({ status: 'done', inserted: 53 });
      expect(result.layers[0]!.title).toBe('ขอบเขตตำบล ชัยนาท');
      expect(result.layer).toMatch(/^khbkhettambl_chaynath(_2)?$/);
    }
    const two = await take('../torture/made/zip_two_sets/two.zip');
    expect(two.layers.map((layer) => [layer.title, layer.inserted])).toEqual([
      ['ตำบล', 3],
      ['หมู่บ้าน', 5],
    ]);
  });

  it('keeps the shape as it was of what it repaired', async () => {
    const result = await take('../torture/made/geom_bowtie');
    expect(result).toMatchObject({ inserted: 1, repaired: 1 });
    const { db } = test.workspace;
    const kept = db.all<{ layer: string; row: number; wkb: Uint8Array; job: string }>(
      sql`SELECT o.layer, o.row, o.wkb, j.id AS job FROM import_original o JOIN import_job j ON j.id = o.import_id`,
    );
    expect(kept).toMatchObject([{ layer: result.layer, row: 1 }]);
    const [ring = []] = polygonsOf(decodeWkb(kept[0]!.wkb)).flat();
    expect(ring).toHaveLength(5);
    test.workspace.journal.undo();
    expect(count(db, 'import_original')).toBe(0);
    test.workspace.journal.redo();
    expect(count(db, 'import_original')).toBe(1);
  });

  it('adds rows to a layer that is named, and refuses columns that it has not', async () => {
    await take('../torture/made/enc_874_cpg_874', { into: 'places' });
    const more = await take('../torture/made/enc_utf8_cpg', { into: 'places' });
    expect(more).toMatchObject({ layer: 'places', inserted: 5 });
    expect(count(test.workspace.db, 'places')).toBe(10);
    await expect(take('tambon/18_Chai Nat', { into: 'places' })).rejects.toMatchObject({
      code: 'field-not-found',
    });
  });

  it('says how many rows lie outside the province that is named', async () => {
    const look = async (province: string): Promise<number> => {
      const path = join(DATA, 'tambon/81_Krabi');
      const { layers } = await inspectPath(
        context,
        path,
        { workspace: null, province, quick: false },
        control,
      );
      return layers[0]!.issues.find((issue) => issue.code === 'outside-province')?.count ?? 0;
    };
    expect(await look('81')).toBe(0);
    expect(await look('37')).toBe(53);
  });

  it('takes what can be taken when a part is missing, and says which', async () => {
    const { issues, inserted } = await take('../torture/made/dbf_missing');
    expect(inserted).toBe(3);
    expect(issues.find((issue) => issue.code === 'part-missing')?.examples).toEqual(['.dbf']);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const abort = new AbortController();
    const stopping: JobControl = {
      signal: abort.signal,
      progress: (fraction) => {
        if (fraction !== null && fraction > 0.1) abort.abort();
      },
    };
    const path = join(DATA, 'tambon/27_Sa Kaeo');
    await expect(importPath(context, test.workspace, path, PLAIN, stopping)).rejects.toThrow();
    expect(test.workspace.db.get(sql`SELECT name FROM layer WHERE kind = 'imported'`)).toBeUndefined();
  });
});
