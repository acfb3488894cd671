import type { Bilingual } from '../../../shared/contract/base.ts';
import type { RecipeOp } from '../../../shared/contract/recipe.ts';
import { operationColumns } from '../../../shared/text/operation-columns.ts';
import { choiceText } from '../../../shared/text/operations.ts';
import { figureOf, type StepDraft } from './step-draft.ts';

/** A field that a step adds to its rows, as later steps name it. */
export interface MadeField {
  readonly name: string;
  readonly label: Bilingual;
  readonly numeric: boolean;
}

type Column = keyof typeof operationColumns;
const column = (name: Column, numeric = true): MadeField => ({
  name,
  label: operationColumns[name],
  numeric,
});

const ADDED: Partial<Record<RecipeOp, readonly MadeField[]>> = {
  'count-in-areas': [column('count')],
  'area-in-areas': [column('area_rai')],
  nearest: [column('distance_m'), column('rank')],
  intersect: [column('area_rai'), column('share')],
  buffer: [column('to_m'), column('area_rai'), column('ring', false)],
  voronoi: [column('area_rai')],
  grid: [column('count'), column('area_rai')],
  density: [column('density')],
  change: [column('state', false), column('area_rai')],
  dissolve: [column('rows_united')],
  'hot-spots': [column('cluster', false), column('z_score'), column('p_adjusted')],
  outliers: [column('cluster', false), column('local_i'), column('p_adjusted')],
};

/** Operations whose rows are new and bear none of the fields of those that they were made of. */
export const MADE_ANEW: readonly RecipeOp[] = ['grid', 'density', 'change', 'topology-check'];

/** The figures of a summary, as its columns are named: the sum of `units` is `sum_units`. */
const figuresMade = (codes: readonly string[], titleOf: (field: string) => Bilingual): MadeField[] =>
  codes.flatMap((code): MadeField[] => {
    const made = figureOf(code);
    if (made === null) return [];
    const { statistic, field } = made;
    if (statistic === 'count') return [column('count')];
    if (statistic === 'length') return [column('length_m')];
    if (statistic === 'area') return [column('area_rai')];
    const [word, title] = [choiceText[statistic], titleOf(field ?? '')];
    const label = { th: `${word.th} ${title.th}`, en: `${word.en} of ${title.en}` };
    return [{ name: `${statistic}_${field}`, label, numeric: true }];
  });

/**
 * What a step adds. A field that is worked out by a formula is named by its title, and may hold a number or not.
 *
 * @param titleOf what a field of the rows that are summed up is called
 */
export const madeFields = (step: StepDraft, titleOf: (field: string) => Bilingual): readonly MadeField[] => {
  if (step.op === 'summarise-in-areas') return figuresMade(step.filled.figures ?? [], titleOf);
  if (step.op !== 'calculate') return ADDED[step.op] ?? [];
  const title = step.filled.title?.[0]?.trim() ?? '';
  return title === '' ? [] : [{ name: title, label: { th: title, en: title }, numeric: true }];
};
