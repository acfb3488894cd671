import {
  type AnalysisResult,
  analysisResult,
  type ChangedInputs,
} from '../../../shared/contract/analyses.ts';
import type { Recipe, RecipeParameter } from '../../../shared/contract/recipe.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { questionKey } from '../../../shared/recipes/same.ts';
import type { OpenWorkspace } from '../context.ts';
import { catalogueLayers, resultEvidence, rowsInForce } from './analyses.queries.ts';
import { asksDay, cacheKey, isComparable } from './cache-key.ts';
import { planRecipe } from './plan-recipe.ts';
import { householdVersion } from './restricted-points.queries.ts';

/** An answer as it is kept, with what it stands on. */
export interface KeptAnswer extends AnalysisResult {
  readonly cacheKey?: unknown;
}

/** What stands with a result layer, with the key of what it stands on; null where it is no such evidence. */
export const readAnswer = (layer: string, evidence: string): KeptAnswer | null => {
  const stored = JSON.parse(evidence) as { cacheKey?: unknown };
  const read = analysisResult.safeParse(stored);
  return read.success ? { ...read.data, layer, cacheKey: stored.cacheKey } : null;
};

/** Every answer that is kept, with what was asked, newest first; rankings and comparisons are none. */
export const keptAnswers = ({ db }: Pick<OpenWorkspace, 'db'>): (KeptAnswer & { recipe: Recipe })[] =>
  resultEvidence(db)
    .flatMap(({ name, evidence }) => {
      const read = readAnswer(name, evidence);
      return read !== null && read.recipe !== null ? [{ ...read, recipe: read.recipe }] : [];
    })
    .sort((a, b) => (a.ranAt < b.ranAt ? 1 : -1));

/**
 * The answers to a question, newest first.
 *
 * @param open blanks that may have held anything
 */
export const answersTo = (
  answers: readonly (KeptAnswer & { recipe: Recipe })[],
  recipe: Recipe,
  open: readonly RecipeParameter[] = [],
): (KeptAnswer & { recipe: Recipe })[] => {
  const key = questionKey(recipe, open);
  return answers.filter((answer) => questionKey(answer.recipe, open) === key);
};

/** Which inputs have rows of other versions, or are there no more; `unsure` of restricted ones that can't be looked at. */
const otherVersions = (
  { db, restricted }: OpenWorkspace,
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

/** Of an answer whose inputs have the same versions: whether other rows of them count by now. */
const countsOthers = (workspace: OpenWorkspace, answer: KeptAnswer): boolean => {
  const { recipe, inputs, ranAt, cacheKey: stored } = answer;
  if (recipe === null || !isComparable(stored)) return false;
  try {
    const plan = planRecipe(recipe, catalogueLayers(workspace.db));
    return cacheKey(workspace, plan, inputs, dayInThailand(Date.parse(ranAt))) !== stored;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
};

/**
 * What has changed since an answer was made: what its inputs are called that changed, or are there no more; `unsure` where
 * it stands on restricted rows that can't be looked at now; `newDay` where a formula asks for the day and that is another.
 * Areas that retired since, and other rows in the area that was asked of, change their layer without a new version.
 */
export const changedInputs = (workspace: OpenWorkspace, answer: KeptAnswer): ChangedInputs => {
  const { recipe, ranAt, inputs } = answer;
  const { changed, unsure } = otherVersions(workspace, answer);
  const newDay = recipe !== null && asksDay(recipe) && dayInThailand(Date.parse(ranAt)) !== dayInThailand();
  if (changed.length > 0 || !countsOthers(workspace, answer)) return { changed, unsure, newDay };
  const dated = inputs.filter(({ name }) => rowsInForce(workspace.db, name) !== null);
  const others = dated.length > 0 ? dated : inputs;
  return { changed: others.map(({ title, name }) => title || name), unsure, newDay };
};
