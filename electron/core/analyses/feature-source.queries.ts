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

/** A thread's own read-only view of the workspace. */
export interface FeatureSource {
  /** Every row in force that a layer's input asks for, with its code, in the order of fids. */
  rows(input: LayerInput): IterableIterator<SourceRow>;
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

/** Opens the workspace for reading beside its one writer. */
export function openSource(gpkgPath: string): FeatureSource {
  const connection = openReadOnly(gpkgPath);
  return {
    rows: (input) => {
      const { table, codeField } = input;
      const code = codeField === null ? sql`NULL` : sql.id(codeField);
      const { table: name, fields = [] } = input;
      const more = sql.join(
        fields.map((field, i) => sql`, ${sql.id(field.name)} AS ${sql.id(`f${i}`)}`),
        '',
      );
      const spatial = columnsOf(connection.db, name).some((column) => column.name === GEOMETRY_COLUMN);
      const geom = spatial ? sql`geom` : sql`NULL AS geom`;
      return connection.db.iterate<SourceRow>(
        sql`SELECT fid, ${geom}, ${code} AS code ${more} FROM ${sql.id(table)}
          WHERE ${inForce(table)} ${asked(connection.db, input)} ORDER BY fid`,
      );
    },
    close: () => connection.close(),
  };
}
