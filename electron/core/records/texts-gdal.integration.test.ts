import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import { exportLayer } from '../exports/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { createRecord, updateRecord } from './records.ts';

const hasGdal = (() => {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
})();

/** As offices have them: long, and in the letters of the neighbours. */
const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['500 letters', `ป่าชุมชน${'น้ำใสญู่ฐุปี่กี่'.repeat(40)}`.slice(0, 500)],
  ['emoji joined and coloured', 'ศูนย์เรียนรู้ 👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇹🇭'],
  ['Thai, Lao and Burmese', 'บ้านท่าขี้เหล็ก ບ້ານຫ້ວຍຊາຍ တာချီလိတ်မြို့ ဝ္ကရိယာ'],
  ['signs of tables and markup', '"ก", \'ข\'; <b>ค</b> & = 1,5 \\ {{x}} %s'],
];

let test: TestWorkspace;
let fids: number[];
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  mkdirSync(join(test.root, 'out'));
  const { workspace } = test;
  fids = TEXTS.map(
    (_, i) =>
      createRecord(workspace, {
        layer: 'learning_area',
        values: { name_th: `ก่อนแก้ ${i}` },
        shape: { type: 'Point', coordinates: [100.1, 15.1] },
        reason: '',
      }).fid,
  );
  TEXTS.forEach(([, text], i) => {
    updateRecord(workspace, {
      layer: 'learning_area',
      fid: fids[i] ?? 0,
      values: { name_th: text },
      reason: text,
    });
  });
});
afterAll(() => test.close());

const readByGdal = (path: string): string =>
  execFileSync('ogrinfo', ['-ro', '-al', path], { maxBuffer: 1e8 }).toString();

describe.skipIf(!hasGdal)(
  `texts survive edit, export and reading by GDAL${hasGdal ? '' : ' (skipped: no GDAL)'}`,
  () => {
    it.each<[ExportFormat]>([['gpkg'], ['geojson'], ['csv'], ['xlsx'], ['kml']])('in %s', async (format) => {
      const out = join(test.root, 'out', `places.${format}`);
      const control = { signal: new AbortController().signal, progress: () => undefined };
      await exportLayer(test.workspace, { layer: 'learning_area', format, crs: null, out }, control);
      const texts = readByGdal(out);
      for (const [name, text] of TEXTS) expect(texts, name).toContain(text);
    });

    it('in the workspace itself, with the reason in the history', () => {
      const rows = execFileSync(
        'ogrinfo',
        ['-q', '-sql', 'SELECT name_th FROM learning_area', test.workspace.gpkgPath],
        {
          maxBuffer: 1e8,
        },
      ).toString();
      for (const [name, text] of TEXTS) expect(rows, name).toContain(text);
      expect(test.workspace.journal.history(10, null).map(({ why }) => why)).toContain(TEXTS[1]?.[1]);
    });
  },
);
