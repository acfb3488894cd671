import { describe, expect, it } from 'vitest';
import type { Position, Ring } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { loadGeos } from '../geometry/index.ts';
import { SeededRandom } from '../sample/random.ts';
import { assignAreas } from './assign-areas.ts';
import { type AnalysisFeature, makeRow } from './feature-set.ts';
import { placer } from './place-in-areas.ts';

const geos = await loadGeos();
const random = new SeededRandom(11);
const quiet = (): void => undefined;

/** A jagged area about a middle; some overlap, some leave ground between them. */
const star = (fid: number, [x, y]: Position, reach: number): AnalysisFeature => {
  const ring: Ring = Array.from({ length: 24 }, (_, i): Position => {
    const far = reach * random.between(0.4, 1);
    return [x + far * Math.cos((i * Math.PI) / 12), y + far * Math.sin((i * Math.PI) / 12)];
  });
  const closed = [...ring, ring[0] as Position];
  return makeRow(
    fid,
    String(Math.floor(random.between(1000, 9999))),
    encodeWkb({ type: 'Polygon', coordinates: [closed] }),
  );
};

const square = (fid: number, code: string, [west, south]: Position): AnalysisFeature => {
  const ring: Ring = [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ];
  return makeRow(fid, code, encodeWkb({ type: 'Polygon', coordinates: [ring] }));
};

/** One position after the other, by another way than the areas one after the other. */
function slowly(areas: readonly AnalysisFeature[], xy: Float64Array): { owners: number[]; shared: number } {
  const place = placer(areas, geos);
  let shared = 0;
  const owners = Array.from({ length: xy.length / 2 }, (_, i) => {
    const found = place.at([xy[i * 2] as number, xy[i * 2 + 1] as number]);
    if (found.length > 1) shared++;
    return found[0] ? areas.indexOf(found[0]) : -1;
  });
  place.free();
  return { owners, shared };
}

describe('areas of very many positions', () => {
  it('are those that each position gets by itself, where areas overlap and leave ground between', () => {
    const areas = Array.from({ length: 60 }, (_, i) =>
      star(i + 1, [random.between(99, 103), random.between(13, 16)], random.between(0.1, 0.9)),
    );
    const xy = Float64Array.from({ length: 20_000 }, (_, i) =>
      i % 2 === 0 ? random.between(98, 104) : random.between(12, 17),
    );
    const wanted = slowly(areas, xy);
    const { owners, twice } = assignAreas(areas, xy, geos, quiet);
    const shared = twice.reduce((sum, one) => sum + one, 0);
    expect(Array.from(owners)).toEqual(wanted.owners);
    expect(shared).toBe(wanted.shared);
    expect(new Set(owners).size).toBeGreaterThan(40);
    expect(shared).toBeGreaterThan(500);
  });

  it('are those of the lowest code on borders and corners, each told once', () => {
    const areas = [
      square(1, '04', [101, 14]),
      square(2, '03', [100, 14]),
      square(3, '02', [101, 15]),
      square(4, '01', [100, 15]),
    ];
    const xy = Float64Array.of(101, 15, 101, 14.5, 100.5, 15, 100, 14, 102, 16, 101, 14, 103, 15);
    const { owners, twice } = assignAreas(areas, xy, geos, quiet);
    const shared = twice.reduce((sum, one) => sum + one, 0);
    expect([...owners].map((owner) => areas[owner]?.code ?? null)).toEqual([
      '01',
      '03',
      '01',
      '03',
      '02',
      '03',
      null,
    ]);
    expect(shared).toBe(4);
  });

  it('are none for what lies nowhere, and none at all without areas', () => {
    const xy = Float64Array.of(Number.NaN, Number.NaN, 100.5, 14.5);
    expect([...assignAreas([square(1, '01', [100, 14])], xy, geos, quiet).owners]).toEqual([-1, 0]);
    expect([...assignAreas([makeRow(1, '01', null)], xy, geos, quiet).owners]).toEqual([-1, -1]);
    expect([...assignAreas([], xy, geos, quiet).owners]).toEqual([-1, -1]);
  });
});
