import type { Recipe } from '../contract/recipe.ts';
import { holdsIdNumber } from '../domain/id-numbers.ts';
import { asksForIdNumbers } from '../domain/personal-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { namedInBoth } from '../domain/refusal-words.ts';
import { registerOf } from '../domain/registers/index.ts';
import { fieldUses, textsOf } from './names.ts';

/** Fields of registers that name a person or tell of one: they stand in the restricted store. */
const personalField = (recipe: Recipe): { title: string; titleEn?: string } | null => {
  for (const { layer, field } of fieldUses(recipe)) {
    const known = registerOf(layer)?.fields.find(({ name, th }) => name === field || th === field);
    if (known !== undefined && (known.class !== 'public' || known.masked === true))
      return { title: known.th, titleEn: known.en };
    if (asksForIdNumbers(field)) return { title: field };
  }
  return null;
};

/**
 * Refuses `recipe-invalid` with `problem` `personal` for a recipe that asks for personal data, or holds an ID number: it
 * would carry it into files, and with its answer into the workspace.
 */
export const refusePersonalRecipe = (recipe: Recipe): void => {
  const field = personalField(recipe);
  if (field !== null)
    throw new Refusal('recipe-invalid', { problem: 'personal', ...namedInBoth('field', field) });
  if (textsOf(recipe).some(holdsIdNumber)) throw new Refusal('recipe-invalid', { problem: 'personal' });
};
