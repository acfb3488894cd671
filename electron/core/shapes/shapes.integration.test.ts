import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../shared/geo/geodesic.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { hasVertex, moveVertex } from '../../../shared/shapes/vertices.ts';
import type { OpenWorkspace } from '../context.ts';
import { sql } from '../db/index.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { readLayer } from '../layers/index.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { shapesAround } from './around.ts';
import { checkShapes } from './check.ts';
import { cutHole, mergeShapes, saveShapes, splitShape } from './index.ts';
import type { ShapesToSave } from './save.ts';
import { boxInTree, type Row, rowsOf, sampleLand, sharedOnlyBy } from './testing/sample-land.ts';

let geos: Geos;
let test: TestWorkspace | undefined;
beforeAll(async () => {
  geos = await loadGeos();
});
afterEach(async () => {
  await test?.close();
  test = undefined;
});

const land = async (): Promise<OpenWorkspace> => {
  test = await sampleLand();
  return test.workspace;
};

const NOTHING: ShapesToSave = {
  operation: 'edit',
  changed: [],
  added: [],
  removed: [],
  following: [],
  reason: '',
};
const save = (workspace: OpenWorkspace, input: Partial<ShapesToSave>) =>
  saveShapes(workspace, geos, { ...NOTHING, ...input });
const changed = (layer: string, { fid, version }: Row, geometry: Geometry) => ({
  layer,
  fid,
  version,
  geometry,
});

const AREAS = ['subdistrict', 'district', 'province', 'council_area', 'local_authority'];
const total = (rows: readonly Row[]): number => rows.reduce((sum, { geometry }) => sum + areaM2(geometry), 0);
/** Neighbours fit together bit by bit: no sliver, no overlap, no vertex that only one of two has. */
const fits = (rows: readonly Row[]): boolean =>
  geos.misfits(
    rows.map(({ geometry }) => encodeWkb(geometry)),
    1e-7,
  ) === null;
const geometries = (rows: readonly Row[]): Geometry[] => rows.map(({ geometry }) => geometry);
const moved = ([x, y]: Position): Position => [x + 0.000123456789, y - 0.000098765432];

/** Two sub-districts, and a vertex that only they share; `across` when they lie in two districts. */
const borderOf = (rows: readonly Row[], across: boolean): { a: Row; b: Row; at: Position } => {
  for (const a of rows)
    for (const b of rows) {
      if (a.fid >= b.fid || (a.code.slice(0, 4) !== b.code.slice(0, 4)) !== across) continue;
      const others = geometries(rows.filter(({ fid }) => fid !== a.fid && fid !== b.fid));
      const shared = sharedOnlyBy([a.geometry, b.geometry], others);
      const at = shared[Math.floor(shared.length / 2)];
      if (at !== undefined && shared.length > 8) return { a, b, at };
    }
  throw new Error('no such border');
};

describe('a border that is moved', () => {
  it('moves for the neighbour too, bit by bit, and no area is lost', async () => {
    const workspace = await land();
    const before = rowsOf(workspace, 'subdistrict');
    expect(fits(before)).toBe(true);
    const { a, b, at } = borderOf(before, false);
    const to = moved(at);
    const version = readLayer(workspace.db, 'subdistrict').version;
    const done = save(workspace, {
      changed: [changed('subdistrict', a, moveVertex(a.geometry, at, to) as Geometry)],
      following: AREAS,
    });
    expect(done.issues).toEqual([]);
    expect(done.changed.flatMap(({ layer, fid }) => (layer === 'subdistrict' ? [fid] : [])).sort()).toEqual(
      [a.fid, b.fid].sort(),
    );
    expect(done.versions.subdistrict).toBe(version + 1);
    const after = rowsOf(workspace, 'subdistrict');
    const now = (row: Row): Geometry => after.find(({ fid }) => fid === row.fid)?.geometry as Geometry;
    expect(hasVertex(now(a), to) && hasVertex(now(b), to) && !hasVertex(now(b), at)).toBe(true);
    expect(fits(after)).toBe(true);
    expect(Math.abs(total(after) / total(before) - 1)).toBeLessThan(1e-13);
    expect(after.filter((row) => row.version !== 1).map(({ fid }) => fid)).toEqual([a.fid, b.fid]);
  });

  it('moves for district, province, council area and zone that share it exactly; one undo takes all back', async () => {
    const workspace = await land();
    const pictures = () => [...AREAS, 'zone'].map((table) => rowsOf(workspace, table));
    const before = pictures();
    const rows = before[0] as Row[];
    const { a, at } = borderOf(rows, true);
    const to = moved(at);
    const { changed: touched, versions } = save(workspace, {
      changed: [changed('subdistrict', a, moveVertex(a.geometry, at, to) as Geometry)],
      following: AREAS,
    });
    const layers = new Set(touched.map(({ layer }) => layer));
    expect(layers.has('subdistrict') && layers.has('district')).toBe(true);
    expect(touched.filter(({ layer }) => layer === 'district')).toHaveLength(2);
    const after = pictures();
    after.forEach((level, i) => {
      expect(level.some(({ geometry }) => hasVertex(geometry, at))).toBe(false);
      expect(fits(level)).toBe(true);
      expect(Math.abs(total(level) / total(before[i] as Row[]) - 1)).toBeLessThan(1e-12);
    });
    const districts = after[1] as Row[];
    for (const district of districts) {
      const own = (after[0] as Row[]).filter(({ code }) => code.startsWith(district.code));
      const union = geos.union(own.map(({ geometry }) => encodeWkb(geometry)));
      expect(geos.difference(union, encodeWkb(district.geometry)).length).toBe(9);
      expect(geos.difference(encodeWkb(district.geometry), union).length).toBe(9);
    }
    expect(Object.keys(versions)).toEqual(expect.arrayContaining(['subdistrict', 'district']));
    workspace.journal.undo();
    expect(pictures().map(geometries)).toEqual(before.map(geometries));
    workspace.journal.redo();
    expect(pictures().map(geometries)).toEqual(after.map(geometries));
  });

  it('leaves registers alone that are not to follow', async () => {
    const workspace = await land();
    const { a, at } = borderOf(rowsOf(workspace, 'subdistrict'), true);
    const districts = rowsOf(workspace, 'district');
    save(workspace, {
      changed: [changed('subdistrict', a, moveVertex(a.geometry, at, moved(at)) as Geometry)],
      following: ['subdistrict'],
    });
    expect(rowsOf(workspace, 'district')).toEqual(districts);
  });
});

describe('what follows from a saved shape', () => {
  it('is in the R-tree, the extent and the place in the history', async () => {
    const workspace = await land();
    const [village] = rowsOf(workspace, 'village') as [Row];
    const at: Position = [101.123456789012, 16.5];
    save(workspace, {
      operation: 'move',
      changed: [changed('village', village, { type: 'Point', coordinates: at })],
    });
    expect(rowsOf(workspace, 'village')[0]?.geometry.coordinates).toEqual(at);
    const box = boxInTree(workspace, 'village', village.fid) ?? [0, 0, 0, 0];
    expect(box[0] <= at[0] && box[2] >= at[0] && box[2] - box[0] < 1e-4).toBe(true);
    const [set] = workspace.journal.history(1, null);
    expect(set).toMatchObject({ kind: 'shape', rows: 1 });
    expect(set?.label).toMatch(/^ย้าย .+ ใน หมู่บ้าน/);
  });

  it('is refused when the row was changed meanwhile, and nothing of it is kept', async () => {
    const workspace = await land();
    const [a, b] = rowsOf(workspace, 'subdistrict') as [Row, Row];
    const shifted = (row: Row): Geometry => {
      const [at] = sharedOnlyBy([row.geometry], []) as [Position];
      return moveVertex(row.geometry, at, moved(at)) as Geometry;
    };
    workspace.change({ kind: 'edit', label: { th: 'ชื่อ', en: 'Name' } }, (change) =>
      change.update('subdistrict', b.fid, { name_en: 'Elsewhere' }),
    );
    const wish = [changed('subdistrict', a, shifted(a)), changed('subdistrict', b, shifted(b))];
    expect(() => save(workspace, { changed: wish })).toThrow('shape-changed');
    expect(rowsOf(workspace, 'subdistrict')[0]).toEqual(a);
  });

  it('is refused for zones, results and layers without shapes', async () => {
    const workspace = await land();
    const point: Geometry = { type: 'Point', coordinates: [101, 16] };
    const { name } = workspace.db.get<{ name: string }>(
      sql`SELECT name FROM layer WHERE zone_scheme_id NOTNULL LIMIT 1`,
    ) as { name: string };
    for (const layer of [name, 'partner'])
      expect(() => save(workspace, { added: [{ layer, from: null, geometry: point }] })).toThrow(
        'validation-failed',
      );
    expect(() => save(workspace, { added: [{ layer: 'nowhere', from: null, geometry: point }] })).toThrow(
      'layer-not-found',
    );
    expect(() => save(workspace, {})).toThrow('validation-failed');
  });
});

describe('an invalid shape', () => {
  const bowTie: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [101, 16],
        [101.1, 16.1],
        [101.1, 16],
        [101, 16.1],
        [101, 16],
      ],
    ],
  };

  it('is not saved, and it is said where', async () => {
    const workspace = await land();
    const [row] = rowsOf(workspace, 'subdistrict') as [Row];
    try {
      save(workspace, { changed: [changed('subdistrict', row, bowTie)] });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'shape-invalid',
        details: { trouble: 'self-crossing', lon: 101.05, lat: 16.05 },
      });
    }
    expect(rowsOf(workspace, 'subdistrict')[0]).toEqual(row);
  });

  it('is told before it is saved, with what it does to its neighbours', async () => {
    const workspace = await land();
    const rows = rowsOf(workspace, 'subdistrict');
    const { a, b, at } = borderOf(rows, false);
    const into = b.geometry.coordinates.flat(2)[0] === undefined ? at : moved(moved(at));
    const alone = moveVertex(a.geometry, at, into) as Geometry;
    const check = (geometry: Geometry, layer = 'subdistrict') =>
      checkShapes(workspace.db, geos, [{ key: 'k', layer, fid: a.fid, geometry }], []);
    const warned = check(alone);
    expect(warned.every(({ severity, trouble }) => severity === 'warning' && trouble === 'overlap')).toBe(
      true,
    );
    const both = checkShapes(
      workspace.db,
      geos,
      [
        { key: 'a', layer: 'subdistrict', fid: a.fid, geometry: alone },
        {
          key: 'b',
          layer: 'subdistrict',
          fid: b.fid,
          geometry: moveVertex(b.geometry, at, into) as Geometry,
        },
      ],
      [],
    );
    expect(both).toEqual([]);
    expect(check(bowTie)).toMatchObject([
      { trouble: 'self-crossing', severity: 'error', at: [101.05, 16.05] },
    ]);
    expect(check({ type: 'Point', coordinates: [101, 16] })).toMatchObject([{ trouble: 'wrong-kind' }]);
    const grown: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [at[0] - 0.2, at[1] - 0.2],
          [at[0] + 0.2, at[1] - 0.2],
          [at[0] + 0.2, at[1] + 0.2],
          [at[0] - 0.2, at[1] + 0.2],
          [at[0] - 0.2, at[1] - 0.2],
        ],
      ],
    };
    const overlaps = check(grown);
    expect(overlaps.length).toBeGreaterThan(1);
    expect(overlaps[0]).toMatchObject({ trouble: 'overlap', severity: 'warning' });
    expect(overlaps[0]?.areaM2).toBeGreaterThan(1000);
  });
});

describe('cutting and joining', () => {
  const middleLine = ({ geometry }: Row): Position[] => {
    const xs = geometry.coordinates.flat(3).filter((_, i) => i % 2 === 0) as number[];
    const ys = geometry.coordinates.flat(3).filter((_, i) => i % 2 === 1) as number[];
    const y = (Math.min(...ys) + Math.max(...ys)) / 2 + 1 / 3e5;
    return [
      [Math.min(...xs) - 0.01, y],
      [Math.max(...xs) + 0.01, y + 1e-5],
    ];
  };

  it('splits an area so that it fits with its neighbours as before; the amounts stay with the larger piece', async () => {
    const workspace = await land();
    const before = rowsOf(workspace, 'subdistrict');
    const [row] = before as [Row];
    const { parts, nodes } = splitShape(geos, row.geometry, middleLine(row));
    expect(parts.length).toBeGreaterThan(1);
    expect(nodes.length).toBeGreaterThan(1);
    const [first, ...rest] = parts as [Geometry, ...Geometry[]];
    const { added } = save(workspace, {
      operation: 'split',
      changed: [changed('subdistrict', row, first)],
      added: rest.map((geometry) => ({ layer: 'subdistrict', from: row.fid, geometry })),
      following: AREAS,
    });
    const after = rowsOf(workspace, 'subdistrict');
    expect(after).toHaveLength(before.length + rest.length);
    expect(fits(after)).toBe(true);
    for (const level of AREAS) expect(fits(rowsOf(workspace, level))).toBe(true);
    expect(Math.abs(total(after) / total(before) - 1)).toBeLessThan(1e-12);
    const piece = workspace.db.get(sql`SELECT * FROM subdistrict WHERE fid = ${added[0]?.fid ?? 0}`);
    expect(piece).toMatchObject({ code: null, district_code: row.code.slice(0, 4) });
    expect(piece?.name_th).toMatch(/ \(2\)$/);
    workspace.journal.undo();
    expect(rowsOf(workspace, 'subdistrict')).toEqual(before);
  });

  it('merges forests: what hung on the one that goes hangs on the one that stays', async () => {
    const workspace = await land();
    const [a, b] = rowsOf(workspace, 'community_forest') as [Row, Row];
    const id = (fid: number) =>
      workspace.db.get<{ id: string }>(sql`SELECT id FROM community_forest WHERE fid = ${fid}`)?.id ?? '';
    const village = workspace.db.get<{ id: string }>(sql`SELECT id FROM village LIMIT 1`)?.id ?? '';
    workspace.change({ kind: 'edit', label: { th: 'เชื่อม', en: 'Link' } }, (change) => {
      change.insert('forest_part', { forest_id: id(b.fid), purpose: 'use' }, encodeWkb(b.geometry));
      change.insert('forest_village', { forest_id: id(b.fid), village_id: village });
    });
    const [kept, gone] = [id(a.fid), id(b.fid)];
    const whole = mergeShapes(geos, [a.geometry, b.geometry]);
    expect(areaM2(whole)).toBeCloseTo(areaM2(a.geometry) + areaM2(b.geometry), 0);
    save(workspace, {
      operation: 'merge',
      changed: [changed('community_forest', a, whole)],
      removed: [{ layer: 'community_forest', fid: b.fid, version: b.version, into: a.fid }],
    });
    const hanging = (owner: string) =>
      ['forest_part', 'forest_village'].map(
        (table) =>
          workspace.db.get<{ n: number }>(
            sql`SELECT count(*) AS n FROM ${sql.id(table)} WHERE forest_id = ${owner}`,
          )?.n ?? 0,
      );
    expect(hanging(gone)).toEqual([0, 0]);
    expect(hanging(kept).every((n) => n > 0)).toBe(true);
    workspace.journal.undo();
    expect(hanging(gone)).toEqual([1, 1]);
    expect(rowsOf(workspace, 'community_forest').find(({ fid }) => fid === b.fid)).toEqual(b);
  });

  it('merges districts: rows that name one by its code, or by its id at any level of areas, name the other', async () => {
    const workspace = await land();
    const [a, b] = rowsOf(workspace, 'district') as [Row, Row];
    const { db } = workspace;
    const count = (table: string, column: string, value: string): number =>
      db.get<{ n: number }>(
        sql`SELECT count(*) AS n FROM ${sql.id(table)} WHERE ${sql.id(column)} = ${value}`,
      )?.n ?? 0;
    const idOf = (fid: number) =>
      db.get<{ id: string }>(sql`SELECT id FROM district WHERE fid = ${fid}`)?.id ?? '';
    const [from, into] = [idOf(b.fid), idOf(a.fid)];
    const before = [a.code, b.code].map((code) => count('subdistrict', 'district_code', code));
    workspace.change({ kind: 'edit', label: { th: 'คณะ', en: 'Group' } }, (change) =>
      change.insert('working_group', { name_th: 'คณะทำงาน', area_level: 'district', area_id: from }),
    );
    save(workspace, {
      operation: 'merge',
      changed: [changed('district', a, mergeShapes(geos, [a.geometry, b.geometry]))],
      removed: [{ layer: 'district', fid: b.fid, version: b.version, into: a.fid }],
    });
    expect(count('subdistrict', 'district_code', a.code)).toBe((before[0] ?? 0) + (before[1] ?? 0));
    expect(count('subdistrict', 'district_code', b.code)).toBe(0);
    expect([count('working_group', 'area_id', from), count('working_group', 'area_id', into) > 0]).toEqual([
      0,
      true,
    ]);
    workspace.journal.undo();
    expect(count('subdistrict', 'district_code', b.code)).toBe(before[1]);
  });

  it('merges neighbours without a seam', async () => {
    const workspace = await land();
    const { a, b } = borderOf(rowsOf(workspace, 'subdistrict'), false);
    const whole = mergeShapes(geos, [a.geometry, b.geometry]);
    expect(Math.abs(areaM2(whole) / (areaM2(a.geometry) + areaM2(b.geometry)) - 1)).toBeLessThan(1e-12);
    expect(() => mergeShapes(geos, [a.geometry, { type: 'Point', coordinates: [0, 0] }])).toThrow(
      'validation-failed',
    );
  });

  it('cuts a hole, and cuts away what reaches over the border, with the vertices that the neighbour then needs', async () => {
    const workspace = await land();
    const rows = rowsOf(workspace, 'subdistrict');
    const { a, at } = borderOf(rows, false);
    const around = (radius: number): Position[] => [
      [at[0] - radius, at[1] - radius],
      [at[0] + radius, at[1] - radius],
      [at[0] + radius, at[1] + radius],
      [at[0] - radius, at[1] + radius],
    ];
    const bitten = cutHole(geos, a.geometry, around(0.0005));
    expect(bitten.nodes).toHaveLength(2);
    expect(areaM2(bitten.geometry as Geometry)).toBeLessThan(areaM2(a.geometry));
    const square: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [101, 16],
          [101.1, 16],
          [101.1, 16.1],
          [101, 16.1],
          [101, 16],
        ],
      ],
    };
    const holed = cutHole(geos, square, [
      [101.02, 16.02],
      [101.04, 16.02],
      [101.04, 16.04],
    ]);
    expect(holed).toMatchObject({ geometry: { type: 'Polygon' }, nodes: [] });
    expect(holed.geometry?.coordinates).toHaveLength(2);
    expect(
      cutHole(geos, square, [
        [100, 15],
        [102, 15],
        [102, 17],
        [100, 17],
      ]).geometry,
    ).toBeNull();
    expect(() =>
      cutHole(geos, square, [
        [101, 16],
        [101.1, 16.1],
        [101.1, 16],
        [101, 16.1],
      ]),
    ).toThrow('shape-invalid');
  });

  it('cuts from a place that was snapped onto an edge, and not by a line that misses', () => {
    const square: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0.3, 0.1],
          [0.1, 0.3],
          [0, 0],
        ],
      ],
    };
    const on = (share: number, [ax, ay]: Position, [bx, by]: Position): Position => [
      ax + share * (bx - ax),
      ay + share * (by - ay),
    ];
    const line = [on(1 / 3, [0, 0], [0.3, 0.1]), on(0.7, [0.1, 0.3], [0, 0])];
    expect(splitShape(geos, square, line).parts).toHaveLength(2);
    expect(() =>
      splitShape(geos, square, [
        [5, 5],
        [6, 6],
      ]),
    ).toThrow('validation-failed');
    const way: Geometry = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    };
    expect(
      splitShape(geos, way, [
        [0.5, -1],
        [0.5, 1],
      ]).parts,
    ).toHaveLength(2);
    const island: Geometry = {
      type: 'MultiPolygon',
      coordinates: [
        square.coordinates as Position[][],
        [
          [
            [9, 9],
            [10, 9],
            [9, 10],
            [9, 9],
          ],
        ],
      ],
    };
    expect(splitShape(geos, island, line).parts.map(({ type }) => type)).toEqual(['MultiPolygon', 'Polygon']);
  });
});

describe('the shapes around', () => {
  it('come with their roles: neighbours, what shares a border exactly, what may be snapped to', async () => {
    const workspace = await land();
    const { a } = borderOf(rowsOf(workspace, 'subdistrict'), true);
    const { shapes, crowded } = shapesAround(workspace.db, {
      layer: 'subdistrict',
      fids: [a.fid],
      box: null,
      others: ['community_forest', 'village', 'subdistrict'],
    });
    expect(crowded).toBe(false);
    const roles = (role: string) => shapes.filter((shape) => shape.role === role);
    expect(roles('own').map(({ fid, version }) => [fid, version])).toEqual([[a.fid, a.version]]);
    expect(roles('own')[0]?.geometry).toEqual(a.geometry);
    expect(roles('beside').length).toBeGreaterThan(2);
    expect(roles('family').map(({ layer }) => layer)).toContain('district');
    expect(new Set(roles('other').map(({ layer }) => layer))).toEqual(
      new Set(['community_forest', 'village']),
    );
  });

  it('come for a row without a shape, and for a place where nothing is yet', async () => {
    const workspace = await land();
    const fid = workspace.change({ kind: 'edit', label: { th: 'เพิ่ม', en: 'Add' } }, (change) =>
      change.insert('village', { name_th: 'บ้านใหม่' }, null),
    ).fid;
    const found = shapesAround(workspace.db, { layer: 'village', fids: [fid], box: null, others: [] });
    expect(found.shapes).toEqual([
      { layer: 'village', fid, title: 'บ้านใหม่', role: 'own', version: 1, geometry: null },
    ]);
    save(workspace, {
      changed: [{ layer: 'village', fid, version: 1, geometry: { type: 'Point', coordinates: [101, 16] } }],
    });
    expect(rowsOf(workspace, 'village').find((row) => row.fid === fid)?.geometry.coordinates).toEqual([
      101, 16,
    ]);
  });
});
