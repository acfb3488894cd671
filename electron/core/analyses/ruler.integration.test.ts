import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { runRecipe } from './run-recipe.ts';
import { asking } from './testing/asking.ts';

const gdal = spawnSync('ogrinfo', ['--version']).error === undefined;
const quiet = { signal: new AbortController().signal, progress: (): void => undefined };

/** A crooked ground with a hole, and a road through it, in zone 47. */
const OUTER: [number, number][] = [
  [100.01, 15.01],
  [100.19, 15.03],
  [100.17, 15.18],
  [100.03, 15.16],
  [100.01, 15.01],
];
const HOLE: [number, number][] = [
  [100.06, 15.06],
  [100.06, 15.09],
  [100.1, 15.09],
  [100.1, 15.06],
  [100.06, 15.06],
];
const ROAD: [number, number][] = [
  [100.02, 15.02],
  [100.05, 15.1],
  [100.18, 15.17],
];

let test: TestWorkspace;
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  test.workspace.change({ kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } }, (change) => {
    const layer = (name: string, geometryType: 'Polygon' | 'LineString') =>
      change.createLayer({
        ...{ name, title: name, kind: 'imported', group: 'imported', geometryType, source: null },
        ...{ asOf: null, labelField: 'name', style: null },
        columns: [{ name: 'name', title: 'ชื่อ', titleEn: 'Name', type: 'text' }],
      });
    const ground = encodeWkb({ type: 'Polygon', coordinates: [OUTER, HOLE] });
    change.bulkInsert(layer('ground', 'Polygon'), ['name'], [{ wkb: ground, values: ['ก'] }]);
    const road = encodeWkb({ type: 'LineString', coordinates: ROAD });
    change.bulkInsert(layer('road', 'LineString'), ['name'], [{ wkb: road, values: ['ข'] }]);
  });
});
afterAll(() => test.close());

const { rowsOf } = asking(() => test);
const run = (step: object, measure?: 'geodesic' | 'utm'): Promise<AnalysisResult> =>
  runRecipe(
    test.workspace,
    { recipeVersion: 2, title: 'คำถาม', steps: [{ id: 's', ...step }], ...(measure ? { measure } : {}) },
    quiet,
  );

/** What GDAL measures of a layer on the grid of UTM zone 47N. */
const byGdal = (layer: string, measure: 'ST_Area' | 'ST_Length'): number => {
  const sql = `SELECT ${measure}(ST_Transform(geom, 32647)) AS m FROM ${layer}`;
  const said = execFileSync('ogrinfo', ['-q', test.workspace.gpkgPath, '-dialect', 'SQLite', '-sql', sql], {
    encoding: 'utf8',
  });
  return Number(/m \(Real\) = ([\d.e+]+)/.exec(said)?.[1]);
};
const near = (got: number, wanted: number, within: number): void =>
  expect(Math.abs(got - wanted) / wanted).toBeLessThan(within);

describe('areas and lengths in UTM', () => {
  it.skipIf(!gdal)('are those that GDAL measures on the grid of the zone', async () => {
    const dissolved = rowsOf(await run({ op: 'dissolve', input: 'ground' }, 'utm'));
    near(Number(dissolved[0]?.area_rai) * 1600, byGdal('ground', 'ST_Area'), 1e-8);
    const lengths = rowsOf(
      await run(
        {
          ...{ op: 'summarise-in-areas', areas: 'province', input: 'road' },
          figures: [{ statistic: 'length' }],
        },
        'utm',
      ),
    );
    near(Number(lengths[0]?.length_m), byGdal('road', 'ST_Length'), 1e-6);
    const within = await run({ op: 'area-in-areas', areas: 'province', input: 'ground' }, 'utm');
    near((within.total ?? 0) * 1600, byGdal('ground', 'ST_Area'), 1e-6);
  });

  it('differ from the ellipsoid by the scale of the grid, and say which they are', async () => {
    const step = { op: 'area-in-areas', areas: 'province', input: 'ground' };
    const [geodesic, utm] = [await run(step), await run(step, 'utm')];
    const ratio = (utm.total ?? 0) / (geodesic.total ?? 1);
    // West of 99° by a degree the grid is some 0.06 % smaller.
    expect(Math.abs(ratio - 1)).toBeGreaterThan(1e-4);
    expect(Math.abs(ratio - 1)).toBeLessThan(2e-3);
    expect(utm.method).toContain('โซน 47N (EPSG:32647)');
    expect(geodesic.method).toContain('WGS 84');
    expect(utm.layer).not.toBe(geodesic.layer);
    expect((await run(step, 'geodesic')).layer).toBe(geodesic.layer);
    expect((await run({ op: 'dissolve', input: 'ground' }, 'utm')).methodEn).toContain(
      'zone 47N (EPSG:32647)',
    );
  });
});
