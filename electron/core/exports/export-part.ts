import { AREA } from '../../../shared/domain/area-field.ts';
import type { ExportColumn } from './export-fields.ts';
import type { MadeColumn } from './made-columns.ts';

/** Rows and columns of a layer that are wanted, in their order; `areaM2` is the area that is measured. */
export interface ExportPart {
  readonly fids: ArrayLike<number>;
  readonly columns: readonly string[];
}

interface Chosen {
  readonly columns: ExportColumn[];
  readonly made: MadeColumn[];
  /** Places of the chosen columns among the columns and, behind them, the made ones. */
  readonly order: number[];
}

/** The chosen columns of a layer, each with the column that says why its values are not there. */
export function chosenColumns(
  names: readonly string[],
  columns: readonly ExportColumn[],
  made: readonly MadeColumn[],
): Chosen {
  const wanted = names.flatMap((name) => [name, `${name}_state`]);
  const kept = columns.filter(({ column }) => wanted.includes(column));
  const area = names.includes(AREA) ? made.filter(({ name }) => name === 'area_rai') : [];
  const place = (name: string): number =>
    name === AREA && area.length > 0 ? kept.length : kept.findIndex(({ column }) => column === name);
  return { columns: kept, made: area, order: wanted.map(place).filter((at) => at >= 0) };
}

/** Values in the chosen order; as they stand without one. */
export const arranged = <T>(values: readonly T[], order: readonly number[] | null): T[] =>
  order ? order.map((at) => values[at] as T) : [...values];
