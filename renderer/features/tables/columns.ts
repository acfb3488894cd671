import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary, Row } from '../../../shared/contract/layers.ts';
import { AREA, AREA_FIELD } from '../../../shared/domain/area-field.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { isAmount } from '../../../shared/domain/sums.ts';
import { fieldItems, manyValues } from '../../../shared/domain/typed-cell.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import type { TableView } from '../../app/desk.ts';
import type { Language } from '../../ui/index.ts';
import { cellText, fieldTitle, isSuppressed, MISSING } from '../records/index.ts';
import { goneWords } from './gone-words.ts';

/** A column of a table: a field, or the geodesic area that every polygon has. */
export interface Column {
  readonly key: string;
  readonly field: Field;
  readonly title: string;
  readonly numeric: boolean;
  /** Pixels. */
  readonly width: number;
}

/** The names that references stand for, by field and value; a field is missing while its rows are locked. */
export type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

const CHAR = 8;
const NARROWEST = 56;

/** Vowels and tone marks above and below take no room of their own. */
const lengthOf = (text: string): number => text.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, '').length;

const usualWidth = (title: string, field: Field, label: boolean): number => {
  const day = field.type === 'date' || field.type === 'datetime';
  // The sum of areas is told to the square wah.
  const land = field.unit === 'm2';
  const least = label
    ? 230
    : land
      ? 136
      : field.reference !== null
        ? 150
        : day
          ? 116
          : field.type === 'text'
            ? 120
            : 96;
  return Math.min(280, Math.max(least, lengthOf(title) * CHAR + 36));
};

/** A zone's colour is seen on the map; a file is seen with the row that it belongs to. */
const isUnread = ({ name, reference }: Field): boolean =>
  name === 'color' ||
  name === 'scheme_id' ||
  (typeof reference?.register === 'string' && registerOf(reference.register) === undefined);

const hasArea = ({ geometryType }: LayerSummary): boolean =>
  geometryType.endsWith('Polygon') || geometryType === 'Mixed';

/** Every column that a table can show. The name leads, then what the map is coloured by: people came for these. */
export const allColumns = (layer: LayerSummary, language: Language): Column[] => {
  const rank = ({ name }: Field): number =>
    name === layer.labelField ? 0 : name === layer.style.field ? 1 : 2;
  const fields = layer.fields
    .filter((field) => field.type !== 'binary' && field.hidden !== true && !isUnread(field))
    .sort((a, b) => rank(a) - rank(b));
  if (hasArea(layer)) fields.splice(layer.kind === 'result' ? fields.length : 2, 0, AREA_FIELD);
  return fields.map((field) => {
    const title = fieldTitle(field, language);
    const width = usualWidth(title, field, field.name === layer.labelField);
    return { key: field.name, field, title, numeric: isAmount(field), width };
  });
};

/** The columns that are shown, in their order and width. Fields that came since a view was saved are left out of it. */
export const shownColumns = (
  all: readonly Column[],
  view: Pick<TableView, 'columns' | 'widths'>,
): Column[] => {
  const byKey = new Map(all.map((column) => [column.key, column]));
  const chosen = view.columns?.flatMap((key) => byKey.get(key) ?? []) ?? [];
  return (chosen.length === 0 ? all : chosen).map((column) => {
    const width = view.widths[column.key];
    return width === undefined ? column : { ...column, width: Math.max(NARROWEST, width) };
  });
};

/** The stored value of a cell. */
export const cellValueOf = (column: Column, row: Row): CellValue =>
  column.key === AREA ? row.areaM2 : (row.values[column.key] ?? null);

const manyWords = (field: Field, value: CellValue, language: Language): string => {
  const items = fieldItems(field);
  return manyValues(value)
    .map((one) => items?.find((item) => item.value === one)?.label[language] ?? String(one))
    .join(', ');
};

/** A value as a person reads it; `–` where there is none. */
export const wordsOf = (field: Field, value: CellValue, names: Names, language: Language): string => {
  if (value === null || value === '') return MISSING;
  if (field.many) return manyWords(field, value, language) || MISSING;
  if (field.reference !== null) {
    const known = names[field.name];
    if (known === undefined) return tablesText.locked[language];
    return known[String(value)] ?? goneWords(field.reference.by, value, language);
  }
  return cellText(field, { [field.name]: value }, language);
};

/** A cell as a person reads it. Muted: nothing, or nothing that may be seen. */
export const cellWords = (
  column: Column,
  row: Row,
  names: Names,
  language: Language,
): { readonly text: string; readonly muted: boolean } => {
  const { field } = column;
  if (isSuppressed(field, row.values)) return { text: cellText(field, row.values, language), muted: true };
  const value = cellValueOf(column, row);
  return { text: wordsOf(field, value, names, language), muted: value === null || value === '' };
};
