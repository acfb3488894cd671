import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportFormat, ExportResult } from '../../../shared/contract/exports.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { exportLayer } from './export-layer.ts';
import { makeMixed, makeSurvey } from './testing/survey-layer.ts';

const gdal = spawnSync('ogr2ogr', ['--version']).status === 0;

let test: TestWorkspace;
let layer: string;
let mixed: string;
let out: string;
const still = { signal: new AbortController().signal, progress: () => undefined };
const run = (
  name: string,
  format: ExportFormat,
  file: string,
  crs: string | null = null,
): Promise<ExportResult> =>
  exportLayer(test.workspace, { layer: name, format, crs, out: join(out, file) }, still);
const ogr = (...args: string[]): string =>
  execFileSync('ogrinfo', ['-ro', '-al', ...args], { encoding: 'utf8' });

beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  out = join(test.root, 'ผลลัพธ์');
  mkdirSync(out);
  layer = makeSurvey(test.workspace);
  mixed = makeMixed(test.workspace);
});
afterAll(() => test.close());

describe.skipIf(!gdal)('an export read by GDAL (skipped without GDAL)', () => {
  const expected = { north: 15.1, west: 102, east: 102.6, south: 15 };
  const extentOf = (text: string): number[] =>
    (/Extent: \(([-\d.]+), ([-\d.]+)\) - \(([-\d.]+), ([-\d.]+)\)/.exec(text) ?? []).slice(1).map(Number);

  it.each([
    ['gpkg', 'h.gpkg', 'name (String) = ', 'whole_number_long (Integer64) = 1234567'],
    ['shp', 'h.shp', 'name (String) = ', 'who_num_lo (Integer) = 1234567'],
    ['geojson', 'h.geojson', 'name (String) = ', 'whole_number_long (Integer) = 1234567'],
    ['kml', 'h.kml', 'Name (String) = ', 'whole_number_long (Integer) = 1234567'],
  ] as const)(
    'as %s has the rows, the Thai, the numbers and the extent',
    async (format, file, thai, number) => {
      await run(layer, format, file);
      const text = ogr(join(out, file));
      expect(text).toContain('Feature Count: 3');
      expect(text).toContain(`${thai}ปี่ ฟ้า ญู น้ำ`);
      expect(text).toContain(number);
      expect(text).toContain('= -0.25');
      expect(text).toMatch(/2024[/-]02[/-]29/);
      expect(text).toContain('ปกปิด');
      const { west, south, east, north } = expected;
      extentOf(text).forEach((value, i) => {
        expect(value).toBeCloseTo([west, south, east, north][i] ?? 0, 6);
      });
    },
  );

  it('as a shapefile keeps the hole a hole and the two parts two', async () => {
    await run(layer, 'shp', 'i.shp');
    const sum = execFileSync(
      'ogrinfo',
      [
        '-ro',
        '-dialect',
        'sqlite',
        '-sql',
        'SELECT ST_Area(geometry) AS a, ST_NumGeometries(geometry) AS n FROM i LIMIT 1',
        join(out, 'i.shp'),
      ],
      { encoding: 'utf8' },
    );
    expect(Number(/a \(Real\) = ([\d.e-]+)/.exec(sum)?.[1])).toBeCloseTo(0.01 - 0.0004 + 0.005, 9);
    expect(sum).toContain('n (Integer) = 2');
  });

  it.each(['EPSG:32648', 'EPSG:32647', 'EPSG:24048'])(
    'in %s lies where GDAL puts the same shapes',
    async (crs) => {
      await run('community_forest', 'gpkg', `${crs.slice(5)}.gpkg`, crs);
      await run('community_forest', 'shp', `${crs.slice(5)}.shp`, crs);
      await run('community_forest', 'geojson', 'wgs.geojson');
      // The shift that the Royal Thai Survey Department uses; GDAL's own choice lands 186 m off.
      const indian =
        '+proj=utm +zone=48 +a=6377276.345 +rf=300.8017 +towgs84=204.4798,837.8940,294.7765 +units=m';
      const target = crs === 'EPSG:24048' ? indian : crs;
      const peer = join(out, `peer-${crs.slice(5)}.geojson`);
      execFileSync('ogr2ogr', [
        '-f',
        'GeoJSON',
        '-lco',
        'RFC7946=NO',
        '-s_srs',
        'EPSG:4326',
        '-t_srs',
        target,
        peer,
        join(out, 'wgs.geojson'),
      ]);
      const want = extentOf(ogr('-so', peer));
      for (const file of [`${crs.slice(5)}.gpkg`, `${crs.slice(5)}.shp`]) {
        const text = ogr('-so', join(out, file));
        extentOf(text).forEach((value, i) => {
          expect(Math.abs(value - (want[i] ?? 0)), file).toBeLessThan(0.01);
        });
        expect(text).toContain(`ID["EPSG",${crs.slice(5)}]`);
      }
    },
  );

  it('as XLSX has typed cells under Thai headings and a sheet of evidence', async () => {
    await run(layer, 'xlsx', 'j.xlsx');
    const text = ogr(join(out, 'j.xlsx'));
    expect(text).toContain('จำนวนเต็ม (คน) (Integer) = 1234567');
    expect(text).toMatch(/วันที่ \(Date\) = 2024\/02\/29/);
    expect(text).toContain('ชื่อ (String) = =1+1');
    expect(text).toContain('Layer name: ที่มาของข้อมูล');
    expect(text).toContain('กรมป่าไม้');
    expect(text).toContain('1 พฤษภาคม 2567');
  });

  it('writes one shapefile a kind of geometry for a mixed layer', async () => {
    await run(mixed, 'shp', 'k.zip');
    const names = Object.keys(unzipSync(readFileSync(join(out, 'k.zip')))).filter((name) =>
      name.endsWith('.shp'),
    );
    expect(names.sort()).toEqual(['mixed_line.shp', 'mixed_point.shp', 'mixed_polygon.shp']);
    for (const name of names)
      expect(ogr('-so', `/vsizip/${join(out, 'k.zip')}/${name}`)).toContain('Feature Count: 1');
  });
});
