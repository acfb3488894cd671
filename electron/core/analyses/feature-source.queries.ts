import {
  columnsOf,
  GEOMETRY_COLUMN,
  inForce,
  openReadOnly,
  type ReadableDb,
  rtreeTableOf,
  type Sql,
  sql,
} from '../db/index.ts';
import type { LayerInput } from './analysis-task.ts';

export interface SourceRow {
  readonly fid: number;
  readonly geom: Uint8Array | null;
  readonly code: string | number | null;
  /** The fields that were asked for, as `f0`, `f1` and so on. */
  readonly [field: `f${number}`]: string | number | null;
}

/** Rows one after the other whose shapes are all as long as that of one point, put together by SQLite. */
export interface PointBatch {
  readonly fids: readonly number[];
  /** GeoPackage blobs of `POINT_BLOB` bytes, one after the other. */
  readonly blobs: Uint8Array;
}

/** A thread's own read-only view of the workspace. */
export interface FeatureSource {
  /** Every row in force that a layer's input asks for, with its code, in the order of fids. */
  rows(input: LayerInput): IterableIterator<SourceRow>;
  /** The same of a layer of points, without codes and fields: many at a time, and what is no plain point as rows. */
  batches(input: LayerInput): Iterable<PointBatch | Iterable<SourceRow>>;
  /** True for a layer of single points. */
  holdsPoints(table: string): boolean;
  close(): void;
}

/** A blob without an envelope, and WKB of one point: as this program writes them. */
export const POINT_BLOB = 29;
/** Some 60 kB of blobs at a time. */
const BATCH = 2048;

const asked = (db: ReadableDb, { table, only, box }: LayerInput): Sql => {
  const tree = box === undefined ? null : rtreeTableOf(db, table);
  const named =
    only === undefined ? sql.empty : sql`AND fid IN (SELECT value FROM json_each(${JSON.stringify(only)}))`;
  if (box === undefined || tree === null) return named;
  const [west, south, east, north] = box;
  return sql`${named} AND fid IN (SELECT id FROM ${sql.id(tree)}
    WHERE minx <= ${east} AND maxx >= ${west} AND miny <= ${north} AND maxy >= ${south})`;
};

/** Of the rows that an input asks for: those between two fids, the second inclusive. */
const between = (db: ReadableDb, input: LayerInput, after: number, last: number): Sql =>
  sql`${inForce(input.table)} ${asked(db, input)} AND fid > ${after} AND fid <= ${last}`;

function* batchesOf(
  db: ReadableDb,
  input: LayerInput,
  rows: (condition: Sql) => Iterable<SourceRow>,
): Generator<PointBatch | Iterable<SourceRow>> {
  // A statement that is not through holds the view that all batches are read of.
  const view = db.iterate(sql`SELECT 1 FROM gpkg_contents`);
  view.next();
  try {
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const batch = db.get<{ last: number | null; alike: number; fids: string; blobs: Uint8Array }>(
        sql`SELECT max(fid) AS last, group_concat(fid) AS fids, CAST(group_concat(geom, '') AS BLOB) AS blobs,
          count(geom) = count(*) AND min(length(geom)) = ${POINT_BLOB} AND max(length(geom)) = ${POINT_BLOB} AS alike
          FROM (SELECT fid, geom FROM ${sql.id(input.table)}
            WHERE ${between(db, input, after, Number.MAX_SAFE_INTEGER)} ORDER BY fid LIMIT ${BATCH})`,
      );
      if (!batch || batch.last === null) return;
      yield batch.alike === 1
        ? { fids: batch.fids.split(',').map(Number), blobs: batch.blobs }
        : rows(between(db, input, after, batch.last));
      after = batch.last;
    }
  } finally {
    view.return?.();
  }
}

/** Opens the workspace for reading beside its one writer. */
export function openSource(gpkgPath: string): FeatureSource {
  const connection = openReadOnly(gpkgPath);
  const { db } = connection;
  const rows = (input: LayerInput, condition: Sql): IterableIterator<SourceRow> => {
    const { table, codeField, fields = [] } = input;
    const code = codeField === null ? sql`NULL` : sql.id(codeField);
    const more = sql.join(
      fields.map((field, i) => sql`, ${sql.id(field.name)} AS ${sql.id(`f${i}`)}`),
      '',
    );
    const spatial = columnsOf(db, table).some((column) => column.name === GEOMETRY_COLUMN);
    const geom = spatial ? sql`geom` : sql`NULL AS geom`;
    return db.iterate<SourceRow>(
      sql`SELECT fid, ${geom}, ${code} AS code ${more} FROM ${sql.id(table)} WHERE ${condition} ORDER BY fid`,
    );
  };
  return {
    rows: (input) => rows(input, sql`${inForce(input.table)} ${asked(db, input)}`),
    batches: (input) => batchesOf(db, input, (condition) => rows(input, condition)),
    holdsPoints: (table) =>
      db.get<{ type: string }>(
        sql`SELECT upper(geometry_type_name) AS type FROM gpkg_geometry_columns WHERE table_name = ${table}`,
      )?.type === 'POINT',
    close: () => connection.close(),
  };
}
