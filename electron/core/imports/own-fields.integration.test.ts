import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Field } from '../../../shared/contract/layers.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { wkbType } from '../../../shared/geo/wkb.ts';
import { refusalText } from '../../../shared/text/refusals.ts';
import { type SqlValue, sql } from '../db/index.ts';
import { readLayer } from '../layers/index.ts';
import { importPath } from './import-path.ts';
import { intakeApp } from './testing/intake-app.ts';

const { open, file, look, commit } = intakeApp();

const cells = (table: string, column: string): SqlValue[] =>
  open()
    .workspace.db.all<{ v: SqlValue }>(sql`SELECT ${sql.id(column)} AS v FROM ${sql.id(table)} ORDER BY fid`)
    .map(({ v }) => v);
const add = async (layer: string, field: Parameters<typeof asked>[0]): Promise<Field> => {
  const made = await open().app.client.fields.add({ layer, field: asked(field) });
  return made.field;
};
const asked = (field: { title: string; titleEn?: string; kind?: 'text' | 'integer'; codeList?: string }) => ({
  kind: 'text' as const,
  ...field,
});

/** Adds a file to the imported layer of that name, or makes it. */
const take = (from: string, into: string) =>
  importPath(
    open().app.context,
    open().workspace,
    from,
    { into, register: null, encoding: null, crs: 'EPSG:4326', profile: null, dryRun: false },
    { signal: new AbortController().signal, progress: () => undefined },
  );
const shapes = (name: string, ...rows: { geometry: object | null; [key: string]: unknown }[]): string =>
  file(
    name,
    JSON.stringify({
      type: 'FeatureCollection',
      features: rows.map(({ geometry, ...properties }) => ({ type: 'Feature', geometry, properties })),
    }),
  );
const square = (lon: number): number[][] => [
  [lon, 15],
  [lon + 0.01, 15],
  [lon + 0.01, 15.01],
  [lon, 15.01],
  [lon, 15],
];
const area = (lon: number) => ({ type: 'Polygon', coordinates: [square(lon)] });
const areas = (...lons: number[]) => ({
  type: 'MultiPolygon',
  coordinates: lons.map((lon) => [square(lon)]),
});
const point = (lon: number) => ({ type: 'Point', coordinates: [lon, 15] });

it('fills the office’s own fields of a register from a file, by its own list, and leaves alone what the file has not', async () => {
  const { client } = open().app;
  const list = await client.fields.saveCodeList({
    ...{ key: null, title: 'สภาพป่า' },
    items: [
      { value: 'dense', label: { th: 'ทึบ', en: 'Dense' } },
      { value: 'open', label: { th: 'โปร่ง', en: 'Open' } },
    ],
  });
  const cover = await add('community_forest', { title: 'สภาพป่า', titleEn: 'cover', codeList: list.key });
  const fires = await add('community_forest', { title: 'จุดไฟป่า', titleEn: 'fires', kind: 'integer' });
  const rows = ['รหัสป่าชุมชน,ชื่อป่าชุมชน,สภาพป่า', 'F1,ป่าบ้านกล้วย,ทึบ', 'F2,ป่าในเมือง,Open', 'F3,ป่าใหม่,รก'];
  const first = await look(file('forests.csv', rows.join('\n')));
  const choice = { key: first.sets[0]!.key, title: 'ป่าชุมชน', register: 'community_forest' };
  const shown = await client.imports.preview({ previewId: first.previewId, ...choice });
  expect(shown.mapping?.found).toContainEqual(
    expect.objectContaining({ field: 'cover', convert: 'code-list', columns: ['สภาพป่า'], failed: 1 }),
  );
  await commit(first.previewId, [choice]);
  expect(cells('community_forest', cover.name)).toEqual(['dense', 'open', null]);
  await client.records.update({ layer: 'community_forest', fid: 1, values: { [fires.name]: 3 } });
  const next = rows.join('\n').replace('ทึบ', 'โปร่ง').replace('ป่าในเมือง', 'ป่ากลางเมือง');
  const second = await look(file('forests-2.csv', next));
  await commit(second.previewId, [{ ...choice, key: second.sets[0]!.key }]);
  expect(cells('community_forest', cover.name)).toEqual(['open', 'open', null]);
  expect(cells('community_forest', fires.name)).toEqual([3, null, null]);
  await client.journal.undo();
  expect(cells('community_forest', cover.name)).toEqual(['dense', 'open', null]);
});

it('adds a later file to a layer whose fields have other labels and kinds by now', async () => {
  const { app } = open();
  const path = file('wells.csv', 'NAME,DEPTH,lon,lat\nก,12.5,100.1,15.1\nข,8,100.2,15.1\n');
  await take(path, 'wells');
  const change = { layer: 'wells', field: 'NAME', change: { title: 'ชื่อบ่อ' } };
  await app.client.fields.update(change);
  const list = await app.client.fields.saveCodeList({
    ...{ key: null, title: 'ชื่อ' },
    items: [{ value: 'ก', label: { th: 'บ่อกลาง', en: '' } }],
  });
  await app.context.jobs.finished(
    (
      await app.client.fields.changeType({
        layer: 'wells',
        field: 'NAME',
        target: { kind: 'text', codeList: list.key },
      })
    ).jobId,
  );
  const later = join(open().files, 'wells-2.csv');
  writeFileSync(later, 'NAME,DEPTH,lon,lat\nบ่อกลาง,3,100.1,15.1\nค,4,100.2,15.1\n');
  const result = await take(later, 'wells');
  expect(cells('wells', 'NAME')).toEqual(['ก', 'ข', 'ก', 'ค']);
  expect(result.issues.find(({ code }) => code === 'value-kept-unlisted')).toMatchObject({ count: 1 });
});

it('writes nothing into a column of numbers but its numbers, and tells what was left out', async () => {
  await take(shapes('plots.geojson', { geometry: area(100), trees: 4 }), 'plots');
  const more = shapes(
    'plots-2.geojson',
    { geometry: area(100.1), trees: 'abc' },
    { geometry: area(100.2), trees: 2.5 },
    { geometry: area(100.3), trees: '๑,๒๐๐' },
    { geometry: area(100.4), trees: null },
  );
  const { inserted, issues } = await take(more, 'plots');
  expect(inserted).toBe(4);
  expect(cells('plots', 'trees')).toEqual([4, null, null, 1200, null]);
  expect(issues.find(({ code }) => code === 'value-unreadable')).toMatchObject({ count: 2 });
  const types = open().workspace.db.all<{ type: string }>(
    sql`SELECT DISTINCT typeof(trees) AS type FROM plots`,
  );
  expect(types.map(({ type }) => type).sort()).toEqual(['integer', 'null']);
  await take(shapes('plots-3.geojson', { geometry: area(100.5), trees: 2.5 }), 'plots');
  expect(cells('plots', 'trees').at(-1)).toBeNull();
});

it('puts shapes of one part among those of several, and refuses another kind in words', async () => {
  await take(shapes('zones.geojson', { geometry: areas(100, 100.1) }), 'zones');
  await take(shapes('zones-2.geojson', { geometry: area(100.2) }), 'zones');
  const { db } = open().workspace;
  expect(readLayer(db, 'zones')).toMatchObject({ geometryType: 'MultiPolygon', featureCount: 2 });
  const blobs = db.all<{ geom: Uint8Array }>(sql`SELECT geom FROM zones`);
  expect(blobs.map(({ geom }) => wkbType(decodeGpkg(geom).wkb))).toEqual(['MultiPolygon', 'MultiPolygon']);
  const refused = take(shapes('spots.geojson', { geometry: point(100) }), 'zones');
  await expect(refused).rejects.toMatchObject({ code: 'geometry-differs' });
  const details = { file: 'spots.geojson', layer: 'zones', keeps: 'MultiPolygon', has: 'Point' };
  const said = refusalText({ code: 'geometry-differs', details });
  expect(said.th).toContain('ชั้นข้อมูลเก็บพื้นที่หลายแปลงต่อแถว แต่ไฟล์เป็นจุด');
  expect(readLayer(db, 'zones').featureCount).toBe(2);
  await take(shapes('spots.geojson', { geometry: point(100) }), 'spots');
  await expect(take(shapes('a.geojson', { geometry: area(100) }), 'spots')).rejects.toMatchObject({
    details: { keeps: 'Point', has: 'Polygon' },
  });
});

/** What a search names, once what it looks in has caught up. */
const found = async (text: string): Promise<string[]> => {
  const { app } = open();
  for (const job of app.context.jobs.list())
    if (job.kind === 'search-index') await app.context.jobs.finished(job.id);
  return (await app.client.search.query({ text, limit: 12 })).map(({ title }) => title);
};

it('lets rows be found by what the office’s fields hold, in the words of its lists', async () => {
  const { client } = open().app;
  const items = (word: string) => [{ value: 'dense', label: { th: word, en: 'Dense' } }];
  const list = await client.fields.saveCodeList({ key: null, title: 'สภาพป่า', items: items('ป่าทึบมาก') });
  const cover = await add('community_forest', { title: 'สภาพป่า', codeList: list.key });
  const keeper = await add('community_forest', { title: 'กลุ่มดูแล' });
  const name = { name_th: 'ป่าชุมชนบ้านกลาง' };
  await client.records.create({
    layer: 'community_forest',
    values: { ...name, [cover.name]: 'dense', [keeper.name]: 'กลุ่มรักษ์น้ำซับ' },
  });
  expect(await found('รักษ์น้ำ')).toEqual([name.name_th]);
  expect(await found('ทึบมาก')).toEqual([name.name_th]);
  expect(await found('dense')).toEqual([name.name_th]);
  await client.fields.saveCodeList({ key: list.key, title: 'สภาพป่า', items: items('เรือนยอดแน่น') });
  expect(await found('เรือนยอด')).toEqual([name.name_th]);
  expect(await found('ทึบมาก')).toEqual([]);
  await client.journal.undo();
  expect(await found('ทึบมาก')).toEqual([name.name_th]);

  await take(shapes('stands.geojson', { geometry: point(100), KIND: 'dense' }), 'stands');
  await client.fields.changeType({
    layer: 'stands',
    field: 'KIND',
    target: { kind: 'text', codeList: list.key },
  });
  await client.fields.setLabel({ layer: 'stands', field: 'KIND' });
  await expect.poll(() => found('ทึบมาก'), { timeout: 20_000 }).toContain('ป่าทึบมาก');
});
