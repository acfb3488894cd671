import { inForce, openReadOnly, sql } from '../db/index.ts';

export interface SourceRow {
  readonly fid: number;
  readonly geom: Uint8Array | null;
  readonly code: string | number | null;
}

/** A thread's own read-only view of the workspace. */
export interface FeatureSource {
  /** Every row in force of a feature table or view with its code, in the order of fids. */
  rows(table: string, codeField: string | null): IterableIterator<SourceRow>;
  close(): void;
}

/** Opens the workspace for reading beside its one writer. */
export function openSource(gpkgPath: string): FeatureSource {
  const connection = openReadOnly(gpkgPath);
  return {
    rows: (table, codeField) => {
      const code = codeField === null ? sql`NULL` : sql.id(codeField);
      return connection.db.iterate<SourceRow>(
        sql`SELECT fid, geom, ${code} AS code FROM ${sql.id(table)} WHERE ${inForce(table)} ORDER BY fid`,
      );
    },
    close: () => connection.close(),
  };
}
