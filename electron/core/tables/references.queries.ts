import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { fieldList } from '../../../shared/domain/code-lists/index.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type RegisterDefinition, registerOf } from '../../../shared/domain/registers/index.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import type { OpenWorkspace } from '../context.ts';
import { type ReadableDb, type SqlValue, sql, tableExists } from '../db/index.ts';
import { rowSource } from '../layers/index.ts';

/** A row that a reference may name. */
export interface NamedRow {
  /** As the field stores it: the row's id or its official code. */
  readonly value: string;
  /** What it is called in a cell: unlike any other row of the register. */
  readonly name: string;
  readonly bare: string;
  readonly code: string;
}

/** The rows of one register by what a field stores of them. */
type Named = ReadonlyMap<string, NamedRow>;

/** What a reference field's values stand for. */
export interface References {
  /** `locked`: the rows stand in a store that is not open. */
  readonly state: 'open' | 'locked';
  nameOf(value: SqlValue | boolean): string | null;
  /** The values whose name or code passes. */
  matching(passes: (row: NamedRow) => boolean): string[];
  /** All of one register where the field may name rows of several. */
  ofRegister(register: string): Named;
}

const NONE: Named = new Map();

interface Kept {
  readonly version: number;
  readonly rows: Named;
}
const kept = new WeakMap<ReadableDb, Map<string, Kept>>();

interface Target {
  readonly db: ReadableDb;
  /** In the restricted store a view that masks, as long as nothing was opened. */
  readonly table: string;
  readonly version: number;
}

/** Where a register's rows stand; null while its store is not open or it is not there. */
const targetOf = (workspace: OpenWorkspace, register: RegisterDefinition): Target | null => {
  const { key, store } = register;
  if (store === 'workspace') {
    const { db } = workspace;
    if (!tableExists(db, key)) return null;
    const version = db.get<{ v: number | null }>(
      sql`SELECT max(version) AS v FROM layer WHERE name = ${key} OR register = ${key}`,
    )?.v;
    return { db, table: key, version: version ?? 0 };
  }
  try {
    const { db, table } = rowSource(workspace, key);
    return { db, table: table.name, version: table.version };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

const text = (value: SqlValue | undefined): string =>
  value === null || value === undefined || value instanceof Uint8Array ? '' : String(value);

/** Names that two rows share are told apart by the code. */
const readNamed = ({ db, table }: Target, register: RegisterDefinition, by: 'id' | 'code'): Named => {
  const { codeField, labelField } = register;
  const labels = register.labelFields ?? [labelField];
  const names = labels.map((column, i) => sql`${sql.id(column)} AS ${sql.id(`l${i}`)}`);
  const code = codeField === null ? sql`NULL` : sql.id(codeField);
  const rows = db
    .all<Record<string, SqlValue>>(sql`SELECT id, ${code} AS code, ${sql.join(names)} FROM ${sql.id(table)}`)
    .map((row) => ({
      value: text(by === 'id' ? row.id : row.code),
      code: text(row.code),
      bare: labels
        .map((_, i) => text(row[`l${i}`]))
        .join(' ')
        .trim(),
    }));
  const times = new Map<string, number>();
  for (const { bare } of rows) times.set(bare, (times.get(bare) ?? 0) + 1);
  const called = ({ bare, code, value }: (typeof rows)[number]): string => {
    if (by === 'code') return `${code} ${bare}`.trim();
    if (bare !== '' && times.get(bare) === 1) return bare;
    return `${bare} (${code === '' ? value.slice(-6) : code})`.trim();
  };
  return new Map(
    rows.filter(({ value }) => value !== '').map((row) => [row.value, { ...row, name: called(row) }]),
  );
};

const namedRows = (workspace: OpenWorkspace, key: string, by: 'id' | 'code'): Named | null => {
  const register = registerOf(key);
  if (!register) return NONE;
  const target = targetOf(workspace, register);
  if (!target) return register.store === 'workspace' ? NONE : null;
  const ofDb = kept.get(target.db) ?? new Map<string, Kept>();
  kept.set(target.db, ofDb);
  const known = ofDb.get(`${key} ${by}`);
  if (known?.version === target.version) return known.rows;
  const rows = readNamed(target, register, by);
  ofDb.set(`${key} ${by}`, { version: target.version, rows });
  return rows;
};

/** The registers that a reference may lead to. */
const registersOf = (field: Field, fields: readonly Field[]): string[] => {
  const register = field.reference?.register;
  if (register === undefined) return [];
  if (typeof register === 'string') return [register];
  const level = fields.find(({ name }) => name === register.field);
  const list = level === undefined ? undefined : fieldList(level);
  return list?.items.map(({ value }) => String(value)) ?? [];
};

/** The register whose rows a reference names in a row that holds `values`; null while the row does not say which. */
export const registerMeant = (field: Field, values: Readonly<Record<string, CellValue>>): string | null => {
  const register = field.reference?.register;
  if (register === undefined) return null;
  if (typeof register === 'string') return register;
  const level = values[register.field];
  return typeof level === 'string' && level !== '' ? level : null;
};

/** What the values of a reference field stand for, whichever store keeps the rows. */
export const referencesOf = (
  workspace: OpenWorkspace,
  field: Field,
  fields: readonly Field[],
): References => {
  const by = field.reference?.by ?? 'id';
  const registers = registersOf(field, fields).map((key) => [key, namedRows(workspace, key, by)] as const);
  const all = registers.map(([, rows]) => rows);
  return {
    state: all.includes(null) ? 'locked' : 'open',
    nameOf(value) {
      for (const rows of all) {
        const row = rows?.get(String(value));
        if (row) return row.name;
      }
      return null;
    },
    matching: (passes) =>
      all.flatMap((rows) => [...(rows?.values() ?? [])].filter(passes).map(({ value }) => value)),
    ofRegister: (register) => registers.find(([key]) => key === register)?.[1] ?? NONE,
  };
};

/** Rows whose name or code holds the words, those that begin with them first. */
export const findNamed = (rows: Named, search: string, limit: number): NamedRow[] => {
  const wanted = looseText(search);
  const found = [...rows.values()].filter(
    ({ bare, code }) => looseText(bare).includes(wanted) || code.startsWith(search.trim()),
  );
  const begins = ({ bare }: NamedRow): number => (looseText(bare).startsWith(wanted) ? 0 : 1);
  return found
    .sort((a, b) => begins(a) - begins(b) || a.code.localeCompare(b.code) || (a.bare < b.bare ? -1 : 1))
    .slice(0, limit);
};
