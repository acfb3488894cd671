import type { RegisterDefinition } from '../../../shared/domain/registers/index.ts';
import { looseText, normaliseThai, searchText, sortKey } from '../../../shared/domain/thai-text.ts';
import { inForce, type ReadableDb, type Sql, type SqlValue, sql } from '../db/index.ts';
import { type NamedRow, namedColumns, namer } from './labels.queries.ts';
import { titleFields } from './row-titles.ts';

/** A row that can be chosen; one that is no longer in force comes last. */
export interface Candidate extends NamedRow {
  readonly over: boolean;
}

type Found = Record<string, SqlValue> & { readonly fid: number; readonly id: string; readonly over: number };

/** Rows that are looked at before the best are chosen. */
const LOOKED_AT = 2000;
/** Registers up to this size are gone through without tone marks where nothing was found with them. */
const LOOSE_UP_TO = 20_000;

const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const searched = (register: RegisterDefinition): string[] => {
  const more = ['name_en', 'short_name', 'nickname'].filter((name) =>
    register.fields.some((field) => field.name === name && !field.masked),
  );
  const named = titleFields(register).filter((field) => field.codeList === undefined);
  return [...named.map(({ name }) => name), ...more, ...(register.codeField ? [register.codeField] : [])];
};

const holding = (register: RegisterDefinition, text: string): Sql => {
  const words = normaliseThai(text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return sql`1`;
  const columns = searched(register).map((name) => sql`coalesce(${sql.id('r', name)}, '')`);
  if (columns.length === 0) return sql`0`;
  const whole = sql.join(columns, " || ' ' || ");
  return sql.join(
    words.map((word) => sql`(${whole}) LIKE ${pattern(word)} ESCAPE '\\'`),
    ' AND ',
  );
};

const select = (db: ReadableDb, register: RegisterDefinition, where: Sql, limit: number): Candidate[] => {
  const over = sql`NOT ${inForce(register.key, 'r')}`;
  const name = namer(db, register);
  return db
    .all<Found>(sql`SELECT ${namedColumns(register, 'r')}, ${over} AS over FROM ${sql.id(register.key)} r
      WHERE ${where} LIMIT ${limit}`)
    .map((row) => ({ ...name(row), over: row.over === 1 }));
};

const fitOf = ({ title, code, over }: Candidate, wanted: string): number => {
  const name = searchText(title);
  const fit =
    name === wanted || code === wanted
      ? 0
      : name.startsWith(wanted)
        ? 1
        : name.includes(` ${wanted}`)
          ? 2
          : 3;
  return over ? fit + 4 : fit;
};

const best = (rows: readonly Candidate[], text: string, limit: number): Candidate[] => {
  const wanted = searchText(text);
  return rows
    .map((row) => ({
      row,
      fit: wanted === '' && !row.over ? 0 : fitOf(row, wanted),
      key: sortKey(row.title),
    }))
    .sort((a, b) => a.fit - b.fit || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.fid - b.row.fid))
    .slice(0, limit)
    .map(({ row }) => row);
};

/**
 * Rows of a register by name or code, best first: the whole name, its beginning, a word of it, any part; where none has the
 * words, those that sound like them (without tone marks). Rows no longer in force come last.
 */
export const findChoices = (
  db: ReadableDb,
  register: RegisterDefinition,
  text: string,
  limit: number,
): Candidate[] => {
  const found = select(db, register, holding(register, text), LOOKED_AT);
  const loose = looseText(text);
  if (found.length > 0 || loose === '') return best(found, text, limit);
  const all = select(db, register, sql`1`, LOOSE_UP_TO);
  return best(
    all.filter(({ title }) => looseText(title).includes(loose)),
    text,
    limit,
  );
};
