import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppContext, JobControl } from '../context.ts';
import { sql } from '../db/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { fillFromLayer } from './fill-from-file.ts';
import { importPath, inspectPath } from './paths.ts';
import { surroundingsOf } from './surroundings.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data/th');
const there = existsSync(DATA);
const control: JobControl = { signal: new AbortController().signal, progress: () => undefined };
const PLAIN = { into: null, register: null, encoding: null, crs: null, profile: null, dryRun: false };

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
