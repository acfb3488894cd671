import type { CellValue, FeatureSource, SourceColumn, SourceSurvey } from '../formats/index.ts';
import { type CodeColumns, type ColumnSample, findCodeColumns } from './code-columns.ts';

/** Rows that are looked at to recognise columns. */
export const SAMPLED_ROWS = 300;

/** The first rows that stand, at most `wanted`. */
export function firstRows(
  source: FeatureSource,
  columns: readonly SourceColumn[],
  encoding: string,
  wanted: number,
): { row: number; values: CellValue[] }[] {
  const list: { row: number; values: CellValue[] }[] = [];
  for (let from = 1; from <= Math.min(source.expectedRows, wanted * 20); from += wanted) {
    const numbers = Array.from({ length: wanted }, (_, i) => from + i);
    list.push(...source.rowsAt(columns, encoding, numbers));
    if (list.length >= wanted) break;
  }
  return list.slice(0, wanted);
}

export interface ReadableTable {
  readonly encoding: string;
  readonly columns: readonly SourceColumn[];
  readonly samples: readonly ColumnSample[];
  readonly codes: readonly CodeColumns[];
}

/** The columns of a file in an encoding, and which of them hold area codes. */
export function readableTable(
  source: FeatureSource,
  survey: SourceSurvey,
  encoding: string,
  exists: (code: string) => boolean,
): ReadableTable {
  const columns = source.columns(survey, encoding);
  const numbers = Array.from({ length: Math.min(source.expectedRows, SAMPLED_ROWS) }, (_, i) => i + 1);
  const rows = source.rowsAt(columns, encoding, numbers);
  const samples = columns.map((column, i) => ({
    name: column.name,
    values: rows.map((row) => row.values[i] ?? null),
  }));
  return { encoding, columns, samples, codes: findCodeColumns(samples, exists) };
}
