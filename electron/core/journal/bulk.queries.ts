import type { Extent } from '../../../shared/contract/base.ts';
import {
  BoxList,
  boundsOfBlob,
  dropRowTriggers,
  ensureRowTriggers,
  GEOMETRY_COLUMN,
  packRtree,
  quoteName,
  rtreeOf,
  type SqlValue,
  type Statement,
  type WritableDb,
} from '../db/index.ts';
import { deleteRange, insertRowsStatement, insertStatement, type TableShape } from './rows.queries.ts';

export interface BulkWriter {
  /** Values follow the columns; the geometry, where there is one, is a GeoPackage blob. The values are copied. */
  put(fid: number, values: readonly SqlValue[], blob: SqlValue, box?: Extent | null): void;
}

/** Values that are the same in all rows, by column. */
export type Constants = Readonly<Record<string, SqlValue>>;

/** Parameters of one statement, and rows: every statement and every parameter costs, so rows share them. */
const MOST_PARAMETERS = 400;
const MOST_ROWS = 16;
/** Bytes of waiting geometries at which rows are written one by one. */
const MOST_WAITING = 1 << 20;

/** Inserts rows, several a statement; what all rows have alike is given once a statement. */
class RowInserter {
  private readonly many: Statement;
  private readonly one: Statement;
  private readonly rows: number;
  private readonly width: number;
  private readonly alike: readonly SqlValue[];
  private readonly parameters: SqlValue[];
  private readonly at: number;
  private waiting = 0;
  private bytes = 0;

  constructor(db: WritableDb, table: string, columns: readonly string[], constants: Constants) {
    this.width = columns.length;
    this.alike = Object.values(constants);
    this.at = this.alike.length;
    this.rows = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_PARAMETERS / this.width)));
    const all = [...Object.keys(constants), ...columns];
    this.many = insertRowsStatement(db, table, all, this.at, this.rows);
    this.one = insertRowsStatement(db, table, all, this.at, 1);
    this.parameters = [...this.alike, ...new Array<SqlValue>(this.rows * this.width).fill(null)];
  }

  /** Takes the next row: `fid` before its values, the blob, if any, behind them. */
  add(fid: number, values: readonly SqlValue[], blob: SqlValue | undefined): void {
    const { parameters, width } = this;
    let at = this.at + this.waiting * width;
    parameters[at++] = fid;
    for (let i = 0; i < values.length; i++) parameters[at++] = values[i] ?? null;
    if (blob !== undefined) parameters[at] = blob;
    if (blob instanceof Uint8Array) this.bytes += blob.length;
    this.waiting++;
    if (this.waiting === this.rows) {
      this.many.run(...parameters);
      this.waiting = 0;
      this.bytes = 0;
    } else if (this.bytes > MOST_WAITING) this.flush();
  }

  flush(): void {
    for (let row = 0; row < this.waiting; row++) {
      const start = this.at + row * this.width;
      this.one.run(...this.alike, ...this.parameters.slice(start, start + this.width));
    }
    this.waiting = 0;
    this.bytes = 0;
  }
}

/**
 * Many rows at once: triggers off, rows, then the R-tree, then triggers on. Row by row through live triggers the R-tree
 * and the counter are written half a million times between the rows, and their pages push each other out.
 * The columns must begin with `fid`, and the geometry, if any, must be the last. `constants` are further columns.
 */
export const writeBulk = (
  db: WritableDb,
  shape: TableShape,
  columns: readonly string[],
  work: (writer: BulkWriter) => void,
  constants: Constants = {},
): void => {
  dropRowTriggers(db, shape.table);
  const rows = new RowInserter(db, shape.table, columns, constants);
  const boxes = new BoxList();
  const spatial = columns.at(-1) === GEOMETRY_COLUMN;
  work({
    put(fid, values, blob, box = spatial ? boundsOfBlob(blob) : null) {
      rows.add(fid, values, spatial ? blob : undefined);
      if (box) boxes.add(fid, box);
    },
  });
  rows.flush();
  if (boxes.count > 0 && !packRtree(db, shape.table, boxes)) {
    const tree = db.statement(`INSERT INTO ${quoteName(rtreeOf(shape.table))} VALUES (?, ?, ?, ?, ?)`);
    boxes.each((fid, minX, maxX, minY, maxY) => tree.run(fid, minX, maxX, minY, maxY));
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
