import { create } from 'zustand';
import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Recipe, RecipeOp, RecipeParameter, RecipeSource } from '../../../shared/contract/recipe.ts';
import type { SavedRecipe } from '../../../shared/contract/recipes.ts';
import { measureBy, useAnalysis } from './analysis-store.ts';
import { freeId, newStep, withoutStep } from './compose.ts';
import { type BlankName, draftOf, type StepDraft } from './step-draft.ts';

/** What a recipe holds beside its steps. */
export interface RecipeFrame {
  /** The saved recipe that is open, and what it is called; of one from a file the name alone. */
  readonly id: string | null;
  readonly title: string | null;
  readonly parameters: readonly RecipeParameter[];
  readonly sources: readonly RecipeSource[];
  readonly within: AreaFilter | null;
  /** The file asked of an area that is not here. */
  readonly areaMissing: boolean;
}
interface Composed extends RecipeFrame {
  /** The steps that are being composed; null while a ready question is open. */
  readonly steps: readonly StepDraft[] | null;
  /** Of the steps before the last removal, to take it back. */
  readonly before: readonly StepDraft[] | null;
}

const PLAIN: RecipeFrame = {
  ...{ id: null, title: null, parameters: [], sources: [] },
  ...{ within: null, areaMissing: false },
};

/** The question that is put together from operations. */
export const useComposed = create<Composed>(() => ({ steps: null, before: null, ...PLAIN }));

const setSteps = (steps: readonly StepDraft[] | null, more: Partial<Composed> = {}): void => {
  useComposed.setState({ steps, before: null, ...more });
  useAnalysis.setState({ failure: null });
};

/** Opens the sentence of one operation with what the workspace suggests. */
export const openOperation = (op: RecipeOp, layers: readonly LayerSummary[]): void =>
  setSteps([newStep(op, 'step1', layers)], PLAIN);

const frameOf = ({ parameters = [], sources = [], within }: Recipe): Partial<RecipeFrame> => ({
  ...{ parameters, sources },
  within: within ?? null,
});

/** Opens the steps of a recipe: one from a file, that of a ready question, or of an answer. */
export const openRecipe = (
  recipe: Recipe,
  file: Partial<Pick<RecipeFrame, 'title' | 'areaMissing'>> = {},
): void => {
  measureBy(recipe.measure ?? 'geodesic');
  setSteps(recipe.steps.map(draftOf), { ...PLAIN, ...frameOf(recipe), ...file });
};

/** Opens the steps of a saved recipe, so that they can be saved under its name again. */
export const openSaved = ({ id, recipe }: Pick<SavedRecipe, 'id' | 'recipe'>): void => {
  measureBy(recipe.measure ?? 'geodesic');
  setSteps(recipe.steps.map(draftOf), { ...PLAIN, ...frameOf(recipe), id, title: recipe.title });
};

/** Puts the steps of a mended recipe in the place of those that were open. */
export const takeMended = (recipe: Recipe): void =>
  setSteps(recipe.steps.map(draftOf), { sources: recipe.sources ?? [] });

/** Goes back to the ready questions. */
export const closeComposed = (): void => setSteps(null, PLAIN);

const edit = (change: (steps: readonly StepDraft[]) => readonly StepDraft[]): void => {
  const { steps } = useComposed.getState();
  if (steps !== null) setSteps(change(steps));
};

/** Steps of which one has a blank filled. */
export const withBlank = (
  steps: readonly StepDraft[],
  at: number,
  name: BlankName,
  codes: readonly string[],
): readonly StepDraft[] =>
  steps.map((step, index) => (index === at ? { ...step, filled: { ...step.filled, [name]: codes } } : step));

/** Fills one blank. */
export const fillStep = (at: number, name: BlankName, codes: readonly string[]): void =>
  edit((steps) => withBlank(steps, at, name, codes));

/** Asks on from the result of the last step. */
export const addStep = (op: RecipeOp, layers: readonly LayerSummary[]): void =>
  edit((steps) => [...steps, newStep(op, freeId(steps), layers, steps)]);

/** Takes a step out; `takeStepBack` undoes it. */
export const removeStep = (at: number): void => {
  const { steps } = useComposed.getState();
  if (steps !== null && steps.length > 1) setSteps(withoutStep(steps, at), { before: steps });
};
export const takeStepBack = (): void => {
  const { before } = useComposed.getState();
  if (before !== null) setSteps(before);
};

/** Puts a step before the one above it. */
export const moveStepUp = (at: number): void =>
  edit((steps) => {
    const [above, step] = [steps[at - 1], steps[at]];
    return above === undefined || step === undefined ? steps : steps.toSpliced(at - 1, 2, step, above);
  });

/** What is asked for when the recipe is run. */
export const setParameters = (parameters: readonly RecipeParameter[]): void =>
  useComposed.setState({ parameters });

/** Asks of the whole province, or of the area that the desk is narrowed to, instead of the recipe's own. */
export const dropArea = (): void => useComposed.setState({ within: null });
