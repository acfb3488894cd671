import type { Extent } from '../../../shared/contract/base.ts';
import {
  type Boxes,
  boundsOfBlob,
  dropRowTriggers,
  ensureRowTriggers,
  GEOMETRY_COLUMN,
  packRtree,
  quoteName,
  rtreeOf,
  type SqlValue,
  type WritableDb,
} from '../db/index.ts';
import { deleteRange, insertStatement, type TableShape } from './rows.queries.ts';

/** Boxes of rows by fid, kept as plain numbers: half a million rows must fit beside everything else. */
class BoxList implements Boxes {
  fids = new Float64Array(1024);
  bounds = new Float64Array(4096);
  count = 0;

  add(fid: number, box: Extent): void {
    if (this.count === this.fids.length) {
      const fids = new Float64Array(this.count * 2);
      fids.set(this.fids);
      this.fids = fids;
      const bounds = new Float64Array(this.count * 8);
      bounds.set(this.bounds);
      this.bounds = bounds;
    }
    this.fids[this.count] = fid;
    this.bounds.set(box, this.count * 4);
    this.count += 1;
  }

  each(visit: (fid: number, minX: number, minY: number, maxX: number, maxY: number) => void): void {
    const { fids, bounds } = this;
    for (let i = 0; i < this.count; i++) {
      const at = i * 4;
      visit(fids[i] ?? 0, bounds[at] ?? 0, bounds[at + 1] ?? 0, bounds[at + 2] ?? 0, bounds[at + 3] ?? 0);
    }
  }
}

export interface BulkWriter {
  /** Values follow the columns; the geometry, where there is one, is a GeoPackage blob. */
  put(fid: number, values: readonly SqlValue[], blob: SqlValue, box?: Extent | null): void;
}

/**
 * Many rows at once: triggers off, rows, then the R-tree, then triggers on. Row by row through live triggers the R-tree
 * and the counter are written half a million times between the rows, and their pages push each other out.
 * The columns must begin with `fid`, and the geometry, if any, must be the last.
 */
export const writeBulk = (
  db: WritableDb,
  shape: TableShape,
  columns: readonly string[],
  work: (writer: BulkWriter) => void,
): void => {
  dropRowTriggers(db, shape.table);
  const insert = insertStatement(db, shape.table, columns);
  const boxes = new BoxList();
  const row: SqlValue[] = new Array(columns.length).fill(null);
  const spatial = columns.at(-1) === GEOMETRY_COLUMN;
  work({
    put(fid, values, blob, box = spatial ? boundsOfBlob(blob) : null) {
      row[0] = fid;
      for (let i = 0; i < values.length; i++) row[i + 1] = values[i] ?? null;
      if (spatial) row[columns.length - 1] = blob;
      insert.run(...row);
      if (box) boxes.add(fid, box);
    },
  });
  if (boxes.count > 0 && !packRtree(db, shape.table, boxes)) {
    const tree = db.statement(`INSERT INTO ${quoteName(rtreeOf(shape.table))} VALUES (?, ?, ?, ?, ?)`);
    boxes.each((fid, minX, minY, maxX, maxY) => tree.run(fid, minX, maxX, minY, maxY));
  }
  ensureRowTriggers(db, shape.table);
};

/** Below this many rows the live triggers are cheaper than taking them off and putting them on. */
const FEW = 500;

/** Deletes a range of fids with its R-tree entries. Returns how many rows went. */
export const deleteBulk = (db: WritableDb, shape: TableShape, first: number, last: number): number => {
  if (last - first < FEW) return deleteRange(db, shape.table, first, last);
  dropRowTriggers(db, shape.table);
  if (shape.spatial)
    db.run({
      text: `DELETE FROM ${quoteName(rtreeOf(shape.table))} WHERE id BETWEEN ? AND ?`,
      values: [first, last],
    });
  const gone = deleteRange(db, shape.table, first, last);
  ensureRowTriggers(db, shape.table);
  return gone;
};

/** Puts rows back as they were, all columns and fids included; those whose fid stands already are left out. */
export const restoreRows = (
  db: WritableDb,
  shape: TableShape,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): number[] => {
  const fidAt = columns.indexOf('fid');
  const stands = db.statement(`SELECT 1 FROM ${quoteName(shape.table)} WHERE fid = ?`);
  const fidOf = (row: readonly SqlValue[]): number => Number(row[fidAt]);
  const missing = rows.filter((row) => stands.get(fidOf(row)) === undefined);
  if (missing.length <= FEW) {
    const insert = insertStatement(db, shape.table, columns);
    for (const row of missing) insert.run(...row);
    return missing.map(fidOf);
  }
  const geomAt = columns.indexOf(GEOMETRY_COLUMN);
  const rest = columns.map((_, i) => i).filter((i) => i !== fidAt && i !== geomAt);
  const order = ['fid', ...rest.map((i) => columns[i] ?? ''), ...(geomAt < 0 ? [] : [GEOMETRY_COLUMN])];
  writeBulk(db, shape, order, (writer) => {
    for (const row of missing)
      writer.put(
        fidOf(row),
        rest.map((i) => row[i] ?? null),
        geomAt < 0 ? null : (row[geomAt] ?? null),
      );
  });
  return missing.map(fidOf);
};
