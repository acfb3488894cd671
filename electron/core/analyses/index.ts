export { analysesProcedures } from './analyses.procedures.ts';
export { evidenceOf } from './analyses.queries.ts';
export { type PlacedRows, type PlaceRelation, rowsByLocation } from './by-location.ts';
export { compareAnswer, earlierAnswer } from './compare/compare-answers.ts';
export { answersTo, changedInputs, keptAnswers } from './earlier-answers.ts';
export { RECIPE_SCHEMA_ID, recipeJsonSchema } from './recipe-schema.ts';
export { type RunOptions, runRecipe } from './run-recipe.ts';
