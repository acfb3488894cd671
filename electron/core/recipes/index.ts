export { recipesProcedures } from './recipes.procedures.ts';
