import type { RowLabel } from '../../../shared/contract/records.ts';
import type { RegisterDefinition } from '../../../shared/domain/registers/index.ts';
import { type ReadableDb, type Sql, type SqlValue, sql } from '../db/index.ts';
import { rowTitle, titleFields } from './row-titles.ts';

/** A row with what it is called. */
export interface NamedRow extends RowLabel {
  readonly id: string;
  readonly code: string | null;
}

type Found = Record<string, SqlValue> & { readonly fid: number; readonly id: string };

/** The columns by which a row is named; those of a zone also say whose layer it stands in. */
export const namedColumns = (register: RegisterDefinition, alias: string): Sql => {
  const own = ['fid', 'id', ...titleFields(register).map(({ name }) => name)];
  if (register.codeField !== null) own.push(register.codeField);
  if (register.key === 'zone') own.push('scheme_id');
  return sql.join([...new Set(own)].map((name) => sql`${sql.id(alias, name)} AS ${sql.id(name)}`));
};

/** Names rows as `namedColumns` gives them. The layer of a zone is that of its scheme. */
export const namer = (db: ReadableDb, register: RegisterDefinition): ((row: Found) => NamedRow) => {
  const schemes =
    register.key === 'zone'
      ? new Map(
          db
            .all<{ name: string; scheme: string }>(
              sql`SELECT name, zone_scheme_id AS scheme FROM layer WHERE zone_scheme_id NOTNULL`,
            )
            .map(({ name, scheme }) => [scheme, name]),
        )
      : null;
  return (row) => {
    const code = register.codeField === null ? null : row[register.codeField];
    return {
      fid: row.fid,
      id: row.id,
      title: rowTitle(register, row),
      layer: schemes?.get(String(row.scheme_id)) ?? register.key,
      code: code === null || code === undefined ? null : String(code),
    };
  };
};

/** The column that a reference looks at. */
export const keyColumn = (register: RegisterDefinition, by: 'id' | 'code'): string =>
  by === 'id' ? 'id' : (register.codeField ?? 'id');

/** The rows that bear one of the keys, by key; keys of no row are left out. */
export const rowsByKey = (
  db: ReadableDb,
  register: RegisterDefinition,
  by: 'id' | 'code',
  keys: readonly string[],
): Map<string, NamedRow> => {
  const name = namer(db, register);
  const column = sql.id('r', keyColumn(register, by));
  // The list leads: a row is looked up for each of its keys, however large the register is.
  const rows = db.all<Found & { key: string }>(sql`SELECT k.value AS key, ${namedColumns(register, 'r')}
    FROM json_each(${JSON.stringify(keys)}) k CROSS JOIN ${sql.id(register.key)} r ON ${column} = k.value`);
  return new Map(rows.map((row) => [row.key, name(row)]));
};

/** Rows of a register by fid, in the order given. */
export const rowsByFid = (
  db: ReadableDb,
  register: RegisterDefinition,
  fids: readonly number[],
): NamedRow[] => {
  const name = namer(db, register);
  return db
    .all<Found>(sql`SELECT ${namedColumns(register, 'r')} FROM json_each(${JSON.stringify(fids)}) k
      CROSS JOIN ${sql.id(register.key)} r ON r.fid = k.value`)
    .map(name);
};
