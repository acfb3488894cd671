import type { IssueCode } from '../../../shared/contract/codes.ts';
import { importsText, skipReason } from '../../../shared/text/imports.ts';
import type { CellValue } from '../formats/index.ts';
import type { OutField, OutRow, OutTable } from '../formats/out-table.ts';
import { writeXlsx } from '../formats/xlsx/write-xlsx.ts';

/** A row of the file that is not taken in, and why. */
export interface SkippedRow {
  readonly row: number;
  readonly code: IssueCode;
}

export interface SkippedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows of a table's file above its first row of data; 0 where rows are known by no such number. */
  readonly above: number;
  readonly rows: readonly SkippedRow[];
  /** The cells of rows (from 1, ascending); rows that can't be read are left out. */
  cellsOf(rows: readonly number[]): { row: number; values: readonly CellValue[] }[];
}

const BATCH = 500;
const field = (name: string, type: OutField['type']): OutField => ({
  name,
  title: name,
  type,
  amount: false,
  decimals: null,
  textBytes: type === 'text' ? 60 : 0,
  largest: 0,
  precision: 0,
});

/**
 * Writes the skipped rows with their numbers, reasons and all their cells as XLSX, for the agency that the file came
 * from. Cells are written as text: nothing of a file that was not taken in is run or reckoned with. Returns their count.
 */
export async function writeSkippedRows(path: string, skipped: SkippedTable): Promise<number> {
  const { row: rowTitle, reason: reasonTitle } = importsText.skippedColumns;
  const fields = [
    field(rowTitle.th, 'integer'),
    field(reasonTitle.th, 'text'),
    ...skipped.columns.map((name) => field(name, 'text')),
  ];
  const table: OutTable = {
    name: 'skipped',
    title: importsText.skippedSheet.th,
    geometryType: 'None',
    crs: 'EPSG:4326',
    fields,
    labelIndex: -1,
    facts: [{ label: importsText.skippedOf.th, value: skipped.name }],
    batches: () => batches(skipped),
  };
  await writeXlsx(path, table);
  return skipped.rows.length;
}

async function* batches({ rows, columns, above, cellsOf }: SkippedTable): AsyncGenerator<OutRow[]> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const part = rows.slice(from, from + BATCH);
    const cells = new Map(cellsOf(part.map(({ row }) => row)).map(({ row, values }) => [row, values]));
    yield part.map(({ row, code }) => {
      const values = cells.get(row);
      const texts = columns.map((_, i) => {
        const value = values?.[i] ?? null;
        return value === null ? null : String(value);
      });
      return { wkb: null, values: [row + above, skipReason(code).th, ...texts] };
    });
  }
}
