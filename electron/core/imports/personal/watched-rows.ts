import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { CellValue } from '../../formats/index.ts';
import { PersonalWatch } from './personal-watch.ts';

/**
 * Rows on their way to where anyone can read them, watched once more. They were judged when the file was looked at: what has
 * an ID number now is not what was judged. Refuses `file-changed` behind the last row, so that nothing of them is kept.
 *
 * @param cellsOf the cells that are written, in the order of the columns; null for a row that is not
 */
export function* watchedRows<T>(
  rows: Iterable<T>,
  columns: readonly string[],
  cellsOf: (row: T) => readonly CellValue[] | null,
  file: string,
): Generator<T> {
  const watch = new PersonalWatch(columns);
  for (const row of rows) {
    const cells = cellsOf(row);
    if (cells) watch.take(cells);
    yield row;
  }
  if (watch.hasIds) throw new Refusal('file-changed', { file });
}
