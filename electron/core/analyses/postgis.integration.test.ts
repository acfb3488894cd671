import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoteName } from '../db/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { makeLand, SMALL } from './bench/make-land.ts';
import { runRecipe } from './run-recipe.ts';
import { loadTables, type Postgis, postgisPrograms, startPostgis } from './testing/postgis.ts';

/** Every answer row by row against PostGIS, which reads the same workspace by GDAL: skipped where either is missing. */
const programs = postgisPrograms();
const gdal =
  spawnSync('ogrinfo', ['--formats'], { encoding: 'utf8' }).stdout?.includes('PostgreSQL') ?? false;
const quiet = { signal: new AbortController().signal, progress: (): void => undefined };

describe.skipIf(programs === null || !gdal)('analyses agree with PostGIS', () => {
  let test: TestWorkspace;
  let postgis: Postgis;
  beforeAll(async () => {
    test = await aWorkspace();
    makeLand(test.workspace, SMALL);
    postgis = await startPostgis(programs ?? '');
    loadTables(postgis, test.workspace.gpkgPath, [
      'tambons',
      'subdistricts',
      'forests',
      'points',
      'houses',
      'services',
    ]);
  });
  afterAll(async () => {
    await postgis.close();
    await test.close();
  });

  /** A figure for each key, of the result layer. */
  const own = async (steps: object[], key: string, value: string): Promise<Map<string, number>> => {
    const recipe = {
      recipeVersion: 2,
      title: 'x',
      steps: steps.map((step, i) => ({ id: `s${i}`, ...step })),
    };
    const { layer } = await runRecipe(test.workspace, recipe, quiet);
    const rows = test.workspace.db.all<{ k: string; v: number }>({
      text: `SELECT ${key} AS k, ${value} AS v FROM ${quoteName(layer)}`,
      values: [],
    });
    return new Map(rows.map(({ k, v }) => [k, v]));
  };
  /** The same of PostGIS. */
  const theirs = (sql: string): Map<string, number> =>
    new Map(
      postgis.run(sql).rows.map((row): [string, number] => {
        const [key = '', value = ''] = row.split('\t');
        return [key, Number(value)];
      }),
    );
  const agree = (
    mine: Map<string, number>,
    other: Map<string, number>,
    relative: number,
    nothing = 0,
  ): void => {
    const all = new Set([...mine.keys(), ...other.keys()]);
    expect(mine.size).toBeGreaterThan(3);
    const apart = [...all].filter((key) => {
      const [a, b] = [mine.get(key) ?? 0, other.get(key) ?? 0];
      return Math.abs(a - b) > Math.max(relative * Math.abs(b), nothing);
    });
    expect(apart.map((key) => `${key}: ${mine.get(key)}, PostGIS ${other.get(key)}`)).toEqual([]);
  };

  it('on counts of points in areas', async () => {
    agree(
      await own([{ op: 'count-in-areas', areas: 'tambons', input: 'points' }], 'code', 'value'),
      theirs(
        `SELECT a.code, count(p.fid) FROM tambons a LEFT JOIN points p ON ST_Intersects(a.geom, p.geom) GROUP BY a.code`,
      ),
      0,
    );
  });

  it('on the area of every part of an overlay', async () => {
    // Their edges are straight in degrees where they are cut, ours the geodesic: so theirs are given its vertices.
    const fine = `(SELECT code, ST_Segmentize(geom::geography, 50)::geometry AS geom FROM subdistricts)`;
    const pairs = `FROM forests f JOIN ${fine} s ON ST_Intersects(f.geom, s.geom)`;
    agree(
      await own(
        [{ op: 'intersect', input: 'forests', with: 'subdistricts' }],
        "code || ' ' || code_2",
        'area_rai',
      ),
      theirs(
        `SELECT f.code || ' ' || s.code, ST_Area(ST_Intersection(f.geom, s.geom)::geography) / 1600 ${pairs}`,
      ),
      1e-6,
      1e-4,
    );
  });

  it('on what overlays leave', async () => {
    agree(
      await own([{ op: 'difference', input: 'subdistricts', with: 'forests' }], 'code', 'area_rai'),
      theirs(`SELECT s.code, ST_Area(ST_Difference(s.geom, (SELECT ST_Union(geom) FROM forests))::geography) / 1600
        FROM subdistricts s`),
      1e-6,
    );
  });

  it('on houses near forests, by area', async () => {
    agree(
      await own(
        [
          { op: 'near', input: 'houses', of: 'forests', distanceM: 1000 },
          { op: 'count-in-areas', areas: 'subdistricts', input: '#s0' },
        ],
        'code',
        'value',
      ),
      theirs(`SELECT s.code, count(h.fid) FROM subdistricts s LEFT JOIN houses h ON ST_Intersects(s.geom, h.geom) AND EXISTS
        (SELECT 1 FROM forests f WHERE ST_DWithin(f.geom::geography, h.geom::geography, 1000)) GROUP BY s.code`),
      0,
    );
  });

  it('on the distance to the nearest, of points and of areas', async () => {
    const nearest = (
      table: string,
    ): string => `SELECT h.code, min(ST_Distance(h.geom::geography, s.geom::geography))
      FROM houses h CROSS JOIN ${table} s GROUP BY h.code`;
    agree(
      await own([{ op: 'nearest', input: 'houses', of: 'services' }], 'code', 'distance_m'),
      theirs(nearest('services')),
      1e-9,
      1e-6,
    );
    // PostGIS looks for the foot of a perpendicular on a sphere, so its distance to a border may be a little too long.
    const mine = await own([{ op: 'nearest', input: 'services', of: 'forests' }], 'code', 'distance_m');
    const other = theirs(nearest('forests').replace('houses', 'services'));
    agree(mine, other, 3e-4, 1e-3);
    for (const [key, metres] of mine)
      expect(metres).toBeLessThanOrEqual((other.get(key) ?? 0) * (1 + 1e-7) + 1e-4);
  });

  it('on dissolved areas and their number', async () => {
    agree(
      await own([{ op: 'dissolve', input: 'tambons', by: ['district'] }], 'district', 'area_rai'),
      theirs('SELECT district, ST_Area(ST_Union(geom)::geography) / 1600 FROM tambons GROUP BY district'),
      1e-9,
    );
  });

  it.each(['intersects', 'within', 'overlaps', 'disjoint'])('on the relation %s', async (relation) => {
    const any = (name: string): string =>
      `EXISTS (SELECT 1 FROM subdistricts s WHERE ST_${name}(f.geom, s.geom))`;
    const where = relation === 'disjoint' ? `NOT ${any('Intersects')}` : any(relation);
    const mine = await own(
      [{ op: 'select-by-location', input: 'forests', of: 'subdistricts', relation }],
      'code',
      '1',
    );
    const other = theirs(`SELECT f.code, 1 FROM forests f WHERE ${where}`);
    expect([...mine.keys()].sort()).toEqual([...other.keys()].sort());
  });
});
