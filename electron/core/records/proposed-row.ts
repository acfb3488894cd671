import type { CellValue } from '../../../shared/contract/base.ts';
import type { Shape } from '../../../shared/contract/records.ts';
import { isMasked } from '../../../shared/domain/masking.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { geometryOf, readRows } from '../layers/index.ts';
import { shapeWkb } from './row-shape.ts';
import type { RowStore } from './row-store.ts';
import { tidyValues } from './validate.ts';

type Values = Readonly<Record<string, CellValue>>;

/** A row as it would be after a change. */
export interface ProposedRow {
  /** Null for a new row. */
  readonly fid: number | null;
  readonly id: string | null;
  /** What stands, as far as it is not masked; null of a new row. */
  readonly before: Values | null;
  /** What is written, tidied. */
  readonly written: Values;
  /** All values: those that stand and those that are written. */
  readonly values: Values;
  readonly wkb: Uint8Array | null;
  /** The shape is written too. */
  readonly shapeWritten: boolean;
}

/**
 * What a row would be: the values that stand with those that are written over them. Refuses `row-not-found`,
 * `field-not-found`, and `validation-failed` for a shape that the layer has no place for.
 */
export const proposedRow = (
  { db, layer, table }: RowStore,
  fid: number | null,
  values: Values,
  shape: Shape | null | undefined,
): ProposedRow => {
  const [before] = fid === null ? [] : readRows(db, table, layer.fields, [fid]);
  if (fid !== null && !before) throw new Refusal('row-not-found', { row: fid });
  const written = tidyValues(layer, values);
  // What is masked is not known here: no rule may take the mask for a value.
  const stands = Object.entries(before?.values ?? {}).filter(([, value]) => !isMasked(value));
  const kept = (): Uint8Array | null =>
    fid === null || layer.geometryType === 'None' ? null : geometryOf(db, table.base, fid);
  return {
    fid,
    id: before?.id ?? null,
    before: before ? Object.fromEntries(stands) : null,
    written,
    values: { ...Object.fromEntries(stands), ...written },
    wkb: shape === undefined ? kept() : shape === null ? null : shapeWkb(layer, shape),
    shapeWritten: shape !== undefined,
  };
};
