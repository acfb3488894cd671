import { maskOf, maskValue } from '../../../../shared/domain/masking.ts';
import { REGISTERS, type RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import { tableExists } from '../../db/contents.ts';
import { quoteName, quoteText } from '../../db/sql.ts';
import type { SqlValue, WritableDb } from '../../db/types.ts';

/**
 * Pages read the registers of the store through views that mask, so that whatever statement asks for a column gets no more
 * than may be seen: a mask can't be forgotten. What identifies a house by its place is left out with it.
 */
export const maskedViewOf = (register: string): string => `${register}_masked`;

/** The registers of the restricted store. */
export const RESTRICTED_REGISTERS: readonly RegisterDefinition[] = REGISTERS.filter(
  ({ store }) => store === 'restricted',
);

export const isRestrictedRegister = (key: string): boolean =>
  RESTRICTED_REGISTERS.some((register) => register.key === key);

/** True when a register holds anything that comes masked. */
export const masksAnything = ({ fields, geometryType }: RegisterDefinition): boolean =>
  geometryType !== 'None' || fields.some((field) => maskOf(field) !== null);

/** Functions that the views call. */
export const MASK_FUNCTIONS = {
  masked: (kind: string, value: SqlValue): string | null =>
    maskValue(kind as Parameters<typeof maskValue>[0], value === null ? null : String(value)),
};

const columnsOf = (db: WritableDb, table: string): string[] =>
  db
    .all<{ name: string }>({
      text: `SELECT name FROM pragma_table_info(${quoteText(table)})`,
      values: [],
    })
    .map(({ name }) => name);

function viewSql(db: WritableDb, { key, fields }: RegisterDefinition): string {
  const opened = `fid IN (SELECT fid FROM temp.opened_row WHERE register = ${quoteText(key)})`;
  const shown = columnsOf(db, key).map((name) => {
    const column = quoteName(name);
    if (name === 'geom') return `CASE WHEN ${opened} THEN ${column} END AS ${column}`;
    const field = fields.find((one) => one.name === name);
    const kind = field ? maskOf(field) : null;
    if (kind === null) return column;
    return `CASE WHEN ${opened} THEN ${column} ELSE masked(${quoteText(kind)}, ${column}) END AS ${column}`;
  });
  return `CREATE TEMP VIEW ${quoteName(maskedViewOf(key))} AS SELECT ${shown.join(', ')} FROM main.${quoteName(key)};`;
}

/** Makes the views of an open store, in memory: to be called once it is open, and when a register got a column. */
export function createMaskedViews(db: WritableDb): void {
  // A store that is opened for looking may still write what is only in memory.
  db.exec(
    'CREATE TEMP TABLE IF NOT EXISTS opened_row (register TEXT, fid INTEGER, PRIMARY KEY (register, fid))',
  );
  for (const register of RESTRICTED_REGISTERS) {
    if (!tableExists(db, register.key)) continue;
    db.exec(`DROP VIEW IF EXISTS temp.${quoteName(maskedViewOf(register.key))}; ${viewSql(db, register)}`);
  }
}
