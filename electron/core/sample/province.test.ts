import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../shared/geo/geodesic.ts';
import type { Geometry, Position, Ring } from '../../../shared/geo/geometry.ts';
import { polygonsOf } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { AREA_NAMES, PROVINCE } from './names.ts';
import { signedArea } from './plane.ts';
import { generateProvince, type SampleProvince } from './province.ts';

const RAI = 1600;
const wkb = (geometry: Geometry): Uint8Array => encodeWkb(geometry);
const planar = (geometry: Geometry): number =>
  polygonsOf(geometry)
    .flat()
    .reduce((sum, ring) => sum + signedArea(ring.slice(0, -1)), 0);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Every edge of every ring, as text of both ends' bits, and how often it is met in this direction. */
function directedEdges(geometries: readonly Geometry[]): Map<string, number> {
  const edges = new Map<string, number>();
  const add = (ring: Ring): void => {
    for (let i = 1; i < ring.length; i++) {
      const key = `${ring[i - 1]}>${ring[i]}`;
      edges.set(key, (edges.get(key) ?? 0) + 1);
    }
  };
  for (const geometry of geometries) for (const ring of polygonsOf(geometry).flat()) add(ring);
  return edges;
}

/** Edges that no neighbour runs back along: of a gapless cover they are the outline, edge for edge. */
function unmatched(geometries: readonly Geometry[]): Set<string> {
  const edges = directedEdges(geometries);
  const back = (key: string): string => key.split('>').reverse().join('>');
  return new Set([...edges.keys()].filter((key) => !edges.has(back(key))));
}

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

/** A whole province and its proof take a second or two; on a busy machine more. */
const PATIENCE = { timeout: 60_000 };

describe.each([2569, 1, 77])('the sample province of seed %i', PATIENCE, (seed) => {
  let province: SampleProvince;
  let layers: Record<string, Geometry[]>;
  beforeAll(() => {
    province = generateProvince(seed);
    const { spine, councils } = province;
    const districtCells = new Map(spine.districts.map((one) => [one.code, one.cells]));
    layers = {
      zones: spine.zones.map((codes) =>
        province.area(codes.flatMap((code) => districtCells.get(code) ?? [])),
      ),
      districts: spine.districts.map((one) => province.area(one.cells)),
      subdistricts: spine.subdistricts.map((one) => province.area(one.cells)),
      councils: councils.map((one) => province.area(one.cells)),
    };
  });

  it('has the counts that a province of its size has', () => {
    const { spine, councils, villages, forests, projects, households } = province;
    expect([spine.zones.length, spine.districts.length, spine.subdistricts.length]).toEqual([3, 8, 55]);
    expect([councils.length, villages.length, forests.length]).toEqual([60, 500, 94]);
    expect([projects.length, households.length]).toEqual([120, 5000]);
    const km2 = areaM2(province.outline) / 1e6;
    expect(km2).toBeGreaterThan(3000);
    expect(km2).toBeLessThan(5000);
  });

  it('covers the province exactly at every level: no gap, no overlap, borders shared to the bit', () => {
    const outline = new Set(directedEdges([province.outline]).keys());
    for (const [name, shapes] of Object.entries(layers)) {
      expect(Math.max(...directedEdges(shapes).values()), name).toBe(1);
      expect(unmatched(shapes), name).toEqual(outline);
      expect(Math.abs(sum(shapes.map(planar)) / planar(province.outline) - 1), name).toBeLessThan(1e-9);
      for (const shape of shapes) expect(geos.invalidReason(wkb(shape))).toBeNull();
    }
    expect(geos.invalidReason(wkb(province.outline))).toBeNull();
  });

  it('is one whole by the measure of GEOS, and neighbours share lines, no ground', () => {
    const shapes = (layers.subdistricts ?? []).map(wkb);
    const united = decodeWkb(geos.union(shapes));
    expect(Math.abs(planar(united)) / planar(province.outline)).toBeCloseTo(1, 9);
    expect(polygonsOf(united).flat().length).toBe(1);
    let neighbours = 0;
    shapes.forEach((shape, i) => {
      const prepared = geos.prepare(shape);
      for (const other of shapes.slice(i + 1).filter((one) => prepared.intersects(one))) {
        neighbours++;
        expect(planar(decodeWkb(geos.intersection(shape, other)))).toBe(0);
      }
      prepared.free();
    });
    expect(neighbours).toBeGreaterThan(100);
  });

  it('has 42,000 rai of community forest, valid, apart from each other and inside the province', () => {
    const rai = sum(province.forests.map((one) => areaM2(one.geometry))) / RAI;
    expect(Math.abs(rai / 42_000 - 1)).toBeLessThan(0.02);
    const whole = geos.prepare(wkb(province.outline));
    const shapes = province.forests.map((one) => wkb(one.geometry));
    for (const shape of shapes) {
      expect(geos.invalidReason(shape)).toBeNull();
      expect(whole.covers(shape)).toBe(true);
    }
    whole.free();
    shapes.forEach((shape, i) => {
      const prepared = geos.prepare(shape);
      for (const other of shapes.slice(i + 1)) expect(prepared.intersects(other)).toBe(false);
      prepared.free();
    });
    const tambons = (layers.subdistricts ?? []).map((one) => geos.prepare(wkb(one)));
    const spanning = shapes.filter((shape) => tambons.filter((one) => one.intersects(shape)).length > 1);
    for (const one of tambons) one.free();
    expect(spanning.length).toBeGreaterThan(3);
  });

  it('declares areas near the drawn ones, but for a few to be looked into', () => {
    const off = province.forests.map(({ declared, geometry }) => {
      const m2 = declared.rai * RAI + declared.ngan * 400 + declared.wah * 4;
      return Math.abs(m2 / areaM2(geometry) - 1);
    });
    const differing = off.filter((value) => value > 0.1).length;
    expect(differing).toBeGreaterThanOrEqual(4);
    expect(differing).toBeLessThanOrEqual(12);
  });

  it('puts villages, projects and households where their codes say', () => {
    const { spine, councils, villages, households, projects } = province;
    const inside = (cells: readonly number[]) => geos.prepare(wkb(province.area(cells)));
    const tambons = new Map(spine.subdistricts.map((one) => [one.code, inside(one.cells)]));
    const areas = new Map(councils.map((one) => [one.code, inside(one.cells)]));
    const at = (place: Position): Position => province.point(place).coordinates as Position;
    for (const village of villages) {
      expect(tambons.get(village.subdistrictCode)?.intersectsPoint(...at(village.point))).toBe(true);
      expect(areas.get(village.councilCode)?.intersectsPoint(...at(village.point))).toBe(true);
    }
    for (const one of [...households, ...projects])
      expect(areas.get(one.councilCode)?.intersectsPoint(...at(one.point))).toBe(true);
    for (const one of [...tambons.values(), ...areas.values()]) one.free();
  });

  it('keeps the code spine: 2, 4, 6 and 8 digits, each beginning with the one above, none twice', () => {
    const { spine, villages, households } = province;
    for (const one of spine.districts) expect(one.code).toMatch(/^98\d\d$/);
    for (const one of spine.subdistricts) expect(one.code.slice(0, 4)).toBe(one.districtCode);
    for (const one of villages) expect(one.code).toBe(one.subdistrictCode + String(one.moo).padStart(2, '0'));
    for (const one of households) expect(one.hhCode.slice(0, 8)).toBe(one.villageCode);
    const codes = [...spine.districts, ...spine.subdistricts, ...villages].map((one) => one.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(households.map((one) => one.hhCode)).size).toBe(households.length);
    expect(new Set(spine.zones.flat()).size).toBe(8);
  });

  it('has council areas that do not follow the sub-districts', () => {
    const across = province.councils.filter((one) => one.subdistrictCodes.length > 1);
    const shared = province.spine.subdistricts.filter(
      ({ code }) => province.councils.filter((one) => one.subdistrictCodes.includes(code)).length > 1,
    );
    expect(across.length).toBeGreaterThan(6);
    expect(shared.length).toBeGreaterThan(6);
  });

  it('keeps the rules of projects: never more done than wanted, missing money is missing', () => {
    for (const one of province.projects) {
      expect(one.unitsDone ?? 0).toBeLessThanOrEqual(one.householdsTarget);
      expect(one.budgetSatang).not.toBe(0);
      if (one.finishedOn) expect(one.finishedOn > (one.startedOn ?? '')).toBe(true);
      expect(one.finishedOn !== null).toBe(one.status === 'done');
    }
  });
});

describe('the generator', PATIENCE, () => {
  const facts = (province: SampleProvince): string =>
    JSON.stringify([
      province.outline,
      province.councils,
      province.forests,
      province.projects,
      province.households,
    ]);

  it('makes the same province of a seed every time, and another of another', () => {
    const once = facts(generateProvince(5));
    expect(facts(generateProvince(5))).toBe(once);
    expect(facts(generateProvince(6))).not.toBe(once);
  });

  it('uses no name and no province code of the real country', () => {
    const gazetteer = readFileSync(new URL('../../../resources/gazetteer.tsv', import.meta.url), 'utf8');
    const rows = gazetteer.split('\n').map((line) => line.split('\t'));
    const real = new Set(rows.map((row) => row[2]));
    for (const name of [...AREA_NAMES, PROVINCE.name]) expect(real.has(name.th), name.th).toBe(false);
    expect(rows.some(([level, code]) => level === 'province' && code === PROVINCE.code)).toBe(false);
  });
});
