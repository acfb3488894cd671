import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crsById } from './definitions.ts';

const FACTS = join(import.meta.dirname, '../../../../shared/data/th/facts_datum.tsv');

describe.skipIf(!existsSync(FACTS))('control points of PROJ (needs ../shared/data)', () => {
  const rows = existsSync(FACTS)
    ? readFileSync(FACTS, 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => line.split('\t'))
    : [];
  const [head = [], ...points] = rows;
  const columns = [
    ['EPSG:32647', 'e_32647', 'n_32647', 0.01],
    ['EPSG:32648', 'e_32648', 'n_32648', 0.01],
    ['EPSG:24047', 'e47_variants_204.4798_837.894_294.7765', 'n47_variants_204.4798_837.894_294.7765', 0.01],
    ['EPSG:24047', 'e47_rtsd_206_837_295', 'n47_rtsd_206_837_295', 2],
    ['EPSG:24048', 'e48_rtsd', 'n48_rtsd', 2],
  ] as const;
  it.each(columns)('%s by %s', (id, e, n, tolerance) => {
    expect(points.length).toBeGreaterThan(3);
    for (const point of points) {
      const at = (name: string): number => Number(point[head.indexOf(name)]);
      const xy = Float64Array.of(at(e), at(n));
      crsById(id)!.toWgs84().apply(xy, 0, 2);
      const off = Math.hypot(
        (xy[0]! - at('lon')) * Math.cos((at('lat') * Math.PI) / 180),
        xy[1]! - at('lat'),
      );
      expect(off * 111_320, point[0]).toBeLessThan(tolerance);
    }
  });
});
