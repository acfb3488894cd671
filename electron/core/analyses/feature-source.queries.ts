import { openReadOnly, quoteName } from '../db/index.ts';

export interface SourceRow {
  readonly fid: number;
  readonly geom: Uint8Array | null;
  readonly code: string | number | null;
}

/** A thread's own read-only view of the workspace. */
export interface FeatureSource {
  /** Every row of a feature table or view with its code, in the order of fids. */
  rows(table: string, codeField: string | null): IterableIterator<SourceRow>;
  close(): void;
}

/** Opens the workspace for reading beside its one writer. */
export function openSource(gpkgPath: string): FeatureSource {
  const connection = openReadOnly(gpkgPath);
  return {
    rows: (table, codeField) => {
      const code = codeField === null ? 'NULL' : quoteName(codeField);
      return connection.db.iterate<SourceRow>({
        text: `SELECT fid, geom, ${code} AS code FROM ${quoteName(table)} ORDER BY fid`,
        values: [],
      });
    },
    close: () => connection.close(),
  };
}
