import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportResult, ImportSet, PreviewResult } from '../../../shared/contract/imports.ts';
import { type App, createApp } from '../app.ts';
import { sql } from '../db/index.ts';
import { exportLayer } from '../exports/index.ts';
import { importPath } from './import-path.ts';
import { inspectPath } from './inspect-path.ts';

let root: string;
let app: App;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'changwat-intake-'));
  const folder = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const log = { info: () => undefined, bug: (error: unknown) => String(error) };
  const resources = join(import.meta.dirname, '../../../resources');
  const paths = {
    workspaces: folder('workspaces'),
    settings: folder('settings'),
    temp: folder('temp'),
    resources,
  };
  folder('files');
  app = createApp({ host: 'test', version: '0.0.0-test', paths, printer: null, log });
  await app.client.workspace.create({ title: 'ทดสอบนำเข้า', provinceCode: '18' });
});
afterEach(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

const control = { signal: new AbortController().signal, progress: () => undefined };
const PLAIN = { into: null, register: null, encoding: null, crs: null, profile: null, dryRun: false };
const workspace = () => app.context.workspace();
const count = (table: string): number =>
  workspace().db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(table)}`)!.n;
const jobs = (): number => count('import_job');

function file(name: string, text: string | Uint8Array): string {
  const path = join(root, 'files', name);
  writeFileSync(path, text);
  return path;
}

async function resultOf<T>(jobId: string): Promise<T> {
  const job = await app.context.jobs.finished(jobId);
  if (job.state !== 'done') throw new Error(`${job.state} ${job.refusal?.code ?? job.logId ?? ''}`);
  return job.result as T;
}

async function look(...paths: string[]): Promise<PreviewResult> {
  const files = paths.map((path) => app.context.files.add(path).token);
  return resultOf<PreviewResult>((await app.client.imports.inspect({ files })).jobId);
}

type Commit = Parameters<App['client']['imports']['commit']>[0];
async function commit(previewId: string, sets: Commit['sets']): Promise<ImportResult> {
  return resultOf<ImportResult>((await app.client.imports.commit({ previewId, sets })).jobId);
}

const left = (): string[] => {
  const temp = join(root, 'temp');
  return readdirSync(temp).flatMap((run) => readdirSync(join(temp, run)));
};

const SCHOOLS = [
  'รหัส,ชื่อโรงเรียน,นักเรียน,ละติจูด,ลองจิจูด',
  '0001,โรงเรียนบ้านกล้วย,120,15.18,100.12',
  '0002,โรงเรียนวัดสิงห์,85,15.26,100.04',
  '0003,"โรงเรียน ""ใหม่""",,15.12,100.20',
  '',
].join('\n');

describe('a table with coordinates', () => {
  it('becomes points, and comes back the same through every format that is given', async () => {
    const crs = 'EPSG:4326';
    const path = file('schools.csv', SCHOOLS);
    const first = await importPath(app.context, workspace(), path, { ...PLAIN, crs }, control);
    expect(first).toMatchObject({ status: 'done', read: 3, inserted: 3, skipped: 0, layer: 'schools' });
    const before = workspace().db.all(sql`SELECT * FROM schools ORDER BY fid`) as Record<string, unknown>[];
    expect(before.map((row) => Object.values(row))).toEqual(
      before.map(() => expect.arrayContaining([expect.any(Uint8Array)])),
    );
    for (const format of ['gpkg', 'shp', 'geojson', 'kml', 'csv', 'xlsx'] as const) {
      const out = join(root, 'files', `back.${format === 'shp' ? 'zip' : format}`);
      await exportLayer(workspace(), { layer: 'schools', format, crs: null, out }, control);
      const [inspected] = (
        await inspectPath(app.context, out, { workspace: workspace(), province: null, quick: false }, control)
      ).layers;
      const { length } = inspected!.fields;
      expect({ format, count: inspected?.featureCount, fields: length > 3 }).toEqual({
        format,
        count: 3,
        fields: true,
      });
      const back = await importPath(
        app.context,
        workspace(),
        out,
        { ...PLAIN, crs: format === 'csv' || format === 'xlsx' ? crs : null },
        control,
      );
      expect({ format, ...back }).toMatchObject({ format, read: 3, inserted: 3, skipped: 0 });
      const text = JSON.stringify(workspace().db.all(sql`SELECT * FROM ${sql.id(back.layer!)} ORDER BY fid`));
      for (const word of ['โรงเรียนบ้านกล้วย', 'โรงเรียน \\"ใหม่\\"', '0002'])
        expect({ format, text }).toMatchObject({ text: expect.stringContaining(word) });
      const type = workspace().db.get<{ t: string }>(
        sql`SELECT geometry_type AS t FROM layer WHERE name = ${back.layer}`,
      );
      expect({ format, ...type }).toEqual({ format, t: 'Point' });
    }
  }, 120_000);

  it('is read again by the row of its names, its delimiter and its encoding, as the user says', async () => {
    const thai = Buffer.from('รายงานโรงเรียน;;\nที่;ชื่อ;จำนวน\n1;บ้านกล้วย;5\n2;วัดสิงห์;7\n');
    const bytes = Buffer.concat(
      [...thai.toString()].map((c) => {
        const code = c.codePointAt(0)!;
        return Buffer.of(code >= 0xe00 ? code - 0xe00 + 0xa0 : code);
      }),
    );
    const { previewId, sets } = await look(file('report.csv', bytes));
    const set = sets[0]!;
    expect(set).toMatchObject({
      encoding: { name: 'windows-874' },
      layout: { headerRow: 2, delimiter: ';' },
    });
    expect(set.fields.map(({ name }) => name)).toEqual(['ที่', 'ชื่อ', 'จำนวน']);
    expect(set.sample[0]).toEqual({ ที่: 1, ชื่อ: 'บ้านกล้วย', จำนวน: 5 });
    const none = await app.client.imports.preview({ previewId, key: set.key, headerRow: 0 });
    expect(none.account.read).toBe(4);
    const whole = await app.client.imports.preview({ previewId, key: set.key, delimiter: '|' });
    expect(whole.fields).toHaveLength(1);
    const latin = await app.client.imports.preview({ previewId, key: set.key, encoding: 'windows-1252' });
    expect(latin.mojibake).toMatchObject({ kind: 'windows-1252' });
    const again = await app.client.imports.preview({ previewId, key: set.key });
    expect(again.sample).toEqual(set.sample);
    await app.client.imports.discard({ previewId });
    expect(left()).toEqual([]);
  });

  it('with text that was garbled before is put right when the user says so', async () => {
    const garbled = ['ตำบลบ้านกล้วย', 'อำเภอเมืองชัยนาท', 'ในเมือง'].map((text) =>
      Buffer.from(text).toString('latin1'),
    );
    const { previewId, sets } = await look(file('garbled.csv', ['name', ...garbled, ''].join('\n')));
    expect(sets[0]).toMatchObject({ mojibake: { kind: 'utf-8', rows: 3 } });
    expect(sets[0]!.issues.map(({ code }) => code)).toContain('text-mojibake');
    const right = await app.client.imports.preview({ previewId, key: sets[0]!.key, repairText: true });
    expect(right.sample[0]).toEqual({ name: 'ตำบลบ้านกล้วย' });
    expect(right.mojibake).toMatchObject({ rows: 3 });
    expect(right.issues.map(({ code }) => code)).not.toContain('text-mojibake');
  });
});

describe('several sets', () => {
  it('of any format in a folder are taken in side by side; what is none is named', async () => {
    file(
      'a.geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[100,15]}}]}',
    );
    file('b.csv', 'n,m\n1,2\n3,4\n');
    file(
      'c.gpx',
      '<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="15" lon="100"><name>ก</name></wpt><trk><trkseg><trkpt lat="15" lon="100"/><trkpt lat="15.1" lon="100.1"/></trkseg></trk></gpx>',
    );
    file('notes.txt', 'อ่านก่อน\n');
    file('plan.dwg', 'AC1032 not read');
    file('broken.geojson', '{"type":"FeatureCollection","features":[');
    const result = await importPath(app.context, workspace(), join(root, 'files'), PLAIN, control);
    const names = result.layers.map(({ title, read, error }) => [title, read, error?.code ?? null]);
    expect(names).toEqual(
      expect.arrayContaining([
        ['a', 1, null],
        ['b', 2, null],
        ['waypoints', 1, null],
        ['tracks', 1, null],
      ]),
    );
    expect(result.status).toBe('partial');
    expect(result.layers.find(({ title }) => title === 'broken')?.error).toBeDefined();
    const skipped = result.issues.find(({ code }) => code === 'file-skipped');
    expect(skipped?.examples.join()).toMatch(/notes\.txt.*plan\.dwg|plan\.dwg.*notes\.txt/);
  });

  it('of a kind that is not read are refused with what to ask for instead', async () => {
    const path = file(
      'old.xls',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
    );
    await expect(look(path)).rejects.toThrow('format-unknown');
    await expect(importPath(app.context, workspace(), path, PLAIN, control)).rejects.toMatchObject({
      details: { reason: 'Excel 97 (.xls)' },
    });
  });
});

const FORESTS = [
  'ชื่อป่าชุมชน,ตำบล,อำเภอ,จังหวัด,ไร่,งาน,ตารางวา',
  'ป่าบ้านกล้วย,บ้านกล้วย,เมืองชัยนาท,ชัยนาท,10,2,50',
  'ป่าในเมือง,ในเมือง,เมืองชัยนาท,ชัยนาท,3,0,0',
  ',ในเมือง,เมืองชัยนาท,ชัยนาท,1,0,0',
  '',
].join('\n');

describe('rows that fill a register', () => {
  const choose = (set: ImportSet) => ({
    key: set.key,
    title: 'ป่าชุมชน',
    register: 'community_forest',
    source: 'กรมป่าไม้',
  });

  it('are mapped, matched and compared; every row is accounted for; one undo takes all of it back', async () => {
    const { previewId, sets } = await look(file('forests.csv', FORESTS));
    const set = sets[0]!;
    expect(set.registers[0]?.key).toBe('community_forest');
    const shown = await app.client.imports.preview({ previewId, ...choose(set) });
    expect(shown.register).toBe('community_forest');
    expect(shown.mapping?.found.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name_th', '@declared-area', '@subdistrict']),
    );
    expect(shown.rowMatch).toMatchObject({ new: { count: 2 }, same: { count: 0 } });
    expect(shown.account).toMatchObject({ read: 3, inserted: 2, skipped: 1 });
    expect(shown.skippedRows).toEqual([expect.objectContaining({ row: 3 })]);
    expect([count('community_forest'), jobs()]).toEqual([0, 0]);
    const table = await app.client.imports.skippedRows({ previewId, ...choose(set) });
    expect(table.rows).toBe(1);
    const result = await commit(previewId, [{ ...choose(set), saveProfile: 'ป่าชุมชน กรมป่าไม้' }]);
    expect(result).toMatchObject({
      status: 'partial',
      layer: 'community_forest',
      read: 3,
      inserted: 2,
      skipped: 1,
    });
    expect([count('community_forest'), jobs(), count('import_profile')]).toEqual([2, 1, 1]);
    const job = workspace().db.get<{ settings: string }>(sql`SELECT settings FROM import_job`)!;
    expect(JSON.parse(job.settings)).toMatchObject({
      agency: 'กรมป่าไม้',
      format: 'csv',
      encoding: 'utf-8',
      headerRow: 1,
      placing: { kind: 'none' },
      mapping: expect.any(Array),
      actions: { new: 'insert' },
      original: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await app.client.journal.undo();
    expect([count('community_forest'), jobs(), count('import_profile')]).toEqual([0, 0, 0]);
  });

  it('are known again by the profile, and a second file changes what differs', async () => {
    const first = await look(file('forests.csv', FORESTS));
    await commit(first.previewId, [{ ...choose(first.sets[0]!), saveProfile: 'ป่าไม้' }]);
    const next = FORESTS.replace('10,2,50', '11,2,50').replace(
      ',ในเมือง,เมืองชัยนาท,ชัยนาท,1,0,0',
      'ป่าใหม่,ในเมือง,เมืองชัยนาท,ชัยนาท,1,0,0',
    );
    const second = await look(file('forests-2.csv', next));
    const set = second.sets[0]!;
    expect(set).toMatchObject({ profile: { name: 'ป่าไม้' }, profileUsed: false, register: null });
    const chosen = { previewId: second.previewId, key: set.key, profile: set.profile!.id };
    const shown = await app.client.imports.preview(chosen);
    expect(shown).toMatchObject({ profileUsed: true, register: 'community_forest' });
    expect(shown.rowMatch).toMatchObject({ new: { count: 1 }, changed: { count: 1 }, same: { count: 1 } });
    const kept = await app.client.imports.preview({ ...chosen, actions: { changed: 'skip' } });
    expect(kept.account).toMatchObject({ read: 3, inserted: 1, updated: 0, unchanged: 1, skipped: 1 });
    const result = await commit(second.previewId, [{ key: set.key, title: 'ป่า', profile: set.profile!.id }]);
    expect(result).toMatchObject({
      status: 'done',
      read: 3,
      inserted: 1,
      updated: 1,
      unchanged: 1,
      skipped: 0,
    });
    const [profile] = await app.client.imports.profiles();
    await app.client.imports.removeProfile({ id: profile!.id });
    expect(await app.client.imports.profiles()).toEqual([]);
  });

  it('of another mapping, or of a register that there is not, are refused', async () => {
    const { previewId, sets } = await look(file('forests.csv', FORESTS));
    const key = sets[0]!.key;
    const bad = app.client.imports.preview({ previewId, key, register: 'dragon' });
    await expect(bad).rejects.toMatchObject({ data: { code: 'register-not-found' } });
    const mapping = [{ columns: ['ไม่มี'], field: 'name_th', convert: 'text' as const }];
    const unmapped = app.client.imports.preview({ previewId, key, register: 'community_forest', mapping });
    await expect(unmapped).rejects.toMatchObject({ data: { code: 'mapping-invalid' } });
  });
});

const HOUSEHOLDS = [
  'บ้านเลขที่,หมู่,ตำบล,อำเภอ,จังหวัด,เลขประจำตัวประชาชน,ชื่อ-สกุล',
  '1,1,บ้านกล้วย,เมืองชัยนาท,ชัยนาท,1101700230708,นายสมชาย ลับเฉพาะ',
  '2,1,บ้านกล้วย,เมืองชัยนาท,ชัยนาท,1101700230709,นางสมหญิง ลับเฉพาะ',
  '',
].join('\n');

describe('a list of households', () => {
  it('is taken in only where its store is open and its ground is said, and leaves no word elsewhere', async () => {
    const { previewId, sets } = await look(file('list.csv', HOUSEHOLDS));
    const set = sets[0]!;
    expect(set.personal.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['national-id', 'name']));
    const asked = { key: set.key, title: 'ครัวเรือน', register: 'household' };
    const shown = await app.client.imports.preview({ previewId, ...asked });
    expect(shown).toMatchObject({ register: 'household', rowMatch: null });
    await expect(commit(previewId, [asked])).rejects.toThrow('restricted-missing');
    await workspace().restricted.create('กำแพงสีเขียว 42 ใบ');
    await expect(commit(previewId, [asked])).rejects.toThrow('basis-missing');
    const basis = { kind: 'public-task' as const, note: 'คำสั่งจังหวัด' };
    const result = await commit(previewId, [{ ...asked, basis }]);
    expect(result).toMatchObject({ read: 2, inserted: 2, skipped: 0, layer: 'household' });
    expect(workspace().restricted.households()).toBe(2);
    workspace().restricted.lock();
    await expect(commit(previewId, [{ ...asked, basis }])).rejects.toThrow('restricted-locked');
    const said = JSON.stringify(
      workspace().db.all(sql`SELECT * FROM import_job, dataset_source, journal_change_set`),
    );
    expect(said).not.toMatch(/ลับเฉพาะ|1101700230708|list\.csv/);
  });
});

it('stopped while a file is read or written, nothing of it stays', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i},ชื่อ ${i},15.${i},100.${i}`);
  const path = file('many.csv', ['id,name,lat,lon', ...rows, ''].join('\n'));
  const { jobId } = await app.client.imports.inspect({ files: [app.context.files.add(path).token] });
  app.context.jobs.cancel(jobId);
  expect((await app.context.jobs.finished(jobId)).state).toBe('cancelled');
  expect(left()).toEqual([]);
  const { previewId, sets } = await look(path);
  const sets1 = [{ key: sets[0]!.key, title: 'มาก', crs: 'EPSG:4326' }];
  const writing = await app.client.imports.commit({ previewId, sets: sets1 });
  app.context.jobs.cancel(writing.jobId);
  expect((await app.context.jobs.finished(writing.jobId)).state).toBe('cancelled');
  expect(jobs()).toBe(0);
  expect((await commit(previewId, sets1)).inserted).toBe(60_000);
}, 60_000);

it('a quick look reads the beginning only', async () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => `${i},ชื่อ ${i}`);
  const path = file('long.csv', ['id,name', ...rows, ''].join('\n'));
  const quick = await inspectPath(
    app.context,
    path,
    { workspace: null, province: null, quick: true },
    control,
  );
  expect(quick).toMatchObject({ format: 'csv', complete: false });
  expect(quick.layers[0]?.fields.map(({ name }) => name)).toEqual(['id', 'name']);
  expect(left()).toEqual([]);
});
