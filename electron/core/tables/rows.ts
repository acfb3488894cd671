import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field, Row } from '../../../shared/contract/layers.ts';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import type { TableGroup } from '../../../shared/contract/tables.ts';
import type { OpenWorkspace } from '../context.ts';
import { type RowSource, readRows } from '../layers/index.ts';
import { fidsBetween, orderedRows } from './orders.ts';
import { referencesOf } from './references.queries.ts';

/** The names that references stand for, by field and value. */
export type Names = Record<string, Record<string, string>>;

/** The names for the references of some rows. Fields whose rows stand in a locked store are left out. */
export const namesFor = (
  workspace: OpenWorkspace,
  fields: readonly Field[],
  rows: readonly Pick<Row, 'values'>[],
): Names => {
  const names: Names = {};
  for (const field of fields) {
    if (field.reference === null) continue;
    const references = referencesOf(workspace, field, fields);
    if (references.state === 'locked') continue;
    const known: Record<string, string> = {};
    for (const { values } of rows) {
      const value = values[field.name] ?? null;
      const name = value === null ? null : references.nameOf(value);
      if (name !== null) known[String(value)] = name;
    }
    names[field.name] = known;
  }
  return names;
};

/** Rows of a table by their places. */
export const tableRows = (
  workspace: OpenWorkspace,
  source: RowSource,
  query: TableQuery,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { total: number; rows: Row[]; names: Names; stale: boolean; version: number } => {
  const ordered = orderedRows(workspace, source, query);
  const { db, table, layer } = source;
  const rows = readRows(db, table, layer.fields, fidsBetween(ordered, offset, offset + limit));
  return {
    total: ordered.order.places.length,
    rows,
    names: namesFor(workspace, layer.fields, rows),
    stale: ordered.order.stale,
    version: table.version,
  };
};

const yearOf = (value: CellValue): CellValue => (typeof value === 'string' ? value.slice(0, 4) : value);

/** The groups of a table with what they are called. Days are grouped by their year. */
export const tableGroups = (workspace: OpenWorkspace, source: RowSource, query: TableQuery): TableGroup[] => {
  const ordered = orderedRows(workspace, source, query);
  const { groups } = ordered.order;
  const { db, table, layer } = source;
  const field = layer.fields.find(({ name }) => name === query.group?.field);
  if (!groups || !field) return [];
  const firsts = groups.map(({ start }) => fidsBetween(ordered, start, start + 1)[0] ?? 0);
  const rows = readRows(db, table, [field], firsts);
  const references = field.reference === null ? null : referencesOf(workspace, field, layer.fields);
  const byDay = field.type === 'date' || field.type === 'datetime';
  return groups.map(({ start, count }, i) => {
    const value = rows[i]?.values[field.name] ?? null;
    const name = value === null ? null : (references?.nameOf(value) ?? null);
    return { value: byDay ? yearOf(value) : value, name, start, count };
  });
};
