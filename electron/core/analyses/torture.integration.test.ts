import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Geometry, Position, Ring } from '../../../shared/geo/geometry.ts';
import { polygonsOf } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { cutBy } from './operations/cut.ts';

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
function polygonOfWkt(text: string): Geometry | null {
  const wkt = text.trim();
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

interface Case {
  readonly name: string;
  readonly a: Geometry;
  readonly b: Geometry;
  /** Areas that the case states, by operation. */
  readonly wanted: Readonly<Record<string, number>>;
}
const OPS = ['intersection', 'union', 'difference', 'symdifference'] as const;

function casesOf(path: string): Case[] {
  const text = readFileSync(path, 'utf8').replace(/<!--[\s\S]*?-->/g, '');
  // Cases on a grid of whole numbers state areas of that grid.
  const floating = !/<precisionModel[^>]*scale/i.test(text) || /type="FLOATING"/i.test(text);
  return [...text.matchAll(/<case>([\s\S]*?)<\/case>/g)].flatMap(([, body = ''], i): Case[] => {
    const part = (tag: string): Geometry | null =>
      polygonOfWkt(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'i').exec(body)?.[1] ?? '');
    const [a, b] = [part('a'), part('b')];
    if (!a || !b) return [];
    const ops = floating
      ? body.matchAll(/<op\s+name="(\w+)"\s+arg1="A"\s+arg2="B"\s*>([\s\S]*?)<\/op>/gi)
      : [];
    const wanted = Object.fromEntries(
      [...ops].flatMap(([, op = '', result = '']) => {
        const shape = polygonOfWkt(result);
        const known = OPS.find((name) => name === op.toLowerCase().replace('ng', ''));
        return shape && known ? [[known, planarArea(encodeWkb(shape))]] : [];
      }),
    );
    return [{ name: `${path.slice(home.length + 1)} ${i + 1}`, a, b, wanted }];
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
const apart = (a: number, b: number, scale: number): number => Math.abs(a - b) / Math.max(scale, 1e-300);

describe.skipIf(files.length === 0)('overlays of GEOS’s own cases (shared/data/torture/geos-xml)', () => {
  const cases = files.flatMap((file) => casesOf(join(geosXml, file)));

  it('are there', () => expect(cases.length).toBeGreaterThan(100));

  it('have the stated areas, add up, and are valid', async () => {
    const geos = await loadGeos();
    const faults: string[] = [];
    let stated = 0;
    for (const { name, a, b, wanted } of cases) {
      const [one, two] = [mended(a, geos), mended(b, geos)];
      const results = {
        intersection: geos.intersection(one, two),
        union: geos.union([one, two]),
        difference: geos.difference(one, two),
        symdifference: geos.symmetricDifference(one, two),
      };
      const area = Object.fromEntries(Object.entries(results).map(([op, wkb]) => [op, planarArea(wkb)]));
      const { intersection = 0, union = 0, difference = 0, symdifference = 0 } = area;
      const scale = Math.max(planarArea(one), planarArea(two));
      for (const [op, wkb] of Object.entries(results))
        if (!geos.isValid(wkb)) faults.push(`${name}: ${op} is invalid`);
      const sums = [
        apart(planarArea(one) + planarArea(two), union + intersection, scale),
        apart(planarArea(one), difference + intersection, scale),
        apart(union - intersection, symdifference, scale),
      ];
      if (sums.some((share) => share > 1e-9)) faults.push(`${name}: parts do not add up ${sums.join(' ')}`);
      for (const [op, value] of Object.entries(wanted)) {
        stated++;
        if (apart(area[op] ?? Number.NaN, value, scale) > 1e-9)
          faults.push(`${name}: ${op} ${area[op]}, not ${value}`);
      }
    }
    expect(faults).toEqual([]);
    expect(stated).toBeGreaterThan(20);
  });

  it('are cut without an exception, invalid input or not', async () => {
    const geos = await loadGeos();
    for (const { a, b } of cases) {
      const cut = (): unknown =>
        cutBy([encodeWkb(a)], [encodeWkb(b)], { inner: true, rest: true }, geos, () => undefined);
      expect(cut).not.toThrow();
    }
  });
});

const read = (path: string): Geometry[] =>
  (
    JSON.parse(readFileSync(join(geopandas, path), 'utf8')) as { features: { geometry: Geometry }[] }
  ).features.map(({ geometry }) => geometry);

describe.skipIf(!existsSync(geopandas))(
  'overlays of GeoPandas’s cases (shared/data/torture/geopandas-overlay)',
  () => {
    it.each([
      ['polys/df1.geojson', 'polys/df2.geojson', 'polys/df1_df2'],
      ['overlap/df1_overlap.geojson', 'polys/df2.geojson', 'overlap/df1_df2_overlap'],
    ])('%s over %s', async (first, second, expected) => {
      const geos = await loadGeos();
      const [a, b] = [read(first).map(encodeWkb), read(second).map(encodeWkb)];
      const parts = (own: Uint8Array[], others: Uint8Array[], inner: boolean): number =>
        cutBy(own, others, { inner, rest: !inner }, geos, () => undefined)
          .parts.map(({ wkb }) => planarArea(wkb))
          .reduce((sum, area) => sum + area, 0);
      const wanted = (op: string): number => {
        const file = `${expected}-${op}.geojson`;
        return read(file).reduce((sum, shape) => sum + planarArea(encodeWkb(shape)), 0);
      };
      const difference = parts(a, b, false);
      expect(apart(difference, wanted('difference'), difference)).toBeLessThan(1e-9);
      const symmetric = difference + parts(b, a, false);
      expect(apart(symmetric, wanted('symmetric_difference'), symmetric)).toBeLessThan(1e-9);
    });
  },
);
