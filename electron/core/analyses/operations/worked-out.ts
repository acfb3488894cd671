import type { CellValue } from '../../../../shared/contract/base.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type Formula, triedOn } from '../../../../shared/formula/formula.ts';
import type { NoValue } from '../../../../shared/formula/formula-error.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { measuresOf } from './measures.ts';
import type { RowSet, Tools } from './rows.ts';

const NOTES = {
  missing: 'value-missing',
  'not-number': 'value-not-number',
  'no-shape': 'value-no-shape',
  uncomputable: 'value-uncomputable',
} as const satisfies Record<NoValue, string>;

/**
 * What a formula yields for each row of a set; rows without are told by their reasons. Where it can yield nothing for any
 * row an answer would be read as a finding: refuses `formula-invalid` with the reason that most rows have. That nothing is
 * on record yet is an answer, which tells of how many rows it isn't known.
 */
export function workedOut(formula: Formula, text: string, set: RowSet, tools: Tools): CellValue[] {
  const without = new Map<NoValue, AnalysisFeature[]>();
  const values = set.features.map((row) => {
    const { value, why } = triedOn(formula, row.values, measuresOf(row, tools));
    if (why !== null) {
      const rows = without.get(why) ?? [];
      rows.push(row);
      without.set(why, rows);
    }
    return value;
  });
  const reasons = [...without].toSorted(([, a], [, b]) => b.length - a.length);
  const [first] = reasons;
  const cannot = first !== undefined && first[0] !== 'missing';
  if (cannot && values.every((value) => value === null))
    throw new Refusal('formula-invalid', { problem: first[0], word: '', formula: text });
  for (const [why, rows] of reasons) tools.note(NOTES[why], set.origin, notedRows(set, rows));
  return values;
}
