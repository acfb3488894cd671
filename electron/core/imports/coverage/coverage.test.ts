import { beforeAll, describe, expect, it } from 'vitest';
import type { Position, Ring } from '../../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { type Geos, loadGeos } from '../../geometry/index.ts';
import { mendShape } from '../repair.ts';
import { type CoverageOptions, type CoverageReport, coverageConflicts, shapeChanges } from './index.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

/** Metres to degrees about a place in the south of the country. */
const LON = 99;
const LAT = 8;
const place = ([x, y]: Position): Position => [
  LON + x / (111_320 * Math.cos((LAT * Math.PI) / 180)),
  LAT + y / 110_600,
];
const polygon = (...rings: Ring[]): Uint8Array =>
  encodeWkb({ type: 'Polygon', coordinates: rings.map((ring) => ring.map(place)) });
const box = (x: number, y: number, width: number, height: number): Uint8Array =>
  polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ]);

function finish<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const conflictsOf = (wkbs: readonly Uint8Array[], options: CoverageOptions = {}): CoverageReport =>
  finish(
    coverageConflicts(
      wkbs.map((wkb, i) => ({ row: i + 1, label: `แปลง ${i + 1}`, wkb })),
      geos,
      options,
    ),
  );

describe('coverageConflicts', () => {
  it('finds nothing between shapes that share a border, with its vertices or without', () => {
    const withExtra = polygon([
      [100, 0],
      [200, 0],
      [200, 100],
      [100, 100],
      [100, 40],
      [100, 0],
    ]);
    const report = conflictsOf([box(0, 0, 100, 100), withExtra, box(0, 100, 200, 50), box(900, 0, 10, 10)]);
    expect(report).toMatchObject({ overlaps: 0, slivers: 0, gaps: 0, checked: 4, complete: true });
  });

  it('takes noise of a millimetre on a shared border for nothing', () => {
    let state = 7;
    const noise = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state / 2 ** 32 - 0.5) * 0.002;
    };
    const side = (x: number): Position[] =>
      Array.from({ length: 200 }, (_, i) => [x + noise(), i * 5 + noise()]);
    const left = polygon([[0, 0], ...side(100), [0, 995], [0, 0]]);
    const right = polygon([[200, 0], [200, 995], ...side(100).reverse(), [200, 0]]);
    expect(conflictsOf([left, right])).toMatchObject({ overlaps: 0, slivers: 0, gaps: 0 });
  });

  it('tells an overlap with its area, its rows and a place inside', () => {
    const report = conflictsOf([box(0, 0, 100, 100), box(60, 20, 100, 50)]);
    expect(report).toMatchObject({ overlaps: 1, slivers: 0, gaps: 0 });
    const [found] = report.conflicts;
    expect(found).toMatchObject({ kind: 'overlap', rows: [1, 2], labels: ['แปลง 1', 'แปลง 2'] });
    // 40 m by 50 m; the plane of this test is right to a few parts in a thousand.
    expect(found!.m2).toBeGreaterThan(1980);
    expect(found!.m2).toBeLessThan(2020);
    const [low, high] = [place([60, 20]), place([100, 70])];
    expect(found!.at[0]).toBeGreaterThan(low[0]);
    expect(found!.at[0]).toBeLessThan(high[0]);
    expect(found!.at[1]).toBeGreaterThan(low[1]);
    expect(found!.at[1]).toBeLessThan(high[1]);
  });

  it('tells a border drawn twice as a sliver', () => {
    const report = conflictsOf([box(0, 0, 100, 1000), box(97, 0, 100, 1000)]);
    expect(report).toMatchObject({ overlaps: 0, slivers: 1, gaps: 0 });
    expect(report.conflicts[0]!.m2).toBeCloseTo(3000, -2);
  });

  it('tells a gap, open or closed in, once and not where a third shape fills it', () => {
    const open = [box(0, 0, 100, 500), box(102, 0, 100, 500)];
    const report = conflictsOf(open);
    expect(report).toMatchObject({ overlaps: 0, slivers: 0, gaps: 1 });
    expect(report.conflicts[0]!.m2).toBeGreaterThan(950);
    expect(report.conflicts[0]!.m2).toBeLessThan(1010);
    expect(conflictsOf([...open, box(100, 0, 2, 500)])).toMatchObject({ overlaps: 0, slivers: 0, gaps: 0 });
    const closedIn = [...open, box(0, 500, 202, 50), box(0, -50, 202, 50)];
    expect(conflictsOf(closedIn).gaps).toBe(1);
    expect(conflictsOf([box(0, 0, 100, 500), box(108, 0, 100, 500)]).gaps).toBe(0);
  });

  it('tells shapes of the same bytes once for each beyond the first', () => {
    const report = conflictsOf([box(0, 0, 50, 50), box(0, 0, 50, 50), box(0, 0, 50, 50), box(25, 0, 50, 50)]);
    expect(report.conflicts.map(({ rows }) => rows).sort()).toEqual([
      [1, 2],
      [1, 3],
      [1, 4],
    ]);
  });

  it('says that it left something out', () => {
    const many = Array.from({ length: 30 }, (_, i) => box(i * 50, 0, 60, 60));
    expect(conflictsOf(many)).toMatchObject({ complete: true, overlaps: 29 });
    expect(conflictsOf(many, { mostShapes: 10 })).toMatchObject({
      complete: false,
      checked: 10,
      overlaps: 9,
    });
    expect(conflictsOf(many, { mostWork: 200 })).toMatchObject({ complete: false });
  });

  it('passes over points, lines and what has no coordinates', () => {
    const point = encodeWkb({ type: 'Point', coordinates: [LON, LAT] });
    const empty = encodeWkb({ type: 'MultiPolygon', coordinates: [] });
    expect(conflictsOf([point, empty])).toMatchObject({ checked: 0, complete: true, conflicts: [] });
  });
});

describe('shapeChanges', () => {
  const bowTie = polygon([
    [0, 0],
    [100, 100],
    [100, 0],
    [0, 100],
    [0, 0],
  ]);

  it('shows a bow-tie before and after, with both triangles and the place of the crossing', () => {
    const { before, wkb } = mendShape(bowTie, geos)!;
    const [change] = finish(shapeChanges([{ row: 7, label: 'ก', before, after: wkb }], geos));
    expect(change).toMatchObject({ row: 7, label: 'ก', code: 'geometry-repaired' });
    expect(change!.areaBefore).toBeLessThan(1);
    expect(change!.areaAfter).toBeGreaterThan(4950);
    expect(change!.areaAfter).toBeLessThan(5050);
    const [x, y] = place([50, 50]);
    expect(change!.at![0]).toBeCloseTo(x, 6);
    expect(change!.at![1]).toBeCloseTo(y, 6);
    expect(change!.after).toMatchObject({ type: 'MultiPolygon' });
  });

  it('keeps a small crossing in the drawing of a large shape', () => {
    const around: Position[] = Array.from({ length: 2000 }, (_, i) => {
      const angle = (i / 2000) * 2 * Math.PI;
      return [20_000 * Math.cos(angle), 20_000 * Math.sin(angle)];
    });
    const knot: Position[] = [
      [20_003, 1],
      [20_003, -1],
      [20_000, 1],
    ];
    const wkb = polygon([...around, ...knot, around[0]!]);
    const mended = mendShape(wkb, geos)!;
    const [change] = finish(shapeChanges([{ row: 1, label: '', before: wkb, after: mended.wkb }], geos));
    const drawn = (change!.before as { coordinates: Ring[] }).coordinates[0]!;
    expect(drawn.length).toBeLessThan(400);
    for (const position of knot) {
      const [x, y] = place(position);
      const nearest = Math.min(...drawn.map(([px, py]) => Math.max(Math.abs(px - x), Math.abs(py - y))));
      expect(nearest).toBeLessThan(1e-6);
    }
  });

  it('tells what nothing was left of', () => {
    const flat = polygon([
      [0, 0],
      [100, 0],
      [50, 0],
      [0, 0],
    ]);
    const mended = mendShape(flat, geos)!;
    const [change] = finish(shapeChanges([{ row: 2, label: '', before: flat, after: mended.wkb }], geos));
    expect(change).toMatchObject({ code: 'geometry-unrepairable', after: null, areaAfter: null });
  });

  it('stops at a hundred', () => {
    const rows = Array.from({ length: 150 }, (_, i) => ({ row: i, label: '', before: bowTie, after: null }));
    expect(finish(shapeChanges(rows, geos))).toHaveLength(100);
  });
});
