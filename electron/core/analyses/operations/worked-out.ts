import type { CellValue } from '../../../../shared/contract/base.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type Formula, triedOn } from '../../../../shared/formula/formula.ts';
import type { NoValue } from '../../../../shared/formula/formula-error.ts';
import { measuresOf } from './measures.ts';
import type { RowSet, Tools } from './rows.ts';

const NOTES = {
  missing: 'value-missing',
  'not-number': 'value-not-number',
  'no-shape': 'value-no-shape',
  uncomputable: 'value-uncomputable',
} as const satisfies Record<NoValue, string>;

/**
 * What a formula yields for each row of a set; rows without are told by their reasons. Where it yields nothing for any
 * row an answer would be read as a finding: refuses `formula-invalid` with the reason that most rows have.
 */
export function workedOut(formula: Formula, text: string, set: RowSet, tools: Tools): CellValue[] {
  const counts = new Map<NoValue, number>();
  const values = set.features.map((row) => {
    const { value, why } = triedOn(formula, row.values, measuresOf(row, tools.today));
    if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
    return value;
  });
  const reasons = [...counts].toSorted(([, a], [, b]) => b - a);
  const [first] = reasons;
  if (first !== undefined && values.every((value) => value === null))
    throw new Refusal('formula-invalid', { problem: first[0], word: '', formula: text });
  for (const [why, count] of reasons) tools.note(NOTES[why], set.origin, count);
  return values;
}
