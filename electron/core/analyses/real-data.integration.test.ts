import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import { areaM2 } from '../../../shared/geo/geodesic.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { areaInAreas } from './area-in-areas.ts';
import { countInAreas } from './count-in-areas.ts';
import type { AnalysisFeature, FeatureSet } from './feature-set.ts';
import { prepareRow } from './prepare-feature.ts';

const data = join(import.meta.dirname, '../../../../shared/data/th');
const quiet = (): void => {};
const set = (features: AnalysisFeature[]): FeatureSet => ({
  origin: 'x',
  restricted: false,
  features,
  filteredFrom: null,
});

const gdal = spawnSync('ogr2ogr', ['--version']).status === 0;

/** Villages inside each sub-district of Sa Kaeo by SpatiaLite (GEOS) under GDAL. */
function villagesByGdal(): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'villages-'));
  const file = join(folder, 'both.gpkg');
  try {
    execFileSync('ogr2ogr', [
      '-f',
      'GPKG',
      file,
      join(data, 'villages/villages5_utf8_nocpg.shp'),
      '-nln',
      'v',
      '-oo',
      'ENCODING=UTF-8',
    ]);
    execFileSync('ogr2ogr', [
      '-f',
      'GPKG',
      '-update',
      file,
      join(data, 'tambon/27_Sa Kaeo/Sa Kaeo.shp'),
      '-nln',
      't',
      '-nlt',
      'PROMOTE_TO_MULTI',
    ]);
    const query =
      'SELECT t.ADM3_PCODE AS code, count(*) AS n FROM t JOIN v ON ST_Intersects(t.geom, v.geom) GROUP BY 1';
    const csv = execFileSync(
      'ogr2ogr',
      ['-f', 'CSV', '/vsistdout/', file, '-dialect', 'sqlite', '-sql', query],
      { encoding: 'utf8' },
    );
    const lines = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.replaceAll('"', '').split(','));
    return Object.fromEntries(lines.map(([code = '', n]) => [code, Number(n)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rowsOf = (file: string): string[][] =>
  readFileSync(join(data, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'));

const tambonOf = (province: string): Promise<{ geometry: Geometry; properties: Record<string, unknown> }[]> =>
  shapesOf(join(data, 'tambon', province, `${province.slice(3)}.shp`));
/** The part of the `shapefile` package (an independent reader, without types) that is used here. */
interface Shapefile {
  open(
    file: string,
    dbf: undefined,
    options: { encoding: string },
  ): Promise<{
    read(): Promise<{
      done: boolean;
      value: { geometry: Geometry | null; properties: Record<string, unknown> | null };
    }>;
  }>;
}

async function shapesOf(
  file: string,
): Promise<{ geometry: Geometry; properties: Record<string, unknown> }[]> {
  const name: string = 'shapefile';
  const { open } = (await import(name)) as Shapefile;
  const source = await open(file, undefined, { encoding: 'utf-8' });
  const shapes: { geometry: Geometry; properties: Record<string, unknown> }[] = [];
  for (let next = await source.read(); !next.done; next = await source.read())
    if (next.value.geometry)
      shapes.push({ geometry: next.value.geometry, properties: next.value.properties ?? {} });
  return shapes;
}

describe.skipIf(!existsSync(data))(
  'analysis of real Thai data (skipped where ../shared/data is absent)',
  () => {
    let geos: Geos;
    beforeAll(async () => {
      geos = await loadGeos();
    });

    it('agrees with the measured areas of every sub-district within a millionth', async () => {
      const facts = new Map(
        rowsOf('facts_tambon.tsv').map(([, code = '', , , , , , rai = '']) => [code, Number(rai)]),
      );
      let compared = 0;
      for (const province of ['18_Chai Nat', '27_Sa Kaeo', '37_Amnat Charoen', '81_Krabi'])
        for (const { geometry, properties } of await tambonOf(province)) {
          const fact = facts.get(String(properties.ADM3_PCODE).replace('TH', ''));
          if (fact === undefined) continue;
          const { feature } = prepareRow(1, '', encodeWkb(geometry), geos);
          // The facts have three decimals of a rai.
          const slack = fact * 1e-6 + 0.0006;
          expect(Math.abs(areaM2(feature.geometry ?? geometry) / M2_PER_RAI - fact)).toBeLessThan(slack);
          compared++;
        }
      expect(compared).toBe(221);
    });

    it.skipIf(!gdal)(
      'counts as many villages in each sub-district as GDAL does (skipped without GDAL)',
      async () => {
        const villages = await shapesOf(join(data, 'villages', 'villages5_utf8_nocpg.shp'));
        const input = set(
          villages.map(({ geometry }, i) => prepareRow(i + 1, '', encodeWkb(geometry), geos).feature),
        );
        const shapes = await tambonOf('27_Sa Kaeo');
        const codes = shapes.map(({ properties }) => String(properties.ADM3_PCODE));
        const areas = set(
          shapes.map(
            ({ geometry }, i) => prepareRow(i + 1, codes[i] ?? '', encodeWkb(geometry), geos).feature,
          ),
        );
        const counted = countInAreas(areas, input, geos, quiet);
        const found = Object.fromEntries(
          counted.answers.filter(({ value }) => value > 0).map(({ fid, value }) => [codes[fid - 1], value]),
        );
        expect(found).toEqual(villagesByGdal());
      },
    );

    it('finds the flooded share of each sub-district that GEOS found in the plane', () => {
      const read = (file: string): { geometry: Geometry; properties: Record<string, unknown> }[] =>
        (
          JSON.parse(readFileSync(join(data, 'pathumthani', file), 'utf8')) as {
            features: { geometry: Geometry; properties: Record<string, unknown> }[];
          }
        ).features;
      const tambons = read('tambon.geojson');
      const areas = set(
        tambons.map(({ geometry }, i) => prepareRow(i + 1, '', encodeWkb(geometry), geos).feature),
      );
      const floods = set(
        read('flood_2017.geojson').map(
          ({ geometry }, i) => prepareRow(i + 1, '', encodeWkb(geometry), geos).feature,
        ),
      );
      const result = areaInAreas(areas, floods, geos, quiet);
      const shares = result.answers.map(
        ({ value }, i) =>
          value / areaM2(areas.features[i]?.geometry ?? { type: 'Point', coordinates: [0, 0] }),
      );
      const expected = rowsOf('pathumthani/facts_overlay_flood_2017.tsv')
        .filter(([name]) => name !== 'TOTAL')
        .map(([, , rai = '', covered = '']) => Number(covered) / Number(rai));
      expect(shares.length).toBe(expected.length);
      // Shares hardly depend on the plane: both areas are scaled by the same factor, but for what it varies within one.
      const sorted = (list: number[]): number[] => [...list].sort((a, b) => a - b);
      sorted(shares).forEach((share, i) => {
        expect(Math.abs(share - (sorted(expected)[i] ?? 0))).toBeLessThan(2e-5);
      });
      expect(Math.max(...shares)).toBeGreaterThan(0.01);
    });
  },
);
