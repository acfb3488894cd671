import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { placesOf } from '../../../shared/shapes/nodes.ts';
import { hasVertex, moveVertex } from '../../../shared/shapes/vertices.ts';
import type { OpenWorkspace } from '../context.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { cutHole, mergeShapes, saveShapes, splitShape } from './index.ts';
import type { ShapesToSave } from './save.ts';
import { type Row, rowsOf, sampleLand, sharedOnlyBy } from './testing/sample-land.ts';

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;
const AREAS = ['subdistrict', 'district', 'province', 'council_area', 'local_authority'];

let test: TestWorkspace;
let geos: Geos;
let moved: { readonly a: Row; readonly b: Row; readonly to: Position };

const save = (workspace: OpenWorkspace, input: Partial<ShapesToSave>) =>
  saveShapes(workspace, geos, {
    ...{ operation: 'edit', changed: [], added: [], removed: [], following: AREAS, reason: '' },
    ...input,
  });
const changed = (layer: string, { fid, version }: Row, geometry: Geometry | null) => {
  if (geometry === null) throw new Error('nothing left');
  return { layer, fid, version, geometry };
};

/** A border that only two sub-districts have is moved at its middle. */
const moveBorder = (workspace: OpenWorkspace): typeof moved => {
  const rows = rowsOf(workspace, 'subdistrict');
  for (const a of rows)
    for (const b of rows) {
      if (a.fid >= b.fid || a.code.slice(0, 4) === b.code.slice(0, 4)) continue;
      const others = rows.filter(({ fid }) => fid !== a.fid && fid !== b.fid);
      const shared = sharedOnlyBy(
        [a.geometry, b.geometry],
        others.map(({ geometry }) => geometry),
      );
      const at = shared[Math.floor(shared.length / 2)];
      if (at === undefined || shared.length <= 8) continue;
      const to: Position = [at[0] + 0.000123456789, at[1] - 0.000098765432];
      save(workspace, { changed: [changed('subdistrict', a, moveVertex(a.geometry, at, to))] });
      return { a, b, to };
    }
  throw new Error('no such border');
};

/** An area is split, two forests become one, and a third gets a hole. */
const cutAndJoin = (workspace: OpenWorkspace): void => {
  const [, row] = rowsOf(workspace, 'subdistrict') as [Row, Row];
  const all = placesIn(row.geometry);
  const ys = all.map(([, y]) => y);
  const y = (Math.min(...ys) + Math.max(...ys)) / 2;
  const { parts } = splitShape(geos, row.geometry, [
    [Math.min(...all.map(([x]) => x)) - 0.01, y],
    [Math.max(...all.map(([x]) => x)) + 0.01, y + 0.001],
  ]);
  const [first = null, ...rest] = parts;
  const added = rest.map((geometry) => ({ layer: 'subdistrict', from: row.fid, geometry }));
  save(workspace, { operation: 'split', changed: [changed('subdistrict', row, first)], added });
  const [a, b, c] = rowsOf(workspace, 'community_forest') as [Row, Row, Row];
  save(workspace, {
    operation: 'merge',
    changed: [changed('community_forest', a, mergeShapes(geos, [a.geometry, b.geometry]))],
    removed: [{ layer: 'community_forest', fid: b.fid, version: b.version, into: a.fid }],
  });
  const middle = average(placesIn(c.geometry));
  const around = [0, 2.1, 4.2].map(
    (turn): Position => [middle[0] + 0.0002 * Math.cos(turn), middle[1] + 0.0002 * Math.sin(turn)],
  );
  const holed = cutHole(geos, c.geometry, around).geometry;
  save(workspace, { changed: [changed('community_forest', c, holed)], following: [] });
};

const placesIn = (geometry: Geometry): Position[] => [...placesOf(geometry).values()];
const average = (places: readonly Position[]): Position => [
  places.reduce((sum, [x]) => sum + x, 0) / places.length,
  places.reduce((sum, [, y]) => sum + y, 0) / places.length,
];

beforeAll(async () => {
  geos = await loadGeos();
  test = await sampleLand();
  moved = moveBorder(test.workspace);
  cutAndJoin(test.workspace);
});
afterAll(() => test.close());

const ask = (statement: string): string =>
  execFileSync('ogrinfo', ['-ro', '-q', '-dialect', 'SQLite', '-sql', statement, test.workspace.gpkgPath], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
const figure = (statement: string): number => Number(/= (\d+)/.exec(ask(statement))?.[1]);

describe.skipIf(!hasGdal)(`edited shapes read by GDAL${hasGdal ? '' : ' (skipped: no GDAL)'}`, () => {
  it.each([...AREAS, 'zone', 'community_forest'])('are valid, every one, in %s', (layer) => {
    expect(figure(`SELECT count(*) AS n FROM ${layer} WHERE geom IS NOT NULL`)).toBeGreaterThan(0);
    expect(figure(`SELECT count(*) AS n FROM ${layer} WHERE NOT ST_IsValid(geom)`)).toBe(0);
  });

  it('are as many as the app has, with the hole', () => {
    expect(figure('SELECT count(*) AS n FROM community_forest')).toBe(
      rowsOf(test.workspace, 'community_forest').length,
    );
    expect(ask('SELECT geom FROM community_forest WHERE fid = 3')).toMatch(/\d\),\(\d/);
  });

  it('share the moved border bit by bit, in every register that has it', () => {
    const written = (layer: string): Geometry[] => {
      const args = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=17', '-lco', 'SIGNIFICANT_FIGURES=17'];
      const text = execFileSync('ogr2ogr', [...args, '/vsistdout/', test.workspace.gpkgPath, layer], {
        encoding: 'utf8',
        maxBuffer: 1e9,
      });
      const { features } = JSON.parse(text) as { features: { geometry: Geometry }[] };
      return features.flatMap(({ geometry }) => geometry ?? []);
    };
    const holding = (layer: string) => written(layer).filter((shape) => hasVertex(shape, moved.to)).length;
    expect([holding('subdistrict'), holding('district')]).toEqual([2, 2]);
    const [one, other] = rowsOf(test.workspace, 'subdistrict').filter(({ fid }) =>
      [moved.a.fid, moved.b.fid].includes(fid),
    ) as [Row, Row];
    expect(hasVertex(one.geometry, moved.to) && hasVertex(other.geometry, moved.to)).toBe(true);
  });
});
