import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Geometry, Position, Ring } from '../../../shared/geo/geometry.ts';
import { extentOf, polygonsOf } from '../../../shared/geo/geometry.ts';
import { decodeWkb, eachWkbPosition, encodeWkb } from '../../../shared/geo/wkb.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { cutBy } from './operations/cut.ts';
import { GEODESIC } from './ruler.ts';
import { type Postgis, postgisPrograms, startPostgis } from './testing/postgis.ts';

/** Overlays that have broken other programs: each has the area that GEOS states or that follows from its own, and no fault. */
const home = join(import.meta.dirname, '../../../../shared/data/torture');
const geosXml = join(home, 'geos-xml');
const geopandas = join(home, 'geopandas-overlay');

const planarRing = (ring: Ring): number => {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return Math.abs(sum / 2);
};
const planarArea = (wkb: Uint8Array): number =>
  polygonsOf(decodeWkb(wkb)).reduce(
    (sum, rings) => sum + rings.reduce((area, ring, i) => area + (i === 0 ? 1 : -1) * planarRing(ring), 0),
    0,
  );

/** Polygons and multipolygons of WKT; null for all else. */
function polygonOf(text: string): Geometry | null {
  const wkt = text.trim();
  if (/^[0-9A-F]+$/i.test(wkt.replace(/\s/g, ''))) return polygonOfHex(wkt.replace(/\s/g, ''));
  if (!/^(MULTI)?POLYGON\s*\(/i.test(wkt) || /\b(Z|M|ZM)\s*\(|nan|inf/i.test(wkt)) return null;
  const json = wkt
    .replace(/^(MULTI)?POLYGON\s*/i, '')
    .replace(/([-+\d.eE]+)\s+([-+\d.eE]+)(?:\s+[-+\d.eE]+)?/g, '[$1,$2]')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replace(/(\d)\.(?=[,\]])/g, '$1.0')
    .replace(/([[,])\+/g, '$1');
  try {
    const rings = JSON.parse(
      json.replace(/([[,-])\.(\d)/g, '$10.$2').replace(/(\d)\.e/gi, '$1.0e'),
    ) as unknown;
    return /^MULTI/i.test(wkt)
      ? { type: 'MultiPolygon', coordinates: rings as Position[][][] }
      : { type: 'Polygon', coordinates: rings as Position[][] };
  } catch {
    return null;
  }
}

function polygonOfHex(hex: string): Geometry | null {
  try {
    const geometry = decodeWkb(Buffer.from(hex, 'hex'));
    return geometry.type.endsWith('Polygon') ? geometry : null;
  } catch {
    return null;
  }
}

interface Case {
  readonly name: string;
  readonly a: Geometry;
  readonly b: Geometry;
}

function casesOf(path: string): Case[] {
  const text = readFileSync(path, 'utf8').replace(/<!--[\s\S]*?-->/g, '');
  return [...text.matchAll(/<case>([\s\S]*?)<\/case>/g)].flatMap(([, body = ''], i): Case[] => {
    const part = (tag: string): Geometry | null =>
      polygonOf(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'i').exec(body)?.[1] ?? '');
    const [a, b] = [part('a'), part('b')];
    return a && b ? [{ name: `${path.slice(home.length + 1)} ${i + 1}`, a, b }] : [];
  });
}

const files = existsSync(geosXml)
  ? readdirSync(geosXml, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'))
  : [];

/** Valid in every case, mended where it was not. */
const mended = (geometry: Geometry, geos: Geos): Uint8Array => {
  const wkb = encodeWkb(geometry);
  return geos.isValid(wkb) ? wkb : geos.makeValid(wkb);
};
/** The same pair as two plots of ten kilometres. */
function inThailand(...pair: [Geometry, Geometry]): [Uint8Array, Uint8Array] {
  const extents = pair.flatMap((shape) => extentOf(shape) ?? []);
  const xs = extents.filter((_, i) => i % 2 === 0);
  const ys = extents.filter((_, i) => i % 2 === 1);
  const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) || 1;
  const moved = (shape: Geometry): Uint8Array => {
    const wkb = encodeWkb(shape);
    const view = new DataView(wkb.buffer);
    eachWkbPosition(wkb, (x, y, at) => {
      view.setFloat64(at, 100 + ((x - Math.min(...xs)) / span) * 0.1, true);
      view.setFloat64(at + 8, 15 + ((y - Math.min(...ys)) / span) * 0.1, true);
    });
    return wkb;
  };
  return [moved(pair[0]), moved(pair[1])];
}

const OPS = ['intersection', 'union', 'difference', 'symdifference'] as const;
type Results = Record<(typeof OPS)[number], Uint8Array>;
const resultsOf = (one: Uint8Array, two: Uint8Array, geos: Geos): Results => ({
  intersection: geos.intersection(one, two),
  union: geos.union([one, two]),
  difference: geos.difference(one, two),
  symdifference: geos.symmetricDifference(one, two),
});
const areasOf = (results: Results): Record<keyof Results, number> => ({
  intersection: planarArea(results.intersection),
  union: planarArea(results.union),
  difference: planarArea(results.difference),
  symdifference: planarArea(results.symdifference),
});

/** The same four areas by another build of GEOS, of the same valid shapes. */
function areasOfPostgis(postgis: Postgis, cases: readonly Case[], geos: Geos): number[][] {
  const hex = (geometry: Geometry): string => Buffer.from(mended(geometry, geos)).toString('hex');
  const rows = cases.map(({ a, b }, i) => `(${i}, '${hex(a)}', '${hex(b)}')`).join(',');
  const columns = ['Intersection', 'Union', 'Difference', 'SymDifference'].map(
    (op) => `ST_Area(ST_${op}(a, b))`,
  );
  const shapes = `SELECT i, ST_GeomFromWKB(decode(x, 'hex')) a, ST_GeomFromWKB(decode(y, 'hex')) b FROM (VALUES ${rows}) v(i, x, y)`;
  const answer = postgis.run(`SELECT ${columns.join(', ')} FROM (${shapes} OFFSET 0) s ORDER BY i`);
  return answer.rows.map((row) => row.split('\t').map(Number));
}
const apart = (a: number, b: number, scale: number): number => Math.abs(a - b) / Math.max(scale, 1e-300);

describe.skipIf(files.length === 0)('overlays of GEOS’s own cases (shared/data/torture/geos-xml)', () => {
  const cases = files.flatMap((file) => casesOf(join(geosXml, file)));

  it('are there', () => expect(cases.length).toBeGreaterThan(60));

  it('add up, and are valid', async () => {
    const geos = await loadGeos();
    const faults: string[] = [];
    for (const { name, a, b } of cases) {
      const [one, two] = [mended(a, geos), mended(b, geos)];
      const results = resultsOf(one, two, geos);
      const { intersection, union, difference, symdifference } = areasOf(results);
      const [first, second] = [planarArea(one), planarArea(two)];
      for (const [op, wkb] of Object.entries(results))
        if (!geos.isValid(wkb)) faults.push(`${name}: ${op} is invalid`);
      const sums = [
        [first + second, union + intersection],
        [first, difference + intersection],
        [union - intersection, symdifference],
      ] as const;
      // GEOS may snap shapes that it can't node as they stand, and then to a few units of the ninth digit.
      if (sums.some(([x, y]) => apart(x, y, Math.max(first, second)) > 1e-8))
        faults.push(`${name}: ${sums.join(' ')}`);
    }
    expect(faults).toEqual([]);
  });

  const programs = postgisPrograms();
  it.skipIf(programs === null)('have the areas of the GEOS of PostGIS', async () => {
    const geos = await loadGeos();
    const postgis = await startPostgis(programs ?? '');
    try {
      const wanted = areasOfPostgis(postgis, cases, geos);
      const faults = cases.flatMap(({ name, a, b }, i) => {
        const [one, two] = [mended(a, geos), mended(b, geos)];
        const own = areasOf(resultsOf(one, two, geos));
        const scale = Math.max(planarArea(one), planarArea(two));
        return OPS.flatMap((op, at) => {
          const value = wanted[i]?.[at] ?? Number.NaN;
          return apart(own[op], value, scale) <= 1e-9 ? [] : [`${name}: ${op} ${own[op]}, not ${value}`];
        });
      });
      expect(faults).toEqual([]);
    } finally {
      await postgis.close();
    }
  });

  it('are cut without an exception, invalid input or not', async () => {
    const geos = await loadGeos();
    const raw = cases.map(({ a, b }) => inThailand(a, b));
    const tools = { geos, ruler: GEODESIC, progress: () => undefined };
    for (const [one, two] of raw)
      expect(() => cutBy([one], [two], { inner: true, rest: true }, tools)).not.toThrow();
  });
});

const read = (path: string): Geometry[] =>
  (
    JSON.parse(readFileSync(join(geopandas, path), 'utf8')) as { features: { geometry: Geometry }[] }
  ).features.map(({ geometry }) => geometry);

describe.skipIf(!existsSync(geopandas))(
  'overlays of GeoPandas’s cases (shared/data/torture/geopandas-overlay)',
  () => {
    it.each([['polys/df1.geojson', 'polys/df2.geojson', 'polys/df1_df2']])(
      '%s over %s',
      async (first, second, expected) => {
        const geos = await loadGeos();
        const [a, b] = [read(first).map(encodeWkb), read(second).map(encodeWkb)];
        const left = (own: Uint8Array[], others: Uint8Array[]): number =>
          own.reduce((sum, wkb) => sum + planarArea(geos.difference(wkb, geos.union(others))), 0);
        const wanted = (op: string): number => {
          const file = `${expected}-${op}.geojson`;
          return read(file).reduce((sum, shape) => sum + planarArea(encodeWkb(shape)), 0);
        };
        const difference = left(a, b);
        expect(apart(difference, wanted('difference'), difference)).toBeLessThan(1e-9);
        const symmetric = difference + left(b, a);
        expect(apart(symmetric, wanted('symmetric_difference'), symmetric)).toBeLessThan(1e-9);
      },
    );
  },
);
