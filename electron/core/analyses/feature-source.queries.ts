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

/**
 * Rows of a layer of points, many at a time: `geoms` holds their blobs one after the other, of `POINT_BYTES` each. Where
 * only positions are asked for, there are neither fids nor codes.
 */
export interface PointChunk {
  readonly fids: readonly number[];
  readonly codes: readonly (string | number | null)[];
  readonly geoms: Uint8Array;
}

/** Of points: their rows, or where they lie alone. */
export type PointWanted = 'rows' | 'positions';

/** A blob without an envelope that holds WKB of one point: as this program writes them. */
export const POINT_BYTES = 29;

/** A thread's own read-only view of the workspace. */
export interface FeatureSource {
  /** Every row in force that a layer's input asks for, with its code, in the order of fids. */
  rows(input: LayerInput): IterableIterator<SourceRow>;
  /**
   * The same rows without fields, by the thousand where they are points. A row at a time costs more than counting it; what
   * lies among blobs of another length comes row by row. Null for a layer that is not of points.
   */
  points(input: LayerInput, wanted?: PointWanted): IterableIterator<PointChunk | SourceRow> | null;
  /** The fids of the rows that stand at these places among those that a layer's input asks for. */
  fidsAt(input: LayerInput, places: readonly number[]): number[];
  close(): void;
}

const asked = (db: ReadableDb, { table, only, box }: LayerInput): Sql => {
  const tree = box === undefined ? null : rtreeTableOf(db, table);
  const named =
    only === undefined ? sql.empty : sql`AND fid IN (SELECT value FROM json_each(${JSON.stringify(only)}))`;
  if (box === undefined || tree === null) return named;
  const [west, south, east, north] = box;
  return sql`${named} AND fid IN (SELECT id FROM ${sql.id(tree)}
    WHERE minx <= ${east} AND maxx >= ${west} AND miny <= ${north} AND maxy >= ${south})`;
};

const PER_CHUNK = 4096;

interface ChunkRow {
  readonly n: number;
  readonly plain: number;
  readonly last: number;
  readonly fids?: string;
  readonly codes?: string;
  readonly geoms: Uint8Array;
}

/** Rows after one fid, up to another. */
const between = (after: number, last: number): Sql => sql`AND fid > ${after} AND fid <= ${last}`;

const rowsOf = (db: ReadableDb, input: LayerInput, some: Sql = sql.empty): IterableIterator<SourceRow> => {
  const { table, codeField, fields = [] } = input;
  const code = codeField === null ? sql`NULL` : sql.id(codeField);
  const more = sql.join(
    fields.map((field, i) => sql`, ${sql.id(field.name)} AS ${sql.id(`f${i}`)}`),
    '',
  );
  const spatial = columnsOf(db, table).some((column) => column.name === GEOMETRY_COLUMN);
  const geom = spatial ? sql`geom` : sql`NULL AS geom`;
  return db.iterate<SourceRow>(
    sql`SELECT fid, ${geom}, ${code} AS code ${more} FROM ${sql.id(table)}
      WHERE ${inForce(table)} ${asked(db, input)} ${some} ORDER BY fid`,
  );
};

/** Blobs are put one after the other: as text, of which SQLite looks at no byte, and told to be bytes again. */
const chunkAfter = (
  db: ReadableDb,
  input: LayerInput,
  wanted: PointWanted,
  after: number,
): ChunkRow | undefined => {
  const { table, codeField } = input;
  const code = codeField === null || wanted === 'positions' ? sql`NULL` : sql.id(codeField);
  const named =
    wanted === 'positions'
      ? sql.empty
      : sql`json_group_array(fid) AS fids, json_group_array(iif(typeof(code) = 'blob', NULL, code)) AS codes,`;
  return db.get<ChunkRow>(sql`SELECT count(*) AS n, sum(length(geom) IS ${POINT_BYTES}) AS plain, max(fid) AS last,
      ${named} CAST(group_concat(geom, '') AS BLOB) AS geoms
    FROM (SELECT fid, geom, ${code} AS code FROM ${sql.id(table)}
      WHERE ${inForce(table)} ${asked(db, input)} AND fid > ${after} ORDER BY fid LIMIT ${PER_CHUNK})`);
};

function* chunksOf(
  db: ReadableDb,
  input: LayerInput,
  wanted: PointWanted,
): Generator<PointChunk | SourceRow> {
  // A statement that is not through holds one view of the layer for all that follow.
  const view = db.iterate(sql`SELECT 1 FROM gpkg_contents`);
  view.next();
  try {
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const chunk = chunkAfter(db, input, wanted, after);
      if (chunk === undefined || chunk.n === 0) return;
      if (chunk.plain === chunk.n)
        yield {
          fids: JSON.parse(chunk.fids ?? '[]') as number[],
          codes: JSON.parse(chunk.codes ?? '[]') as (string | number | null)[],
          geoms: chunk.geoms,
        };
      else yield* rowsOf(db, input, between(after, chunk.last));
      after = chunk.last;
    }
  } finally {
    view.return?.();
  }
}

function fidsAt(db: ReadableDb, input: LayerInput, places: readonly number[]): number[] {
  const wanted = new Set(places);
  const fids: number[] = [];
  let at = 0;
  for (const { fid } of db.iterate<{ fid: number }>(
    sql`SELECT fid FROM ${sql.id(input.table)} WHERE ${inForce(input.table)} ${asked(db, input)} ORDER BY fid`,
  )) {
    if (wanted.has(at++)) fids.push(fid);
    if (fids.length === wanted.size) break;
  }
  return fids;
}

const isOfPoints = (db: ReadableDb, table: string): boolean =>
  db.get(sql`SELECT 1 FROM gpkg_geometry_columns
    WHERE table_name = ${table} AND upper(geometry_type_name) = 'POINT'`) !== undefined;

/** Opens the workspace for reading beside its one writer. */
export function openSource(gpkgPath: string): FeatureSource {
  const connection = openReadOnly(gpkgPath);
  const { db } = connection;
  return {
    rows: (input) => rowsOf(db, input),
    points: (input, wanted = 'rows') => (isOfPoints(db, input.table) ? chunksOf(db, input, wanted) : null),
    fidsAt: (input, places) => fidsAt(db, input, places),
    close: () => connection.close(),
  };
}
