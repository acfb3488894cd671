import type { CellValue } from '../../../shared/contract/base.ts';
import type { AnalysisFeature, LeftOutNote } from './feature-set.ts';
import { BAHT, inShownUnit, SATANG } from './operations/money.ts';
import type { Outcome, OutcomeFacts, RowField } from './operations/rows.ts';
import type { RowsResult } from './operations/run-operations.ts';

/** Rows as they go from the thread to the core: all shapes in one buffer, which is handed over and not copied. */
export interface PackedRows {
  readonly fields: readonly RowField[];
  readonly label: string | null;
  readonly value: string | null;
  /** The kinds that the map shows instead of amounts. */
  readonly classes: NonNullable<Outcome['classes']> | null;
  readonly facts: OutcomeFacts;
  readonly notes: readonly LeftOutNote[];
  readonly values: readonly (readonly CellValue[])[];
  readonly shapes: Uint8Array<ArrayBuffer>;
  /** Where each row's shape ends; where it ends as it begins the row has none. */
  readonly ends: Float64Array<ArrayBuffer>;
}

/** WKB of a point. */
const POINT_BYTES = 21;

/** Writes a row's shape and tells how many bytes it takes; of a point without making them apart first. */
function put(row: AnalysisFeature, shapes: Uint8Array, view: DataView, at: number): number {
  const { point } = row;
  if (point !== null) {
    view.setUint8(at, 1);
    view.setUint32(at + 1, 1, true);
    view.setFloat64(at + 5, point[0], true);
    view.setFloat64(at + 13, point[1], true);
    return POINT_BYTES;
  }
  const { wkb } = row;
  if (wkb !== null) shapes.set(wkb, at);
  return wkb?.length ?? 0;
}

/** Packs a result for the way to the core. */
export function packRows({ set, value, classes, facts, notes }: RowsResult): PackedRows {
  const size = set.features.reduce((sum, row) => sum + (row.point ? POINT_BYTES : (row.wkb?.length ?? 0)), 0);
  const shapes = new Uint8Array(size);
  const view = new DataView(shapes.buffer);
  const ends = new Float64Array(set.features.length);
  let at = 0;
  set.features.forEach((row, i) => {
    at += put(row, shapes, view, at);
    ends[i] = at;
  });
  // The ids by which steps put rows together are their layer's: the rows of a result get ids of their own.
  const kept = set.fields.flatMap(({ name }, column) => (name === 'id' ? [] : [column]));
  const values = set.features.map((row) =>
    kept.map((column) => inShownUnit(row.values[column] ?? null, set.fields[column])),
  );
  const fields = kept.flatMap((column) => set.fields[column] ?? []);
  const given = fields.map((field) => inBaht(field, fields));
  const mapped = given[fields.findIndex(({ name }) => name === value)]?.name ?? null;
  return {
    fields: given,
    label: set.label,
    value: mapped,
    classes: classes ?? null,
    facts,
    notes,
    values,
    shapes,
    ends,
  };
}

/**
 * Money leaves in baht. Registers keep it in satang so that sums are exact, and show it in baht; of a result the column
 * is an ordinary number, which legends, sentences and other programs take as it stands.
 */
function inBaht(field: RowField, all: readonly RowField[]): RowField {
  if (field.unit !== SATANG) return field;
  const name = field.name.replace(/_satang\b/, '_baht');
  const taken = all.some((other) => other !== field && other.name === name);
  return { ...field, name: taken ? field.name : name, type: 'real', unit: BAHT };
}

/** A row's shape: a view into the packed ones. */
export const shapeAt = ({ shapes, ends }: PackedRows, i: number): Uint8Array | null => {
  const from = i === 0 ? 0 : (ends[i - 1] ?? 0);
  const to = ends[i] ?? 0;
  return to === from ? null : shapes.subarray(from, to);
};
