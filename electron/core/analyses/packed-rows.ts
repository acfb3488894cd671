import type { CellValue } from '../../../shared/contract/base.ts';
import type { LeftOutNote } from './feature-set.ts';
import type { OutcomeFacts, RowField } from './operations/rows.ts';
import type { RowsResult } from './operations/run-operations.ts';

/** Rows as they go from the thread to the core: all shapes in one buffer, which is handed over and not copied. */
export interface PackedRows {
  readonly fields: readonly RowField[];
  readonly label: string | null;
  readonly value: string | null;
  readonly facts: OutcomeFacts;
  readonly notes: readonly LeftOutNote[];
  readonly values: readonly (readonly CellValue[])[];
  readonly shapes: Uint8Array<ArrayBuffer>;
  /** Where each row's shape ends; where it ends as it begins the row has none. */
  readonly ends: Float64Array<ArrayBuffer>;
}

/** WKB of a point. */
const POINT_BYTES = 21;

/** Packs a result for the way to the core. */
export function packRows({ set, value, facts, notes }: RowsResult): PackedRows {
  const size = set.features.reduce((sum, row) => sum + (row.point ? POINT_BYTES : (row.wkb?.length ?? 0)), 0);
  const shapes = new Uint8Array(size);
  const ends = new Float64Array(set.features.length);
  let at = 0;
  set.features.forEach((row, i) => {
    const { wkb } = row;
    if (wkb !== null) shapes.set(wkb, at);
    at += wkb?.length ?? 0;
    ends[i] = at;
  });
  const values = set.features.map((row) => row.values);
  return { fields: set.fields, label: set.label, value: value ?? null, facts, notes, values, shapes, ends };
}

/** A row's shape: a view into the packed ones. */
export const shapeAt = ({ shapes, ends }: PackedRows, i: number): Uint8Array | null => {
  const from = i === 0 ? 0 : (ends[i - 1] ?? 0);
  const to = ends[i] ?? 0;
  return to === from ? null : shapes.subarray(from, to);
};
