import { create } from 'zustand';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Recipe, RecipeOp } from '../../../shared/contract/recipe.ts';
import { useAnalysis } from './analysis-store.ts';
import { freeId, newStep, withoutStep } from './compose.ts';
import { type BlankName, draftOf, type StepDraft } from './step-draft.ts';

interface Composed {
  /** The steps that are being composed; null while a ready question is open. */
  readonly steps: readonly StepDraft[] | null;
  /** Of the steps before the last removal, to take it back. */
  readonly before: readonly StepDraft[] | null;
}

/** The question that is put together from operations. */
export const useComposed = create<Composed>(() => ({ steps: null, before: null }));

const setSteps = (steps: readonly StepDraft[] | null, before: readonly StepDraft[] | null = null): void => {
  useComposed.setState({ steps, before });
  useAnalysis.setState({ failure: null });
};

/** Opens the sentence of one operation with what the workspace suggests. */
export const openOperation = (op: RecipeOp, layers: readonly LayerSummary[]): void =>
  setSteps([newStep(op, 'step1', layers)]);

/** Opens the steps of a recipe: a saved one, one from a file, or that of a ready question. */
export const openRecipe = (recipe: Recipe): void => setSteps(recipe.steps.map(draftOf));

/** Goes back to the ready questions. */
export const closeComposed = (): void => setSteps(null);

const edit = (change: (steps: readonly StepDraft[]) => readonly StepDraft[]): void => {
  const { steps } = useComposed.getState();
  if (steps !== null) setSteps(change(steps));
};

/** Fills one blank. */
export const fillStep = (at: number, name: BlankName, codes: readonly string[]): void =>
  edit((steps) =>
    steps.map((step, index) =>
      index === at ? { ...step, filled: { ...step.filled, [name]: codes } } : step,
    ),
  );

/** Asks on from the result of the last step. */
export const addStep = (op: RecipeOp, layers: readonly LayerSummary[]): void =>
  edit((steps) => [...steps, newStep(op, freeId(steps), layers, steps)]);

/** Takes a step out; `takeStepBack` undoes it. */
export const removeStep = (at: number): void => {
  const { steps } = useComposed.getState();
  if (steps !== null && steps.length > 1) setSteps(withoutStep(steps, at), steps);
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
