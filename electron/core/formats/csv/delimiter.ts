import { RowSplitter, TooLongError } from './split-rows.ts';

const DELIMITERS = ['\t', ';', '|', ','] as const;
const LOOKED_AT = 60;
/** Rows of the usual count of cells, against all rows: below this it is no delimiter. */
const LEAST_SHARE = 0.3;
const FIRST_ROW = 0.2;

interface Cut {
  readonly delimiter: string;
  /** Cells of each row that has any. */
  readonly counts: readonly number[];
  readonly usual: number;
  readonly share: number;
}

/**
 * The delimiter by which the first rows fall into the most even table; a comma where nothing does. `whole` says that
 * `head` is all there is, else its last row may be cut off.
 */
export function findDelimiter(head: Buffer, whole: boolean): string {
  const said = /^"?sep=([,;|\t])"?\r?\n/.exec(head.toString('latin1', 0, 12));
  if (said) return said[1]!;
  const cuts = DELIMITERS.map((delimiter) => cutBy(delimiter, head, whole));
  // Where the names begin, no comma stands in a number: the delimiter must hold there already.
  const firstRow = Math.min(...cuts.map((cut) => firstOf(cut)));
  const scored = cuts
    .filter((cut) => cut.usual > 1 && cut.share >= LEAST_SHARE)
    .map((cut) => {
      const begins = cut.counts[firstRow] === cut.usual ? FIRST_ROW : 0;
      return { cut, score: cut.share + begins + Math.log2(cut.usual) / 100 };
    })
    .sort((a, b) => b.score - a.score);
  return scored[0]?.cut.delimiter ?? ',';
}

const firstOf = (cut: Cut): number => {
  const index = cut.counts.findIndex((count) => count > 1);
  return index < 0 ? Number.POSITIVE_INFINITY : index;
};

function cutBy(delimiter: string, head: Buffer, whole: boolean): Cut {
  const counts = countCells(delimiter, head, whole);
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [usual, rows] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { delimiter, counts, usual, share: counts.length === 0 ? 0 : rows / counts.length };
}

function countCells(delimiter: string, head: Buffer, whole: boolean): number[] {
  const splitter = new RowSplitter(delimiter);
  splitter.push(head);
  if (whole) splitter.end();
  const counts: number[] = [];
  try {
    while (counts.length < LOOKED_AT && splitter.next())
      if (splitter.cells.length > 0) counts.push(splitter.cells.length);
  } catch (error) {
    if (!(error instanceof TooLongError)) throw error;
  }
  return counts;
}
