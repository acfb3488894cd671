import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sql } from '../db/index.ts';
import { exportLayer } from '../exports/index.ts';
import { importPath } from './import-path.ts';
import { inspectPath } from './inspect-path.ts';
import { intakeApp } from './testing/intake-app.ts';

const { open, file, look, commit, count, left } = intakeApp();
const control = { signal: new AbortController().signal, progress: () => undefined };
const PLAIN = { into: null, register: null, encoding: null, crs: null, profile: null, dryRun: false };

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
    const first = await importPath(open().app.context, open().workspace, path, { ...PLAIN, crs }, control);
    expect(first).toMatchObject({ status: 'done', read: 3, inserted: 3, skipped: 0, layer: 'schools' });
    const before = open().workspace.db.all(sql`SELECT * FROM schools ORDER BY fid`) as Record<
      string,
      unknown
    >[];
    expect(before.map((row) => Object.values(row))).toEqual(
      before.map(() => expect.arrayContaining([expect.any(Uint8Array)])),
    );
    for (const format of ['gpkg', 'shp', 'geojson', 'kml', 'csv', 'xlsx'] as const) {
      const out = join(open().files, `back.${format === 'shp' ? 'zip' : format}`);
      await exportLayer(open().workspace, { layer: 'schools', format, crs: null, out }, control);
      const [inspected] = (
        await inspectPath(
          open().app.context,
          out,
          { workspace: open().workspace, province: null, quick: false },
          control,
        )
      ).layers;
      const { length } = inspected!.fields;
      expect({ format, count: inspected?.featureCount, fields: length > 3 }).toEqual({
        format,
        count: 3,
        fields: true,
      });
      const back = await importPath(
        open().app.context,
        open().workspace,
        out,
        { ...PLAIN, crs: format === 'csv' || format === 'xlsx' ? crs : null },
        control,
      );
      expect({ format, ...back }).toMatchObject({ format, read: 3, inserted: 3, skipped: 0 });
      const text = JSON.stringify(
        open().workspace.db.all(sql`SELECT * FROM ${sql.id(back.layer!)} ORDER BY fid`),
      );
      for (const word of ['โรงเรียนบ้านกล้วย', 'โรงเรียน \\"ใหม่\\"', '0002'])
        expect({ format, text }).toMatchObject({ text: expect.stringContaining(word) });
      const type = open().workspace.db.get<{ t: string }>(
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
    const none = await open().app.client.imports.preview({ previewId, key: set.key, headerRow: 0 });
    expect(none.account.read).toBe(4);
    const whole = await open().app.client.imports.preview({ previewId, key: set.key, delimiter: '|' });
    expect(whole.fields).toHaveLength(1);
    const latin = await open().app.client.imports.preview({
      previewId,
      key: set.key,
      encoding: 'windows-1252',
    });
    expect(latin.mojibake).toMatchObject({ kind: 'windows-1252' });
    const again = await open().app.client.imports.preview({ previewId, key: set.key });
    expect(again.sample).toEqual(set.sample);
    await open().app.client.imports.discard({ previewId });
    expect(left()).toEqual([]);
  });

  it('with text that was garbled before is put right when the user says so', async () => {
    const garbled = ['ตำบลบ้านกล้วย', 'อำเภอเมืองชัยนาท', 'ในเมือง'].map((text) =>
      Buffer.from(text).toString('latin1'),
    );
    const { previewId, sets } = await look(file('garbled.csv', ['name', ...garbled, ''].join('\n')));
    expect(sets[0]).toMatchObject({ mojibake: { kind: 'utf-8', rows: 3 } });
    expect(sets[0]!.issues.map(({ code }) => code)).toContain('text-mojibake');
    const right = await open().app.client.imports.preview({ previewId, key: sets[0]!.key, repairText: true });
    expect(right.sample[0]).toEqual({ name: 'ตำบลบ้านกล้วย' });
    expect(right.mojibake).toMatchObject({ rows: 3 });
    expect(right.issues.map(({ code }) => code)).not.toContain('text-mojibake');
  });

  it('is known to be garbled where that begins far from its start', async () => {
    const names = Array.from({ length: 3000 }, (_, i) => {
      const name = `บ้านหนองแวง ${i}`;
      return i < 2000 ? name : Buffer.from(name).toString('latin1');
    });
    const { sets } = await look(file('half.csv', ['name', ...names, ''].join('\n')));
    expect(sets[0]).toMatchObject({ mojibake: { kind: 'utf-8', rows: 1000 } });
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
    const result = await importPath(open().app.context, open().workspace, open().files, PLAIN, control);
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
    await expect(
      importPath(open().app.context, open().workspace, path, PLAIN, control),
    ).rejects.toMatchObject({
      details: { reason: 'Excel 97 (.xls)' },
    });
  });
});

it('stopped while a file is read or written, nothing of it stays', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i},ชื่อ ${i},15.${i},100.${i}`);
  const path = file('many.csv', ['id,name,lat,lon', ...rows, ''].join('\n'));
  const { jobId } = await open().app.client.imports.inspect({
    files: [open().app.context.files.add(path).token],
  });
  open().app.context.jobs.cancel(jobId);
  expect((await open().app.context.jobs.finished(jobId)).state).toBe('cancelled');
  expect(left()).toEqual([]);
  const { previewId, sets } = await look(path);
  const sets1 = [{ key: sets[0]!.key, title: 'มาก', crs: 'EPSG:4326' }];
  const writing = await open().app.client.imports.commit({ previewId, sets: sets1 });
  open().app.context.jobs.cancel(writing.jobId);
  expect((await open().app.context.jobs.finished(writing.jobId)).state).toBe('cancelled');
  expect(count('import_job')).toBe(0);
  expect((await commit(previewId, sets1)).inserted).toBe(60_000);
}, 60_000);

it('a quick look reads the beginning only', async () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => `${i},ชื่อ ${i}`);
  const path = file('long.csv', ['id,name', ...rows, ''].join('\n'));
  const quick = await inspectPath(
    open().app.context,
    path,
    { workspace: null, province: null, quick: true },
    control,
  );
  expect(quick).toMatchObject({ format: 'csv', complete: false });
  expect(quick.layers[0]?.fields.map(({ name }) => name)).toEqual(['id', 'name']);
  expect(left()).toEqual([]);
});
