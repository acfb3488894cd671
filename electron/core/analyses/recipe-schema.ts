import { z } from 'zod';
import { recipe } from '../../../shared/contract/recipe.ts';

/** Where the schema is published: the name that a recipe file may give as its `$schema`. */
export const RECIPE_SCHEMA_ID = 'https://changwat.example/schemas/recipe-1.json';

/** The JSON Schema (draft 2020-12) of a recipe file, made from the schema that the engine itself checks with. */
export function recipeJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(recipe, { io: 'input' });
  return {
    $schema,
    $id: RECIPE_SCHEMA_ID,
    title: 'Changwat analysis recipe, version 1',
    version: 1,
    ...schema,
  };
}
