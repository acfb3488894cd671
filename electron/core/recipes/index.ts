export { recipeAtPath } from './recipe-file.ts';
export { recipesProcedures } from './recipes.procedures.ts';
