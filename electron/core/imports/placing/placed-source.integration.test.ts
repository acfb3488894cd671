import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Placing } from '../../../../shared/contract/import-choice.ts';
import { decodeWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import { crsById } from '../../crs/index.ts';
import { readCsv } from '../../formats/csv/read-csv.ts';
import type { FeatureSource, SourceSurvey, SourceTransform } from '../../formats/index.ts';
import { StageWriter } from '../../formats/staged/stage-writer.ts';
import { StagedSource } from '../../formats/staged/staged-source.ts';
import { type PlacingParts, placedSource } from './index.ts';

let folder: string;
let number = 0;
const open: FeatureSource[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-placed-'));
});
afterAll(() => {
  for (const source of open) source.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A table as it is staged from a CSV, placed. */
async function placed(csv: string, placing: Placing, parts: PlacingParts = {}): Promise<FeatureSource> {
  const path = join(folder, `${number++}.csv`);
  writeFileSync(path, csv);
  const writer = new StageWriter(`${path}.rows`, Number.POSITIVE_INFINITY);
  const facts = await readCsv(path, 'a.csv', writer, {});
  const source = placedSource(new StagedSource(writer.finish('csv', 'a', facts)), placing, parts);
  open.push(source);
  return source;
}
function surveyOf(source: FeatureSource, quick = false): SourceSurvey {
  const work = source.survey(quick);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
function rowsOf(source: FeatureSource, transform: SourceTransform | null = null, only?: string[]) {
  const survey = surveyOf(source);
  const columns = source.columns(survey, 'utf-8').filter(({ name }) => !only || only.includes(name));
  const rows = source.rows({ columns, encoding: 'utf-8', transform, promote: true });
  const shapes: unknown[] = [];
  const values: unknown[] = [];
  while (rows.next()) {
    shapes.push(rows.wkb ? decodeWkb(rows.wkb).coordinates : null);
    values.push(rows.values);
  }
  return {
    shapes,
    values,
    tally: rows.tally.list().map(({ code, count, examples }) => [code, count, examples]),
    census: rows.census,
  };
}
const byColumns = (x: string, y: string | null): Placing => ({ kind: 'coordinates', x, y, notation: 'auto' });

describe('points from columns', () => {
  const CSV = 'ชื่อ,E,N\nก,490000,890000\nข,,\nค,ไม่รู้,1\nง,0,0\nจ,491000,891000\nฉ,98.9,8.1\n';

  it('gives the places in the coordinates of the file, of no declared system', async () => {
    const source = await placed(CSV, byColumns('E', 'N'));
    expect(source).toMatchObject({ hasShapes: true, pointsOnly: true, declaredKind: 'Point' });
    const survey = surveyOf(source);
    expect(survey.declared).toBeNull();
    expect(survey.centres).toEqual([
      { row: 1, x: 490000, y: 890000, box: null },
      { row: 5, x: 491000, y: 891000, box: null },
    ]);
  });

  it('keeps rows that have no place, and says which and why', async () => {
    const { shapes, values, tally, census } = rowsOf(await placed(CSV, byColumns('E', 'N')));
    expect(shapes).toEqual([[490000, 890000], null, null, null, [491000, 891000], null]);
    expect(values).toHaveLength(6);
    expect(tally).toEqual(
      expect.arrayContaining([
        ['coordinates-missing', 2, ['2', '4']],
        // Degrees among metres can't be in the one system that the file is read in.
        ['coordinates-unreadable', 2, ['3', '6']],
      ]),
    );
    expect(census).toMatchObject({ vertices: 2, extent: [490000, 890000, 491000, 891000] });
  });

  it('turns them into WGS 84, and reads columns that are not taken along', async () => {
    const { shapes, values } = rowsOf(
      await placed(CSV, byColumns('E', 'N')),
      crsById('EPSG:32647')!.toWgs84(),
      ['ชื่อ'],
    );
    const [lon, lat] = shapes[0] as [number, number];
    expect(lon).toBeCloseTo(98.909, 2);
    expect(lat).toBeCloseTo(8.05, 2);
    expect(values[0]).toEqual(['ก']);
  });

  it('reads one file in one zone, the rows of the other reckoned over', async () => {
    const source = await placed(
      'ชื่อ,E,N,ZONE\nก,490000,890000,47\nข,450000,1750000,48\nค,490010,890010,47N\n',
      byColumns('E', 'N'),
    );
    const { shapes } = rowsOf(source, crsById('EPSG:32647')!.toWgs84());
    const xy = Float64Array.of(450000, 1750000);
    crsById('EPSG:32648')!.toWgs84().apply(xy, 0, 2);
    const [lon, lat] = shapes[1] as [number, number];
    // A millionth of a degree is a decimetre.
    expect(lon).toBeCloseTo(xy[0]!, 6);
    expect(lat).toBeCloseTo(xy[1]!, 6);
  });

  it('finds both in one column', async () => {
    const { shapes } = rowsOf(
      await placed('ชื่อ,พิกัด\nก,"8.1, 98.9"\nข,"8°06\'00"" N 98°54\'00"" E"\n', byColumns('พิกัด', null)),
    );
    expect(shapes[0]).toEqual([98.9, 8.1]);
    expect((shapes[1] as number[])[0]).toBeCloseTo(98.9, 9);
  });

  it('refuses a column that is not there', async () => {
    const source = await placed(CSV, byColumns('E', 'Z'));
    expect(() => surveyOf(source)).toThrow('mapping-invalid');
  });

  it('spreads the places that it shows over a long file, and looks at its beginning only when told', async () => {
    const lines = Array.from({ length: 9000 }, (_, i) => `${490000 + i},${890000 + i}`);
    const source = await placed(`E,N\n${lines.join('\n')}\n`, byColumns('E', 'N'));
    const all = surveyOf(source).centres;
    expect(all.length).toBeLessThanOrEqual(800);
    expect(all.at(-1)!.row).toBeGreaterThan(8000);
    expect(surveyOf(source, true).centres.at(-1)!.row).toBeLessThanOrEqual(2000);
  });
});

describe('shapes of areas', () => {
  it('are taken as they are, in WGS 84, whatever the transform', async () => {
    const ring: [number, number][] = [
      [98, 8],
      [99, 8],
      [99, 9],
      [98, 8],
    ];
    const shape = encodeWkb({ type: 'Polygon', coordinates: [ring] });
    const source = await placed(
      'รหัส,n\n810101,1\n999999,2\n',
      { kind: 'areas', level: 'subdistrict' },
      {
        shapeOf: (values) => (String(values[0]) === '810101' ? shape : null),
      },
    );
    expect(surveyOf(source)).toMatchObject({ declared: { kind: 'format' }, centres: [] });
    const { shapes, tally, census } = rowsOf(source, crsById('EPSG:32647')!.toWgs84());
    expect(shapes).toEqual([[[ring]], null]);
    expect(tally).toEqual([['area-without-shape', 1, ['2']]]);
    expect(census.extent).toEqual([98, 8, 99, 9]);
  });
});
