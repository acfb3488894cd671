import type { Bilingual } from '../../../shared/contract/base.ts';
import { questionOfSteps } from '../../../shared/domain/question-steps.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { keptSentence, ringsText } from '../../../shared/text/analyses.ts';
import { keptText } from '../../../shared/text/questions.ts';
import type { PackedRows } from './packed-rows.ts';
import type { RowsPlan } from './plan-rows.ts';

const RAI_DIGITS = 10;
const raiSaid = (value: number): string => formatNumber(value, value < RAI_DIGITS ? 2 : 0);

/** What lies in each ring, nearest first, and in all of them. */
function ringsSentence(plan: RowsPlan, packed: PackedRows): Bilingual {
  const at = (name: string | null): number => packed.fields.findIndex((field) => field.name === name);
  const [ring, figure] = [at(packed.classes?.field ?? null), at(packed.value)];
  const rings = packed.values.map((row) => ({
    words: String(row[ring] ?? ''),
    rai: typeof row[figure] === 'number' ? row[figure] : 0,
  }));
  return ringsText(
    plan.other?.noun ?? plan.main.noun,
    plan.main.noun,
    rings.map(({ words, rai }) => ({ words, rai: raiSaid(rai) })),
    raiSaid(rings.reduce((sum, { rai }) => sum + rai, 0)),
  );
}

/** Whether the rows are rings around a layer, of which it is told what lies in them. */
export const isOfRings = ({ recipe: { steps }, last }: RowsPlan): boolean => {
  const first = steps.at(-2);
  return last.op === 'area-in-areas' && first?.op === 'buffer' && first.dissolve && first.rings;
};

/** What a ready question says of the rows that it kept; null where the last operation's sentence says it. */
export function questionSentence(
  plan: RowsPlan,
  packed: PackedRows,
  names: readonly string[],
): Bilingual | null {
  const { steps } = plan.recipe;
  if (isOfRings(plan) && packed.classes !== null) return ringsSentence(plan, packed);
  const kept = keptText[questionOfSteps(steps)?.id ?? ''];
  return kept === undefined
    ? null
    : keptSentence(plan.main.noun, kept, packed.values.length, { ...packed.facts, names });
}
