import { type AnalysisResult, analysisResult } from '../../../shared/contract/analyses.ts';
import type { Recipe, RecipeParameter } from '../../../shared/contract/recipe.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { questionKey } from '../../../shared/recipes/same.ts';
import type { OpenWorkspace } from '../context.ts';
import { catalogueLayers, resultEvidence } from './analyses.queries.ts';
import { householdVersion } from './restricted-points.queries.ts';

/** Every answer that is kept, with what was asked, newest first; rankings and comparisons are none. */
export const keptAnswers = ({ db }: Pick<OpenWorkspace, 'db'>): (AnalysisResult & { recipe: Recipe })[] =>
  resultEvidence(db)
    .flatMap(({ name, evidence }) => {
      const read = analysisResult.safeParse(JSON.parse(evidence));
      const recipe = read.success ? read.data.recipe : null;
      return read.success && recipe !== null ? [{ ...read.data, layer: name, recipe }] : [];
    })
    .sort((a, b) => (a.ranAt < b.ranAt ? 1 : -1));

/**
 * The answers to a question, newest first.
 *
 * @param open blanks that may have held anything
 */
export const answersTo = (
  answers: readonly (AnalysisResult & { recipe: Recipe })[],
  recipe: Recipe,
  open: readonly RecipeParameter[] = [],
): (AnalysisResult & { recipe: Recipe })[] => {
  const key = questionKey(recipe, open);
  return answers.filter((answer) => questionKey(answer.recipe, open) === key);
};

/**
 * What an answer's inputs are called that changed since it was made, or are there no more; `unsure` where it stands on
 * restricted rows that can't be looked at now.
 */
export const changedInputs = (
  { db, restricted }: Pick<OpenWorkspace, 'db' | 'restricted'>,
  { inputs }: AnalysisResult,
): { changed: string[]; unsure: boolean } => {
  const versions = new Map(catalogueLayers(db).map(({ name, version }) => [name, version]));
  const isOpen = restricted.state === 'open';
  const ofPersons = (name: string): boolean => registerOf(name)?.store === 'restricted';
  const changed = inputs.filter(({ name, version }) => {
    if (!ofPersons(name)) return versions.get(name) !== version;
    return isOpen && householdVersion(restricted.db()) !== version;
  });
  return {
    changed: changed.map(({ title, name }) => title || name),
    unsure: !isOpen && inputs.some(({ name }) => ofPersons(name)),
  };
};
