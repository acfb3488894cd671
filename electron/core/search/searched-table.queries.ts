import {
  type CodeList,
  codeListOf,
  fieldLabel,
  type ListedField,
} from '../../../shared/domain/code-lists/index.ts';
import { listOf } from '../../../shared/domain/field-lists.ts';
import {
  type RegisterDefinition,
  registerOf,
  SYSTEM_COLUMNS,
} from '../../../shared/domain/registers/index.ts';
import { columnsOf, type ReadableDb, type SqlValue, sql, tableExists } from '../db/index.ts';
import { ownLists, type StoredField, storedFields } from '../layers/index.ts';

/** What of a table is searched. */
export interface SearchedTable {
  readonly table: string;
  readonly label: string;
  /** The label among them. */
  readonly columns: readonly string[];
  /** Columns whose values stand for words of a list: rows are found and named by the words. */
  readonly listed: ReadonlyMap<string, ListedField>;
}

/**
 * Of imported tables with more rows the names alone are searched: to index all texts of half a million rows takes more
 * bytes than the rows.
 */
const ALL_TEXTS_UP_TO = 50_000;

const system = new Set<string>(SYSTEM_COLUMNS);

const rowCount = (db: ReadableDb, table: string): number =>
  db.get<{ n: number | null }>(
    sql`SELECT feature_count AS n FROM gpkg_ogr_contents WHERE table_name = ${table}`,
  )?.n ?? 0;

/** The lists of the office's fields, as far as they are known. */
const listedOf = (db: ReadableDb, stored: readonly StoredField[]): Map<string, ListedField> => {
  const withList = stored.filter(({ codeList }) => codeList);
  if (withList.length === 0) return new Map();
  const own = ownLists(db);
  return new Map(
    withList.flatMap(({ name, codeList }): [string, ListedField][] => {
      const items: CodeList['items'] | undefined =
        own.get(codeList ?? '')?.items ?? codeListOf(codeList ?? '')?.items;
      return items === undefined ? [] : [[name, { codeList: codeList ?? null, choices: items }]];
    }),
  );
};

interface CatalogueEntry {
  readonly kind: string;
  readonly label_field: string | null;
  readonly fields: string | null;
}

const ofRegister = (
  db: ReadableDb,
  register: RegisterDefinition,
  entry: CatalogueEntry | undefined,
): SearchedTable | null => {
  const label = register.fields.find((field) => field.name === register.labelField);
  // What is named by a word of a list is found by its areas, not by that word.
  if (register.store !== 'workspace' || label === undefined || label.codeList) return null;
  const defined = register.fields.map((field) => field.name);
  const named = defined.filter(
    (name) => name === label.name || /^(code|name_en|short_name|approval_no)$/.test(name),
  );
  const own = storedFields(entry?.fields ?? null).filter(({ name }) => !defined.includes(name));
  const listed = listedOf(db, own);
  const present = new Set(own.length === 0 ? [] : columnsOf(db, register.key).map(({ name }) => name));
  const texts = own
    .filter(({ name, type = 'text' }) => present.has(name) && (type === 'text' || listed.has(name)))
    .map(({ name }) => name);
  return { table: register.key, label: label.name, columns: [...named, ...texts], listed };
};

const ofImported = (db: ReadableDb, table: string, entry: CatalogueEntry): SearchedTable | null => {
  if (!tableExists(db, table)) return null;
  const listed = listedOf(db, storedFields(entry.fields));
  const texts = columnsOf(db, table)
    .filter(({ name, type }) => type.toUpperCase().startsWith('TEXT') || listed.has(name))
    .map(({ name }) => name)
    .filter((name) => !system.has(name));
  const label = entry.label_field ?? texts[0];
  if (label === undefined) return null;
  const others = rowCount(db, table) <= ALL_TEXTS_UP_TO ? texts.filter((name) => name !== label) : [];
  return { table, label, columns: [label, ...others], listed };
};

/**
 * How a table is searched, or null when it is not: registers by names, codes and the office's own texts, imported layers
 * by their texts. Results are left out, since they repeat the names of the areas that they speak of.
 */
export const searchedTable = (db: ReadableDb, table: string): SearchedTable | null => {
  const entry = db.get<CatalogueEntry>(
    sql`SELECT kind, label_field, fields FROM layer WHERE name = ${table}`,
  );
  const register = registerOf(table);
  if (register) return ofRegister(db, register, entry);
  return entry?.kind === 'imported' ? ofImported(db, table, entry) : null;
};

/** All tables that are searched. */
export const searchedTables = (db: ReadableDb): SearchedTable[] =>
  db
    .all<{ name: string }>(
      sql`SELECT name FROM layer WHERE kind = 'imported' OR (kind = 'register' AND zone_scheme_id IS NULL)
        UNION SELECT 'zone' WHERE EXISTS (SELECT 1 FROM zone)`,
    )
    .flatMap(({ name }) => searchedTable(db, name) ?? []);

/** What a cell is found by: itself, or the words of its list in both languages. */
export const searchedWords = ({ listed }: SearchedTable, column: string, value: SqlValue): SqlValue => {
  const field = listed.get(column);
  if (field === undefined || value === null || value instanceof Uint8Array) return value;
  const values = typeof value === 'string' && value.startsWith('[') ? listOf(value) : [value];
  return values
    .map((one) =>
      fieldLabel(field, typeof one === 'number' ? one : typeof one === 'bigint' ? Number(one) : String(one)),
    )
    .map(({ th, en }) => (en === th ? th : `${th} ${en}`))
    .join(' ');
};

/** What a row is called whose label is such a value: the Thai word. */
export const nameInWords = ({ listed, label }: SearchedTable, name: string): string =>
  listed.get(label)?.choices?.find(({ value }) => String(value) === name)?.label.th ?? name;
