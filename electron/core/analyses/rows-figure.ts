import type { SaidFigure } from '../../../shared/text/sentence-facts.ts';
import { RAI } from './operations/columns.ts';
import type { PackedRows } from './packed-rows.ts';
import type { RowsPlan } from './plan-rows.ts';

/** The figures of the mapped column, in the rows' order; null where a row has none. */
export const figuresOf = ({ fields, value, values }: PackedRows): (number | null)[] => {
  const at = fields.findIndex(({ name }) => name === value);
  return values.map((row) => {
    const figure = row[at];
    return typeof figure === 'number' && Number.isFinite(figure) ? figure : null;
  });
};

/** Null where no row has a figure: the sum of nothing known is not zero. */
const summed = (figures: readonly (number | null)[]): number | null =>
  figures.reduce((sum, figure) => (figure === null ? sum : (sum ?? 0) + figure), null);

/** What all rows come to: their rai, the sum of what may be added up, or where nothing is mapped how many they are. */
export function totalOfRows(packed: PackedRows): number | null {
  if (packed.value === null) return packed.values.length;
  const { unit } = packed.fields.find(({ name }) => name === packed.value) ?? { unit: null };
  // A total stands beside the figures of the rows: rai beside numbers of rows would be taken for these.
  if (packed.facts.unit === 'rai' && unit === RAI) return packed.facts.total ?? null;
  return packed.facts.adds === true ? summed(figuresOf(packed)) : null;
}

/** The mapped column as a sentence tells it: its name, its sum and which row has most; null where nothing is mapped. */
export function saidFigure(plan: RowsPlan, packed: PackedRows): SaidFigure | null {
  const field = packed.fields.find(({ name }) => name === packed.value);
  if (field === undefined) return null;
  const figures = figuresOf(packed);
  const most = figures.reduce<number | null>(
    (best, figure) => (figure !== null && (best === null || figure > best) ? figure : best),
    null,
  );
  const { title, unit } = field;
  const sum = packed.facts.adds === true ? summed(figures) : null;
  return { title, unit, sum, most, leader: most === null ? null : leaderOf(plan, packed, figures, most) };
}

/** The name of the row that has most, with what it is; null where several have as much, or rows have no names. */
function leaderOf(
  { main }: RowsPlan,
  packed: PackedRows,
  figures: readonly (number | null)[],
  most: number,
): string | null {
  const label = packed.fields.findIndex(({ name }) => name === packed.label);
  const first = figures.indexOf(most);
  const name = packed.values[first]?.[label];
  if (figures.lastIndexOf(most) !== first || typeof name !== 'string' || name === '') return null;
  const { prefix } = main.noun;
  return name.startsWith(prefix) ? name : `${prefix}${name}`;
}
