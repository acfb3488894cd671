import type { CellValue } from '../../../shared/contract/base.ts';
import type { LayerSummary, Row } from '../../../shared/contract/layers.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import type { Situation } from './blank-options.ts';
import { type FormulaBlank, formulaFields, formulaTrouble, readFormula } from './formula-check.ts';

export interface TriedFormula {
  readonly blank: FormulaBlank;
  readonly text: string;
  readonly situation: Situation;
}

/** Asks of one row what the core will ask of all; null where it can't be known here: money is kept in other units, lengths are measured there. */
export const evaluatorOf = (
  { blank, text, situation }: TriedFormula,
  layer: LayerSummary,
): ((row: Row) => CellValue) | null => {
  if (text.trim() === '' || formulaTrouble(blank, text, situation) !== null) return null;
  const fields = formulaFields(blank, situation);
  const formula = readFormula(text, fields);
  const kept = layer.fields.filter(({ name }) => formula.fields.includes(name));
  const plain = kept.every(({ unit, many }) => unit !== 'satang' && !many);
  if (!plain || /length_m|ความยาวเมตร/.test(text)) return null;
  const today = dayInThailand();
  return (row) =>
    formula.of(
      fields.map(({ name }) => row.values[name] ?? null),
      { today, areaM2: () => row.areaM2, lengthM: () => null },
    );
};
