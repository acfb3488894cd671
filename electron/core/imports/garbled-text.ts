import type { MojibakeFinding } from '../../../shared/contract/import-findings.ts';
import { type FeatureSource, MojibakeEvidence, type SourceSurvey } from '../formats/index.ts';

/** Rows of one look, from the start of the file and from places spread over it. */
const LOOK = 200;
const LOOKS = 8;
const STEP = 200;

/**
 * Text that was garbled before it came into the file. Rows from all over the file tell whether there is any; only then
 * all rows are gone through, to count them. Yields now and then.
 *
 * @param file not repaired
 */
export function* garbledText(
  file: FeatureSource,
  survey: SourceSurvey,
  encoding: string,
  limit: number,
): Generator<number, MojibakeFinding | null> {
  const columns = file.columns(survey, encoding);
  const texts = columns.filter((column) => column.type === 'text');
  const first = new MojibakeEvidence();
  for (const { name } of columns) first.add(name, 0, name);
  for (const numbers of looksInto(Math.min(limit, file.expectedRows)))
    for (const { row, values } of file.rowsAt(texts, encoding, numbers)) note(first, texts, row, values);
  if (first.finding() === null) return null;
  const all = new MojibakeEvidence();
  for (const { name } of columns) all.add(name, 0, name);
  for (let from = 1; from <= Math.min(limit, file.expectedRows); from += STEP) {
    const some = Array.from({ length: STEP }, (_, i) => from + i);
    for (const { row, values } of file.rowsAt(texts, encoding, some)) note(all, texts, row, values);
    yield from / file.expectedRows;
  }
  return all.finding();
}

/** Runs of row numbers from 1, in their order: all rows of a small file, else some from its start to its end. */
function* looksInto(rows: number): Generator<number[]> {
  const apart = Math.max(LOOK, Math.floor((rows - LOOK) / (LOOKS - 1)));
  for (let from = 1; from <= rows; from += apart)
    yield Array.from({ length: Math.min(LOOK, rows - from + 1) }, (_, i) => from + i);
}

function note(
  evidence: MojibakeEvidence,
  columns: readonly { name: string }[],
  row: number,
  values: readonly unknown[],
): void {
  for (const [i, value] of values.entries())
    if (typeof value === 'string') evidence.add(columns[i]!.name, row, value);
}
