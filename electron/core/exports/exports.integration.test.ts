import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportFormat, ExportResult } from '../../../shared/contract/exports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { exportLayer } from './export-layer.ts';
import { exportFileName } from './file-name.ts';
import { makeSurvey } from './testing/survey-layer.ts';

let test: TestWorkspace;
let layer: string;
let out: string;
const still = { signal: new AbortController().signal, progress: () => undefined };
const run = (
  name: string,
  format: ExportFormat,
  file: string,
  crs: string | null = null,
): Promise<ExportResult> =>
  exportLayer(test.workspace, { layer: name, format, crs, out: join(out, file) }, still);
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.code : `no refusal: ${error}`;
};

beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  out = join(test.root, 'ผลลัพธ์');
  mkdirSync(out);
  layer = makeSurvey(test.workspace);
});
afterAll(() => test.close());

describe('an export', () => {
  it('tells rows, bytes and check sum of the file that is there', async () => {
    const result = await run(layer, 'geojson', 'a.geojson');
    const bytes = readFileSync(result.file);
    expect(result).toMatchObject({ rows: 3, bytes: bytes.length });
    expect(result.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(result.leftOut.map(({ code, count }) => [code, count])).toEqual([
      ['personal-left-out', 0],
      ['suppressed-small', 1],
    ]);
  });

  it('replaces a file only with a whole one and leaves nothing beside it', async () => {
    writeFileSync(join(out, 'b.csv'), 'old');
    const abort = new AbortController();
    const stopped = { signal: abort.signal, progress: () => abort.abort(new Refusal('job-cancelled')) };
    const request = { layer, format: 'csv', crs: null, out: join(out, 'b.csv') } as const;
    expect(await refusal(exportLayer(test.workspace, request, stopped))).toBe('job-cancelled');
    expect(readFileSync(join(out, 'b.csv'), 'utf8')).toBe('old');
    await run(layer, 'csv', 'b.csv');
    expect(readFileSync(join(out, 'b.csv'), 'utf8')).not.toBe('old');
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('refuses what it cannot do', async () => {
    expect(await refusal(run('nowhere', 'csv', 'c.csv'))).toBe('layer-not-found');
    expect(await refusal(run('household', 'csv', 'c.csv'))).toBe('export-personal-data');
    expect(await refusal(run('workspace_meta', 'csv', 'c.csv'))).toBe('layer-not-found');
    expect(await refusal(run(layer, 'shp', 'c.shp', 'EPSG:99999'))).toBe('crs-unknown');
    expect(await refusal(run(layer, 'geojson', 'c.geojson', 'EPSG:32648'))).toBe('crs-unknown');
    expect(readdirSync(out).filter((name) => name.startsWith('c.'))).toEqual([]);
  });

  it('winds rings as RFC 7946 says and keeps the hole', async () => {
    const { file } = await run(layer, 'geojson', 'd.geojson');
    const { features, title, about } = JSON.parse(readFileSync(file, 'utf8'));
    expect(title).toBe('สำรวจป่า: 2567/1');
    expect(about.ที่มา).toBe('กรมป่าไม้');
    const [shell, hole] = features[0].geometry.coordinates[0];
    const area = (ring: number[][]): number =>
      ring
        .slice(1)
        .reduce((sum, [x = 0, y = 0], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0);
    expect(area(shell)).toBeGreaterThan(0);
    expect(area(hole)).toBeLessThan(0);
    expect(features[1].geometry).toBeNull();
    expect(features[1].properties).toMatchObject({ poor: null, poor_state: 'ปกปิด' });
  });

  it('guards spreadsheets against formulas in text, not numbers', async () => {
    const { file, leftOut } = await run(layer, 'csv', 'e.csv');
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFFชื่อ,จำนวนเต็ม (คน),สัดส่วน,วันที่,ใช่')).toBe(true);
    const lines = text.slice(1).split('\r\n');
    expect(lines[1]).toMatch(/^ปี่ ฟ้า ญู น้ำ,1234567,-0\.25,2024-02-29,TRUE,5,,\d/);
    expect(lines[2]).toBe("'=1+1,,,,FALSE,,ปกปิด,");
    expect(leftOut.map(({ code }) => code)).toContain('shapes-left-out');
  });

  it('writes money in baht, code lists in words and council areas by name', async () => {
    const { file } = await run('housing_project', 'csv', 'f.csv');
    expect(readFileSync(file, 'utf8').split('\r\n')[0]).toContain('งบประมาณ (บาท)');
    const columns = readFileSync(file, 'utf8').split('\r\n')[0]?.split(',') ?? [];
    expect(columns).not.toContain('created_by');
    expect(columns.slice(-2)).toEqual(['ลองจิจูด', 'ละติจูด']);
  });

  it('packs a shapefile with a readable list of its fields and says what was shortened', async () => {
    const result = await run(layer, 'shp', 'g.zip');
    const parts = unzipSync(readFileSync(result.file));
    const endings = ['.cpg', '.dbf', '.prj', '.shp', '.shx', '_fields.csv'];
    expect(Object.keys(parts).sort()).toEqual(endings.map((ending) => `forest_survey${ending}`).sort());
    expect(result.issues.map(({ code, count }) => [code, count])).toEqual([
      ['value-truncated', 1],
      ['field-renamed', 1],
    ]);
    expect(result.issues[1]?.examples).toEqual(['whole_number_long → who_num_lo']);
  });

  it('names a download by title and day of the Buddhist era', () => {
    expect(exportFileName('สำรวจป่า: 2567/1', 'shp', '2026-11-22T18:00:00Z')).toBe(
      'สำรวจป่า 2567 1 2569-11-23.zip',
    );
    expect(exportFileName('../..', 'csv', '2026-01-01T00:00:00Z')).toBe('ข้อมูล 2569-01-01.csv');
  });
});
