import type { Field, LayerSummary, Row } from '../../../shared/contract/layers.ts';
import { formatNumber, formatRai } from '../../../shared/domain/units.ts';
import { recordsText } from '../../../shared/text/records.ts';
import type { Language } from '../../ui/index.ts';
import {
  cellText,
  fieldTitle,
  isNumeric,
  isSuppressed,
  MISSING,
  type RowNames,
  shownFields,
} from './cell-text.ts';

/** A column of the table: a field, or the geodesic area that every polygon has. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly numeric: boolean;
  /** Pixels. */
  readonly width: number;
  readonly text: (row: Row) => string;
  readonly muted: (row: Row) => boolean;
  /** The sum over all filtered rows, or null for a column that has none. */
  readonly sumText: (sums: Readonly<Record<string, number>>) => string | null;
}

const CHAR = 8;

const widthOf = (title: string, type: string, label: boolean): number => {
  const least = label ? 190 : type === 'text' ? 110 : 92;
  return Math.min(260, Math.max(least, title.length * CHAR + 34));
};

const areaColumn = (language: Language): Column => ({
  key: 'areaM2',
  title: recordsText.areaColumn[language],
  numeric: true,
  width: 118,
  text: (row) => (row.areaM2 === null ? MISSING : formatRai(row.areaM2)),
  muted: (row) => row.areaM2 === null,
  sumText: ({ areaM2 }) => (areaM2 === undefined ? null : formatRai(areaM2)),
});

/** Sums of these say nothing. */
const NOT_SUMMED = new Set(['moo', 'order', 'rank', 'code']);

const isNotSummed = ({ name, unit }: Field): boolean =>
  NOT_SUMMED.has(name) || unit === 'ร้อยละ' || unit === '%';

/** The columns of a layer's table: the name first, then its fields, the area after the code. */
export const columnsOf = (layer: LayerSummary, language: Language, names?: RowNames): Column[] => {
  const fields = shownFields(layer.fields);
  // The name leads, then what the map is coloured by: they are what people came for.
  const rank = ({ name }: Field): number =>
    name === layer.labelField ? 0 : name === layer.style.field ? 1 : 2;
  const columns = [...fields]
    .sort((a, b) => rank(a) - rank(b))
    .map((field): Column => {
      const title = fieldTitle(field, language);
      const numeric = isNumeric(field);
      return {
        key: field.name,
        title,
        numeric,
        width: widthOf(title, field.type, field.name === layer.labelField),
        text: (row) => cellText(field, row.values, language, names),
        muted: (row) => row.values[field.name] === null || isSuppressed(field, row.values),
        sumText: (sums) => {
          const sum = sums[field.name];
          if (!numeric || sum === undefined || isNotSummed(field)) return null;
          return field.unit === 'm2' || field.unit === 'satang'
            ? cellText(field, { [field.name]: sum }, language)
            : formatNumber(sum, field.type === 'integer' ? 0 : 2);
        },
      };
    });
  if (layer.geometryType.endsWith('Polygon'))
    columns.splice(
      Math.min(layer.kind === 'result' ? columns.length : 2, columns.length),
      0,
      areaColumn(language),
    );
  return columns;
};
