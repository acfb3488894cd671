import { z } from 'zod';
import { RECIPE_VERSION, type RecipeOp, recipe } from '../../../shared/contract/recipe.ts';
import { operationText } from '../../../shared/text/operations.ts';

/** Where the schema is published: the name that a recipe file may give as its `$schema`. */
export const RECIPE_SCHEMA_ID = `https://changwat.example/schemas/recipe-${RECIPE_VERSION}.json`;

/** The operations that a step's `op` may name; none for a schema that is no step. */
const opsOf = (properties: z.core.JSONSchema.BaseSchema['properties']): RecipeOp[] => {
  const op = properties?.op;
  if (typeof op !== 'object') return [];
  const names = op.enum ?? [op.const];
  return names.filter((name): name is RecipeOp => typeof name === 'string' && name in operationText);
};

/** The JSON Schema (draft 2020-12) of a recipe file, made from the schema that the engine itself checks with. */
export function recipeJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(recipe, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const ops = opsOf(jsonSchema.properties);
      if (ops.length === 0) return;
      jsonSchema.title = ops.map((op) => operationText[op].title.en).join(' · ');
      jsonSchema.description = ops.map((op) => operationText[op].help.en).join('. ');
    },
  });
  return {
    $schema,
    $id: RECIPE_SCHEMA_ID,
    title: `Changwat analysis recipe, version ${RECIPE_VERSION}`,
    version: RECIPE_VERSION,
    ...schema,
  };
}
