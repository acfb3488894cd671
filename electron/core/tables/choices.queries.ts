import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { fieldItems, typedCell } from '../../../shared/domain/typed-cell.ts';
import { tableEditText } from '../../../shared/text/table-edit.ts';
import { rowsInArea } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { type Sql, type SqlValue, sql } from '../db/index.ts';
import { mapInTurns, sortInTurns, Turns } from '../jobs/turns.ts';
import type { RowSource } from '../layers/index.ts';
import { storeOf } from './column-store.queries.ts';
import { whereOf } from './conditions.queries.ts';
import { referencesOf } from './references.queries.ts';

export interface Choice {
  readonly value: CellValue;
  readonly name: string | null;
  readonly count: number;
}

const MOST_CHOICES = 500;

/** Rows whose values are counted at once. */
const PAGE = 5000;

/** Of values that stand as often the one that sorts first; Thai letters stand in their order among the bytes. */
const inOrder = (a: SqlValue, b: SqlValue): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a ?? ''), String(b ?? '')];
  return x < y ? -1 : x > y ? 1 : 0;
};

const amongFids = (fids: Float64Array): Sql =>
  sql`AND fid IN (SELECT value FROM json_each(${JSON.stringify(Array.from(fids))}))`;

const countValues = async (
  workspace: OpenWorkspace,
  source: RowSource,
  query: TableQuery,
  field: Field,
): Promise<{ v: SqlValue; n: number }[]> => {
  const where = whereOf(workspace, source, query, field.name);
  const table = sql.id(source.table.name);
  const column = sql.id(field.name);
  const inside = query.area === null ? null : rowsInArea(workspace, source, query.area);
  const fids = inside ?? storeOf(source).fids;
  const counts = new Map<SqlValue, number>();
  const turns = new Turns();
  for (let at = 0; at < fids.length; at += PAGE) {
    if (turns.over) await turns.pass();
    const [first, last] = [fids[at] ?? 0, fids[Math.min(at + PAGE, fids.length) - 1] ?? 0];
    const among = inside === null ? sql.empty : amongFids(fids.subarray(at, at + PAGE));
    const rows = sql`SELECT v FROM (SELECT fid, ${column} AS v FROM ${table} ${where})
      WHERE fid BETWEEN ${first} AND ${last} ${among}`;
    const query = field.many
      ? sql`SELECT held.value AS v, count(*) AS n FROM (SELECT iif(json_valid(v), v, NULL) AS list FROM (${rows})) AS one
          LEFT JOIN json_each(coalesce(one.list, '[]')) AS held GROUP BY 1`
      : sql`SELECT nullif(v, '') AS v, count(*) AS n FROM (${rows}) GROUP BY 1`;
    for (const { v, n } of source.db.iterate<{ v: SqlValue; n: number }>(query))
      counts.set(v, (counts.get(v) ?? 0) + n);
  }
  const counted = await mapInTurns([...counts], ([v, n]) => ({ v, n }), turns);
  return sortInTurns(counted, (a, b) => b.n - a.n || inOrder(a.v, b.v), turns);
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
export const choicesOf = async (
  workspace: OpenWorkspace,
  source: RowSource,
  query: TableQuery,
  about: { readonly field: string; readonly search: string },
): Promise<{ choices: Choice[]; distinct: number }> => {
  const { layer } = source;
  const field = layer.fields.find(({ name }) => name === about.field);
  if (!field) throw new Refusal('field-not-found', { field: about.field, ...namedInBoth('layer', layer) });
  if (field.masked)
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', field),
      ...namedInBoth('reason', tableEditText.masked),
    });
  const references = field.reference === null ? null : referencesOf(workspace, field, layer.fields);
  const turns = new Turns();
  const counted = await countValues(workspace, source, query, field);
  const choice = ({ v, n }: { v: SqlValue; n: number }): Choice => {
    const value = shown(field, v);
    return { value, name: value === null ? null : (references?.nameOf(value) ?? null), count: n };
  };
  const choices = await mapInTurns(counted, choice, turns);
  const present = new Set(choices.map(({ value }) => value));
  for (const { value } of fieldItems(field) ?? [])
    if (!present.has(value)) choices.push({ value, name: null, count: 0 });
  const wanted = looseText(about.search);
  const words = ({ value, name }: Choice): string => name ?? typedCell({ ...field, many: false }, value);
  if (wanted === '') return { choices: choices.slice(0, MOST_CHOICES), distinct: choices.length };
  const fits = await mapInTurns(choices, (one) => looseText(words(one)).includes(wanted), turns);
  const found = choices.filter((_, at) => fits[at]);
  return { choices: found.slice(0, MOST_CHOICES), distinct: choices.length };
};
