import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JobControl } from '../context.ts';
import { sql } from '../db/index.ts';
import { type ImportPathOptions, importPath } from './import-path.ts';
import { inspectPath } from './inspect-path.ts';
import { intakeApp } from './testing/intake-app.ts';

const { open, file, count } = intakeApp();
const control: JobControl = { signal: new AbortController().signal, progress: () => undefined };
const PLAIN: ImportPathOptions = {
  ...{ into: null, register: null, encoding: null, crs: null, profile: null, dryRun: false },
};
const take = (path: string, options: Partial<ImportPathOptions> = {}) =>
  importPath(open().app.context, open().workspace, path, { ...PLAIN, ...options }, control);

const point = (n: number) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [100.1, 15.1] },
  properties: { n },
});
const surface = { type: 'Feature', geometry: { type: 'TIN', coordinates: [] }, properties: { n: 9 } };
const geojson = (features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

describe('--skipped', () => {
  it('never writes over a file, nor over the one that is imported, and refuses before anything is written', async () => {
    const path = file('rows.geojson', geojson([point(1), surface]));
    const taken = file('ข้าม.xlsx', 'somebody’s own');
    for (const dryRun of [true, false])
      await expect(take(path, { skipped: taken, dryRun })).rejects.toMatchObject({ code: 'name-taken' });
    expect(readFileSync(taken, 'utf8')).toBe('somebody’s own');
    expect(count('import_job')).toBe(0);
    const book = join(open().files, 'own.xlsx');
    writeFileSync(book, readFileSync(path));
    await expect(take(path, { skipped: book })).rejects.toMatchObject({ code: 'name-taken' });
  });

  it('leaves whole files only, each under a name of its own', async () => {
    for (const name of ['a', 'b']) file(`${name}.geojson`, geojson([point(1), surface]));
    file('out-2.xlsx', 'stands already');
    const folder = open().files;
    const { skippedFiles } = await take(folder, { skipped: join(folder, 'out.xlsx'), dryRun: true });
    expect(skippedFiles).toEqual([join(folder, 'out.xlsx'), join(folder, 'out-3.xlsx')]);
    for (const path of skippedFiles ?? []) expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(folder, 'out-2.xlsx'), 'utf8')).toBe('stands already');
    expect(readdirSync(folder).filter((name) => name.endsWith('unfinished'))).toEqual([]);
  });

  it('is written, with an account of every row, where not one row is taken', async () => {
    const path = file('none.geojson', geojson([surface, surface]));
    const out = join(open().files, 'reasons.xlsx');
    const result = await take(path, { skipped: out });
    expect(result).toMatchObject({
      status: 'none',
      layer: null,
      read: 2,
      inserted: 0,
      skipped: 2,
      skippedFiles: [out],
    });
    expect(existsSync(out)).toBe(true);
    expect(count('import_job')).toBe(0);
    expect(open().workspace.journal.state().undo).toBeNull();
  });
});

it('--into names the first set; another keeps the name of its file', async () => {
  for (const [name, n] of [
    ['one', 1],
    ['two', 2],
  ] as const)
    file(`${name}.geojson`, geojson([point(n)]));
  const { layers } = await take(open().files, { into: 'wished' });
  expect(layers.map(({ name }) => name)).toEqual(['wished', 'two']);
  const rows = (layer: string) => open().workspace.db.all(sql`SELECT n FROM ${sql.id(layer)}`);
  expect([rows('wished'), rows('two')]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
});

it('what inspect prints holds no word of the garbled text that it found', async () => {
  const garbled = ['นายสมลับ ลับเฉพาะ', 'นางมาลับ ลับเฉพาะ', 'นายต้นลับ ลับเฉพาะ'].map((name) =>
    Buffer.from(name, 'utf8').toString('latin1'),
  );
  const path = file('garbled.csv', `n,who\n${garbled.map((name, i) => `${i},${name}`).join('\n')}\n`);
  const options = { workspace: open().workspace, province: null, quick: false };
  const told = await inspectPath(open().app.context, path, options, control);
  expect(told.layers[0]?.mojibake?.columns).toEqual(['who']);
  expect(JSON.stringify(told)).not.toMatch(/ลับ/);
  for (const name of garbled) expect(JSON.stringify(told)).not.toContain(name.slice(0, 12));
});
