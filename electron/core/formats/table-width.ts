import { Refusal } from '../../../shared/domain/refusal.ts';

/** SQLite takes 2,000 columns in a table, our own among them. */
export const MOST_COLUMNS = 1980;

/** Refuses `table-too-wide` for what no table can hold. */
export function requireWidth(columns: number, file: string): void {
  if (columns > MOST_COLUMNS) throw new Refusal('table-too-wide', { file, columns, most: MOST_COLUMNS });
}
