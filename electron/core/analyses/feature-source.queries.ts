import { quoteName, type ReadableDb } from '../db/index.ts';

export interface SourceRow {
  readonly fid: number;
  readonly geom: Uint8Array | null;
  readonly code: string | number | null;
}

/** Every row of a feature table or view with its code, in the order of fids. */
export function sourceRows(db: ReadableDb, table: string, codeField: string | null): IterableIterator<SourceRow> {
  const code = codeField === null ? 'NULL' : quoteName(codeField);
  return db.iterate<SourceRow>({
    text: `SELECT fid, geom, ${code} AS code FROM ${quoteName(table)} ORDER BY fid`,
    values: [],
  });
}
