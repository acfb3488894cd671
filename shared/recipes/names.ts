import type { Recipe, RecipeStep } from '../contract/recipe.ts';
import type { Figure } from '../contract/steps/parts.ts';
import { type Blank, OPERATIONS } from '../domain/operations.ts';
import { renamedInFormula } from './formula-names.ts';

/** Where a recipe names a layer. */
export interface LayerUse {
  /** Place of the step, from 0. */
  readonly at: number;
  readonly blank: string;
  readonly layer: string;
}
/** Where a recipe names a field, and the layer whose rows the step takes there. */
export interface FieldUse extends LayerUse {
  readonly field: string;
  /** It must be a number. */
  readonly numeric: boolean;
  /** The step takes the layer itself, or rows chosen out of it: no earlier step can have made fields of its own. */
  readonly direct: boolean;
  /** In a formula a field may be called by its title too. */
  readonly formula: boolean;
}

type Values = Readonly<Record<string, unknown>>;
const valuesOf = (step: RecipeStep): Values => step;

/** The blanks of a step in the order of its operation's table. */
export const stepBlanks = (step: RecipeStep): readonly (readonly [string, Blank])[] =>
  Object.entries<Blank>(OPERATIONS[step.op].blanks);

/** The layer whose rows an input has, through the steps before it; null where there is none. */
const rootOf = (steps: readonly RecipeStep[], input: unknown, before: number): string | null => {
  if (typeof input !== 'string') return null;
  if (!input.startsWith('#')) return input;
  const at = steps.findIndex(({ id }, place) => place < before && `#${id}` === input);
  const step = steps[at];
  const first = step && stepBlanks(step).find(([, blank]) => blank.kind === 'layer')?.[0];
  return step === undefined || first === undefined ? null : rootOf(steps, valuesOf(step)[first], at);
};

/** Operations that choose among rows and give them no fields. */
const CHOOSE: readonly RecipeStep['op'][] = ['near', 'select-by-value', 'select-by-location'];

const bearsOwnFields = (steps: readonly RecipeStep[], input: unknown, before: number): boolean => {
  if (typeof input !== 'string' || !input.startsWith('#')) return true;
  const at = steps.findIndex(({ id }, place) => place < before && `#${id}` === input);
  const step = steps[at];
  return step !== undefined && CHOOSE.includes(step.op) && bearsOwnFields(steps, valuesOf(step).input, at);
};

interface Renaming {
  readonly layer: (use: LayerUse) => string;
  readonly field: (use: FieldUse) => string;
}

const figuresRenamed = (figures: readonly Figure[], name: (field: string) => string): Figure[] =>
  figures.map((figure) => ({
    ...figure,
    ...(figure.field === undefined ? {} : { field: name(figure.field) }),
    ...(figure.weight === undefined ? {} : { weight: name(figure.weight) }),
  }));

/** A blank's value with the fields that it names called otherwise. */
const fieldsRenamed = (
  blank: Blank,
  value: unknown,
  name: (field: string, numeric: boolean, formula: boolean) => string,
): unknown => {
  const plain = (field: unknown): string => name(String(field), 'numeric' in blank, false);
  switch (blank.kind) {
    case 'field':
      return plain(value);
    case 'fields':
      return Array.isArray(value) ? value.map(plain) : value;
    case 'figures':
      return figuresRenamed(value as Figure[], (field) => name(field, true, false));
    case 'formula':
      return renamedInFormula(String(value), (field) => name(field, false, true));
    default:
      return value;
  }
};

const renamedStep = (steps: readonly RecipeStep[], at: number, to: Renaming): RecipeStep => {
  const step = steps[at] as RecipeStep;
  const values = valuesOf(step);
  const entries = stepBlanks(step).flatMap(([blank, kind]): [string, unknown][] => {
    const value = values[blank];
    if (value === undefined) return [];
    if (kind.kind === 'layer') {
      const layer = String(value);
      return [[blank, layer.startsWith('#') ? layer : to.layer({ at, blank, layer })]];
    }
    if (!('of' in kind)) return [[blank, value]];
    const input = values[kind.of];
    const layer = rootOf(steps, input, at);
    if (layer === null) return [[blank, value]];
    const direct = bearsOwnFields(steps, input, at);
    const name = (field: string, numeric: boolean, formula: boolean): string =>
      to.field({ at, blank, layer, field, numeric, direct, formula });
    return [[blank, fieldsRenamed(kind, value, name)]];
  });
  return { ...step, ...Object.fromEntries(entries) };
};

/** The same recipe with layers and fields called otherwise. */
export const renamed = (recipe: Recipe, to: Renaming): Recipe => ({
  ...recipe,
  steps: recipe.steps.map((_, at) => renamedStep(recipe.steps, at, to)),
});

/** Every place where a recipe names a layer of the workspace. */
export const layerUses = (recipe: Recipe): LayerUse[] => {
  const uses: LayerUse[] = [];
  const layer = (use: LayerUse): string => {
    uses.push(use);
    return use.layer;
  };
  renamed(recipe, { layer, field: ({ field }) => field });
  return uses;
};

/** Every place where a recipe names a field. */
export const fieldUses = (recipe: Recipe): FieldUse[] => {
  const uses: FieldUse[] = [];
  const field = (use: FieldUse): string => {
    uses.push(use);
    return use.field;
  };
  renamed(recipe, { layer: ({ layer }) => layer, field });
  return uses;
};

/** Every text that a recipe holds of its own: what a person may have written into it. */
export const textsOf = (recipe: Recipe): string[] => {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') texts.push(String(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(recipe);
  return texts;
};
