import type { AreaNames, CrsSample } from '../crs/index.ts';
import type { CellValue, SourceCentre } from '../formats/source.ts';
import { type CodeColumns, type ColumnSample, findNameColumns } from './code-columns.ts';

/** What of a file is needed to tell its coordinate system. */
export interface PlacedRows {
  readonly centres: readonly SourceCentre[];
  /** Some values of each column, by which the columns of names are recognised. */
  readonly samples: readonly ColumnSample[];
  /** The columns of area codes, the smallest areas first. */
  readonly codes: readonly CodeColumns[];
  /** The cells of chosen rows (from 1, ascending). */
  rowsAt(rows: Iterable<number>): { row: number; values: readonly CellValue[] }[];
}

/** The sampled places of a file, each with the area that its row names by code or in words. */
export function crsSamples({ centres, samples, codes, rowsAt }: PlacedRows): CrsSample[] {
  const [code] = codes;
  const namesOf = nameReader(samples);
  const byRow = new Map<number, readonly CellValue[]>();
  if (code || namesOf)
    for (const { row, values } of rowsAt(centres.map((centre) => centre.row))) byRow.set(row, values);
  return centres.map(({ row, x, y, box }) => {
    const values = byRow.get(row);
    return {
      x,
      y,
      box,
      code: (values && code?.codeOf(values)) ?? null,
      names: (values && namesOf?.(values)) ?? null,
    };
  });
}

/** Reads the Thai names of areas out of a row; null where no column holds any. */
function nameReader(samples: readonly ColumnSample[]): ((values: readonly CellValue[]) => AreaNames) | null {
  const roles = findNameColumns(samples);
  const { province_th: province, district_th: district, subdistrict_th: subdistrict } = roles;
  if (province === undefined && district === undefined && subdistrict === undefined) return null;
  const text = (values: readonly CellValue[], column: number | undefined): string | null => {
    const value = column === undefined ? null : values[column];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  return (values) => ({
    province: text(values, province),
    district: text(values, district),
    subdistrict: text(values, subdistrict),
  });
}
