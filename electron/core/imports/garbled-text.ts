import type { MojibakeFinding } from '../../../shared/contract/import-findings.ts';
import { type FeatureSource, MojibakeEvidence, type SourceSurvey } from '../formats/index.ts';

const LOOKED_AT = 300;
const STEP = 200;

/**
 * Text that was garbled before it came into the file. The first rows tell whether there is any; only then all rows are
 * gone through, to count them. Yields now and then.
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
  const numbers = Array.from({ length: Math.min(file.expectedRows, LOOKED_AT) }, (_, i) => i + 1);
  const first = new MojibakeEvidence();
  for (const { name } of columns) first.add(name, 0, name);
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

function note(
  evidence: MojibakeEvidence,
  columns: readonly { name: string }[],
  row: number,
  values: readonly unknown[],
): void {
  for (const [i, value] of values.entries())
    if (typeof value === 'string') evidence.add(columns[i]!.name, row, value);
}
