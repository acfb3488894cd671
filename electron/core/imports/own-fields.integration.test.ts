import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Field } from '../../../shared/contract/layers.ts';
import { type SqlValue, sql } from '../db/index.ts';
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
  const { app, workspace } = open();
  const path = file('wells.csv', 'NAME,DEPTH,lon,lat\nก,12.5,100.1,15.1\nข,8,100.2,15.1\n');
  const take = (from: string) =>
    importPath(
      app.context,
      workspace,
      from,
      { into: 'wells', register: null, encoding: null, crs: 'EPSG:4326', profile: null, dryRun: false },
      { signal: new AbortController().signal, progress: () => undefined },
    );
  await take(path);
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
  const result = await take(later);
  expect(cells('wells', 'NAME')).toEqual(['ก', 'ข', 'ก', 'ค']);
  expect(result.issues.find(({ code }) => code === 'value-unreadable')).toMatchObject({ count: 1 });
});
