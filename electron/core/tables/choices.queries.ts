import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { fieldItems, typedCell } from '../../../shared/domain/typed-cell.ts';
import { tableEditText } from '../../../shared/text/table-edit.ts';
import type { OpenWorkspace } from '../context.ts';
import { type SqlValue, sql } from '../db/index.ts';
import type { RowSource } from '../layers/index.ts';
import { whereOf } from './conditions.queries.ts';
import { referencesOf } from './references.queries.ts';

export interface Choice {
  readonly value: CellValue;
  readonly name: string | null;
  readonly count: number;
}

const MOST_CHOICES = 500;

const countValues = (
  workspace: OpenWorkspace,
  source: RowSource,
  query: TableQuery,
  field: Field,
): { v: SqlValue; n: number }[] => {
  const where = whereOf(workspace, source, query, field.name);
  const table = sql.id(source.table.name);
  const column = sql.id(field.name);
  if (!field.many)
    return source.db.all(
      sql`SELECT nullif(${column}, '') AS v, count(*) AS n FROM ${table} ${where} GROUP BY 1 ORDER BY n DESC, v`,
    );
  return source.db.all(sql`SELECT held.value AS v, count(*) AS n
    FROM (SELECT iif(json_valid(${column}), ${column}, NULL) AS list FROM ${table} ${where}) AS one
    LEFT JOIN json_each(coalesce(one.list, '[]')) AS held GROUP BY 1 ORDER BY n DESC, v`);
};

const shown = (field: Field, value: SqlValue): CellValue => {
  if (value === null || value instanceof Uint8Array) return null;
  if (field.type === 'boolean') return value !== 0;
  return typeof value === 'bigint' ? Number(value) : value;
};

/**
 * The different values of a field among the rows that the other filters leave, most frequent first. Of a list every word is
 * there, used or not. Refuses `field-not-found`, and `validation-failed` for a masked field.
 */
export const choicesOf = (
  workspace: OpenWorkspace,
  source: RowSource,
  query: TableQuery,
  about: { readonly field: string; readonly search: string },
): { choices: Choice[]; distinct: number } => {
  const { layer } = source;
  const field = layer.fields.find(({ name }) => name === about.field);
  if (!field) throw new Refusal('field-not-found', { field: about.field, layer: layer.title });
  if (field.masked)
    throw new Refusal('validation-failed', { field: field.title, reason: tableEditText.masked.th });
  const references = field.reference === null ? null : referencesOf(workspace, field, layer.fields);
  const choices = countValues(workspace, source, query, field).map(({ v, n }): Choice => {
    const value = shown(field, v);
    return { value, name: value === null ? null : (references?.nameOf(value) ?? null), count: n };
  });
  const present = new Set(choices.map(({ value }) => value));
  for (const { value } of fieldItems(field) ?? [])
    if (!present.has(value)) choices.push({ value, name: null, count: 0 });
  const wanted = looseText(about.search);
  const words = ({ value, name }: Choice): string => name ?? typedCell({ ...field, many: false }, value);
  const found = wanted === '' ? choices : choices.filter((one) => looseText(words(one)).includes(wanted));
  return { choices: found.slice(0, MOST_CHOICES), distinct: choices.length };
};
