import type { GeometryType } from '../../../shared/contract/base.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import type { ReadableDb } from '../db/types.ts';
import { importedLayer } from './imports.queries.ts';
import type { WritableSet } from './inspected-set.ts';
import { type RowConverter, rowConverter } from './row-converter.ts';

/** Where the rows of a set go. */
export interface TargetLayer {
  readonly name: string;
  readonly title: string;
  /** The table's columns for those of the file, in their order. */
  readonly columns: readonly string[];
  /** The layer keeps shapes of several parts: a shape of one part becomes one of these. */
  readonly promote: boolean;
  /** Where fields have another kind than the file's columns: makes the file's values theirs. */
  readonly convert: RowConverter | null;
}

/** A shape of one part goes in among those of several; no other kind goes in where it is not kept. */
const takes = (layer: GeometryType, file: GeometryType): boolean =>
  layer === file || layer === 'Mixed' || layer === `Multi${file}`;

/**
 * The imported layer that rows are to be added to, or null when there is none of that name. Refuses
 * `field-not-found` for a column that it has not and `geometry-differs` for shapes of a kind that it does not keep.
 */
export function existingLayer(
  db: ReadableDb,
  { table, reading, source }: WritableSet,
  name: string | null,
): TargetLayer | null {
  const layer = name === null ? null : importedLayer(db, name);
  if (!layer) return null;
  const { geometryType } = layer;
  if (!takes(geometryType, reading.geometryType))
    throw new Refusal('geometry-differs', {
      ...namedInBoth('layer', layer),
      ...{ file: source.name, keeps: geometryType, has: reading.geometryType },
    });
  const fields = table.columns.map(({ name: title }) => {
    const column = layer.columns.find(
      ({ field, original }) => original === title || field.title === title || field.name === title,
    );
    if (!column) throw new Refusal('field-not-found', { field: title, ...namedInBoth('layer', layer) });
    return column.field;
  });
  return {
    ...{ name: layer.name, title: layer.title },
    columns: fields.map((field) => field.name),
    promote: geometryType.startsWith('Multi'),
    convert: rowConverter(table.columns, fields),
  };
}
