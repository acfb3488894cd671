import { type Recipe, type RecipeParameter, type RecipeStep, recipeStep } from '../contract/recipe.ts';
import { metresOf } from '../domain/distance-text.ts';
import type { Blank } from '../domain/operations.ts';
import { Refusal } from '../domain/refusal.ts';
import { stepBlanks } from './names.ts';

/** A blank that a recipe leaves open, and what stands in it until it is filled. */
export interface OpenBlank {
  readonly name: string;
  readonly required: boolean;
  readonly blank: Blank;
  readonly places: readonly RecipeParameter[];
  readonly value: unknown;
}

/** Figures are several choices in one, which no single value fills. */
export const mayBeOpen = ({ kind }: Blank): boolean => kind !== 'figures';

const stepOf = (recipe: Recipe, id: string): RecipeStep | undefined =>
  recipe.steps.find((step) => step.id === id);

const blankAt = (recipe: Recipe, { name, step: id, blank }: RecipeParameter): Blank => {
  const step = stepOf(recipe, id);
  const found = step && stepBlanks(step).find(([key]) => key === blank)?.[1];
  if (found === undefined || !mayBeOpen(found))
    throw new Refusal('recipe-invalid', { problem: 'parameter', name });
  return found;
};

/**
 * The blanks that a recipe leaves open, a name each, in their order. Refuses `recipe-invalid` for one that the steps do
 * not have, and for one name over blanks of different kinds.
 */
export const openBlanks = (recipe: Recipe): OpenBlank[] =>
  [...Map.groupBy(recipe.parameters ?? [], ({ name }) => name)].map(([name, places]) => {
    const blanks = places.map((place) => blankAt(recipe, place));
    const [blank] = blanks;
    const [first] = places;
    if (blank === undefined || first === undefined || blanks.some(({ kind }) => kind !== blank.kind))
      throw new Refusal('recipe-invalid', { problem: 'parameter', name });
    const step: Readonly<Record<string, unknown>> | undefined = stepOf(recipe, first.step);
    return { name, required: places.some((one) => one.required), blank, places, value: step?.[first.blank] };
  });

const YES = new Set(['true', 'yes', '1', 'ใช่']);
const NO = new Set(['false', 'no', '0', 'ไม่', 'ไม่ใช่']);
const numberOf = (text: string): number | null => {
  const plain = text.trim().replaceAll(',', '');
  return plain === '' || !Number.isFinite(Number(plain)) ? null : Number(plain);
};
const several = <V>(text: string, read: (one: string) => V | null): V[] | null => {
  const values = text.split(/[;,]/).map((one) => read(one.trim()));
  return values.some((value) => value === null) ? null : (values as V[]);
};

/** The value of a blank that was written as text; null for what is none of its kind. Several are parted by commas. */
export const valueOfText = ({ kind }: Blank, text: string): unknown => {
  switch (kind) {
    case 'distance':
      return metresOf(text);
    case 'distances':
      return several(text, metresOf);
    case 'number':
      return numberOf(text);
    case 'fields':
      return several(text, (one) => (one === '' ? null : one));
    case 'switch': {
      const word = text.trim().toLowerCase();
      return YES.has(word) ? true : NO.has(word) ? false : null;
    }
    default:
      return text.trim() === '' ? null : text.trim();
  }
};

/** Values by the names of blanks. */
export type GivenValues = Readonly<Record<string, unknown>>;

const wrong = ({ name, blank }: OpenBlank, given: unknown): Refusal =>
  new Refusal('recipe-value-wrong', {
    name,
    kind: blank.kind,
    given: String(given).slice(0, 100),
    ...('options' in blank ? { options: blank.options.join(', ') } : {}),
    ...(blank.kind === 'number' ? { min: blank.min, max: blank.max } : {}),
  });

const filledStep = (step: RecipeStep, open: OpenBlank, value: unknown, given: unknown): RecipeStep => {
  const blanks = open.places.filter((place) => place.step === step.id).map(({ blank }) => blank);
  if (blanks.length === 0) return step;
  // A later step may be taken by `#id` where the recipe itself does; a value from outside names layers alone.
  if (open.blank.kind === 'layer' && typeof value === 'string' && value.startsWith('#'))
    throw wrong(open, given);
  const read = recipeStep.safeParse({
    ...step,
    ...Object.fromEntries(blanks.map((blank) => [blank, value])),
  });
  if (!read.success) throw wrong(open, given);
  return read.data;
};

/**
 * A recipe with its open blanks filled: by what is given, else by their defaults. Texts are read by the blank's kind.
 * Refuses `recipe-value-missing`, `recipe-value-wrong`, `recipe-value-unknown`.
 */
export const filledRecipe = (recipe: Recipe, given: GivenValues): Recipe => {
  const open = openBlanks(recipe);
  const names = open.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Refusal('recipe-value-unknown', { name: unknown, names: names.join(', ') });
  const steps = open.reduce<readonly RecipeStep[]>((filled, one) => {
    const value = given[one.name];
    if (value === undefined) {
      if (one.required) throw new Refusal('recipe-value-missing', { name: one.name });
      return filled;
    }
    const read = typeof value === 'string' ? valueOfText(one.blank, value) : value;
    if (read === null) throw wrong(one, value);
    return filled.map((step) => filledStep(step, one, read, value));
  }, recipe.steps);
  return { ...recipe, steps: [...steps] };
};
