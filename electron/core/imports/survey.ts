import { type PrjReading, readPrj } from '../crs/index.ts';
import type { CellValue, DbfColumn, ShapeCentre, Shapefile, TableSurvey } from '../formats/index.ts';
import { cellReader, columnsOf, DbfRows, sampleCentres, surveyTable, Tally } from '../formats/index.ts';
import { type CodeColumns, type ColumnSample, findCodeColumns } from './code-columns.ts';

/** What a file says of itself before anyone chooses anything. */
export interface FileSurvey {
  readonly table: TableSurvey;
  readonly prj: PrjReading | null;
  readonly centres: readonly ShapeCentre[];
  readonly complete: boolean;
}

const CENTRES = 400;
const QUICK_RECORDS = 2000;
/** Rows that are looked at to recognise columns. */
export const SAMPLED_ROWS = 300;

/** Surveys the table, the places of the shapes and the `.prj`. Yields the share done. */
export function* surveyFile(file: Shapefile, quick: boolean): Generator<number, FileSurvey> {
  const table = yield* surveyTable(file, quick);
  const limit = quick ? QUICK_RECORDS : Number.POSITIVE_INFINITY;
  const centres = yield* sampleCentres(file, CENTRES, limit);
  const prj = file.projection === null ? null : readPrj(file.projection);
  return { table, prj, centres, complete: !quick || table.complete };
}

/** The cells of chosen rows (from 1), in one encoding. Rows that are marked deleted or are not there are left out. */
export function rowsAt(
  file: Shapefile,
  columns: readonly DbfColumn[],
  encoding: string,
  rows: Iterable<number>,
): { row: number; values: CellValue[] }[] {
  if (!file.dbf || !file.table) return [];
  const table = new DbfRows(file.dbf, file.table, encoding);
  const tally = new Tally();
  const readers = columns.map((column) => cellReader(column, encoding, tally));
  const list: { row: number; values: CellValue[] }[] = [];
  for (const row of rows)
    if (table.load(row - 1) && !table.deleted)
      list.push({ row, values: readers.map((read) => read(table, row)) });
  return list;
}

/** The first rows that stand, at most `wanted`. */
export function firstRows(
  file: Shapefile,
  columns: readonly DbfColumn[],
  encoding: string,
  wanted: number,
): { row: number; values: CellValue[] }[] {
  const numbers = function* (): Generator<number> {
    for (let row = 1; row <= (file.table?.rows ?? 0); row++) yield row;
  };
  const list: { row: number; values: CellValue[] }[] = [];
  for (const row of numbers()) {
    list.push(...rowsAt(file, columns, encoding, [row]));
    if (list.length >= wanted || row > wanted * 20) break;
  }
  return list;
}

export interface ReadableTable {
  readonly encoding: string;
  readonly columns: readonly DbfColumn[];
  readonly samples: readonly ColumnSample[];
  readonly codes: readonly CodeColumns[];
}

/** The columns of a file in an encoding, and which of them hold area codes. */
export function readableTable(
  file: Shapefile,
  survey: FileSurvey,
  encoding: string,
  exists: (code: string) => boolean,
): ReadableTable {
  const columns = columnsOf(file, survey.table, encoding);
  const end = Math.min(file.table?.rows ?? 0, SAMPLED_ROWS);
  const rows = rowsAt(
    file,
    columns,
    encoding,
    Array.from({ length: end }, (_, i) => i + 1),
  );
  const samples = columns.map((column, i) => ({
    name: column.name,
    values: rows.map((row) => row.values[i] ?? null),
  }));
  return { encoding, columns, samples, codes: findCodeColumns(samples, exists) };
}
