import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { REGISTERS, type RegisterField, registerOf } from '../../../shared/domain/registers/index.ts';
import type { Change } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import { rowsHolding, rowValues } from './shapes.queries.ts';

/** A column somewhere that names rows of a register. */
interface Hook {
  readonly table: string;
  readonly column: string;
  readonly by: 'id' | 'code';
  /** A second column that must hold a value for the first to mean this register. */
  readonly also: readonly [column: string, value: string] | null;
}

/** Link tables, which no register's definition tells of. */
const LINKS: readonly (readonly [register: string, table: string, column: string])[] = [
  ['community_forest', 'forest_village', 'forest_id'],
  ['village', 'forest_village', 'village_id'],
  ['village', 'council_area_village', 'village_id'],
  ['council_area', 'council_area_village', 'council_area_id'],
];

/** A figure of an area is one of that area and not of a larger one: figures are not handed over. */
const FIGURES = 'area_statistic';

const hookOf = (table: string, field: RegisterField, register: string): Hook | null => {
  const { reference, name, many } = field;
  if (!reference || many) return null;
  const { register: named, by } = reference;
  if (typeof named !== 'string') return { table, column: name, by, also: [named.field, register] };
  return named === register ? { table, column: name, by, also: null } : null;
};

const hooksOf = (register: string): Hook[] => [
  ...REGISTERS.filter(({ store, key }) => store === 'workspace' && key !== FIGURES).flatMap(
    ({ key, fields }) => fields.flatMap((field) => hookOf(key, field, register) ?? []),
  ),
  ...LINKS.filter(([of]) => of === register).map(
    ([, table, column]): Hook => ({ table, column, by: 'id', also: null }),
  ),
];

const rehang = (change: Change, { table, column, also }: Hook, from: SqlValue, to: SqlValue): void => {
  if (from === null || from === to) return;
  for (const fid of rowsHolding(change.db, table, column, from, also))
    change.update(table, fid, { [column]: to });
};

/**
 * What hangs on a row is hung on another one of its layer, within a change: rows that name it, villages that look after
 * it, documents attached to it. Rows of the restricted store and figures of areas stay as they are.
 */
export const rehangRows = (change: Change, layer: LayerSummary, from: number, to: number): void => {
  const [old, next] = [rowValues(change.db, layer.name, from), rowValues(change.db, layer.name, to)];
  if (!old || !next) return;
  const documents: Hook = {
    table: 'document',
    column: 'owner_id',
    by: 'id',
    also: ['owner_table', layer.name],
  };
  rehang(change, documents, old.id ?? null, next.id ?? null);
  const code = layer.register === null ? null : (registerOf(layer.register)?.codeField ?? null);
  for (const hook of layer.register === null ? [] : hooksOf(layer.register)) {
    const column = hook.by === 'id' ? 'id' : code;
    if (column !== null) rehang(change, hook, old[column] ?? null, next[column] ?? null);
  }
};
