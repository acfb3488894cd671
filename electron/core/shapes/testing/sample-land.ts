import type { Extent } from '../../../../shared/contract/base.ts';
import type { Geometry, Position } from '../../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { placesOf } from '../../../../shared/shapes/nodes.ts';
import { hasVertex } from '../../../../shared/shapes/vertices.ts';
import type { OpenWorkspace } from '../../context.ts';
import { sql } from '../../db/index.ts';
import { followers } from '../../followers.ts';
import { generateProvince, SAMPLE_SEED } from '../../sample/province.ts';
import { writeSample } from '../../sample/write-sample.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';

let province: ReturnType<typeof generateProvince> | null = null;

/**
 * A workspace with the public registers of the sample: 55 sub-districts, districts, zones, council areas and a province
 * whose common borders are the same bit by bit, with all that follows from changes.
 */
export async function sampleLand(): Promise<TestWorkspace> {
  const test = await aWorkspace({ followers: followers() });
  province ??= generateProvince(SAMPLE_SEED);
  const sample = province;
  test.workspace.change({ kind: 'edit', label: { th: 'ตัวอย่าง', en: 'Sample' } }, (change) =>
    writeSample(change, sample),
  );
  return test;
}

export interface Row {
  readonly fid: number;
  readonly code: string;
  readonly version: number;
  readonly geometry: Geometry;
}

/** All rows of a register with their shapes. */
export const rowsOf = ({ db }: OpenWorkspace, table: string): Row[] =>
  db
    .all<{ fid: number; code: string; version: number; geom: Uint8Array }>(
      sql`SELECT fid, code, row_version AS version, geom FROM ${sql.id(table)} ORDER BY fid`,
    )
    .map(({ geom, ...row }) => ({ ...row, geometry: decodeWkb(decodeGpkg(geom).wkb) }));

/** What the R-tree has of a row. */
export const boxInTree = ({ db }: OpenWorkspace, table: string, fid: number): Extent | undefined => {
  const row = db.get<{ a: number; b: number; c: number; d: number }>(
    sql`SELECT minx AS a, miny AS b, maxx AS c, maxy AS d FROM ${sql.id(`rtree_${table}_geom`)} WHERE id = ${fid}`,
  );
  return row && [row.a, row.b, row.c, row.d];
};

/** The vertices that exactly the given shapes have and none of the others, in the order of the first. */
export const sharedOnlyBy = (shapes: readonly Geometry[], others: readonly Geometry[]): Position[] => {
  const [first, ...more] = shapes;
  if (first === undefined) return [];
  return [...placesOf(first).values()].filter(
    (at) => more.every((shape) => hasVertex(shape, at)) && !others.some((shape) => hasVertex(shape, at)),
  );
};
