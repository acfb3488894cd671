import { registerOf } from '../../../shared/domain/registers/index.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { type ReadableDb, sql } from '../db/index.ts';
import type { Owner } from './owner.ts';

interface RowShape {
  /** What shapes the row's table takes; null for none. */
  readonly kind: 'Point' | 'other' | null;
  readonly wkb: Uint8Array | null;
}

const geomOf = (db: ReadableDb, { table, fid }: Owner): Uint8Array | null =>
  db.get<{ geom: Uint8Array | null }>(sql`SELECT geom FROM ${sql.id(table)} WHERE fid = ${fid}`)?.geom ??
  null;

/** The restricted store keeps plain WKB, and no list of its tables' shapes but the registers' definition. */
const restrictedShape = (owner: Owner): RowShape => {
  const type = registerOf(owner.table)?.geometryType ?? 'None';
  if (type === 'None') return { kind: null, wkb: null };
  return { kind: type === 'Point' ? 'Point' : 'other', wkb: geomOf(owner.db, owner) };
};

/** The shape of the row that a document belongs to. */
export function rowShape(owner: Owner): RowShape {
  if (owner.restricted) return restrictedShape(owner);
  const type = owner.db.get<{ type: string }>(
    sql`SELECT geometry_type_name AS type FROM gpkg_geometry_columns WHERE table_name = ${owner.table}`,
  )?.type;
  if (type === undefined) return { kind: null, wkb: null };
  const blob = geomOf(owner.db, owner);
  const shape = blob === null ? null : decodeGpkg(blob);
  return {
    kind: type === 'POINT' ? 'Point' : 'other',
    wkb: shape === null || shape.empty ? null : shape.wkb,
  };
}
