import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { type ReadableDb, sql, tableExists } from '../db/index.ts';

/**
 * What the rows are called that a reference field names, by the value that it stores: a code says nothing to who reads
 * a legend. Names that several rows share bear their code. Empty for other fields, and for rows of the restricted store.
 */
export const namedValues = (db: ReadableDb, field: Field | undefined): ReadonlyMap<string, string> => {
  const key = field?.reference?.register;
  const register = typeof key === 'string' ? registerOf(key) : undefined;
  if (register === undefined || register.store !== 'workspace' || !tableExists(db, register.key))
    return new Map();
  const { codeField, labelField } = register;
  const code = codeField === null ? sql`NULL` : sql.id(codeField);
  const value = field?.reference?.by === 'code' ? code : sql.id('id');
  const rows = db.all<{ value: string | null; name: string | null; code: string | null }>(
    sql`SELECT ${value} AS value, ${sql.id(labelField)} AS name, ${code} AS code FROM ${sql.id(register.key)}`,
  );
  const times = Map.groupBy(rows, ({ name }) => name);
  return new Map(
    rows.flatMap(({ value, name, code }) => {
      if (value === null || name === null || name === '') return [];
      const alone = times.get(name)?.length === 1 || code === null;
      return [[String(value), alone ? name : `${name} (${code})`]];
    }),
  );
};

/** A layer whose kinds bear the names of the rows that their codes stand for, where nobody gave them words of their own. */
export const withNames = (db: ReadableDb, layer: LayerSummary): LayerSummary => {
  const { style, fields } = layer;
  if (style.kind !== 'categories') return layer;
  const named = namedValues(
    db,
    fields.find(({ name }) => name === style.field),
  );
  const categories = style.categories.map((category) => ({
    ...category,
    label: category.label || (named.get(String(category.value)) ?? ''),
  }));
  return { ...layer, style: { ...style, categories } };
};
