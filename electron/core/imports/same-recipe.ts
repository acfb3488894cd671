import type { Opening, SourceRecipe } from './open-set.ts';

const keyOf = (opening: Opening): unknown => (opening.kind === 'staged' ? opening.stage.path : opening.paths);

/** True when the same file is open in the same layout. */
export const sameOpening = (a: Opening, b: Opening): boolean =>
  JSON.stringify(keyOf(a)) === JSON.stringify(keyOf(b));

/** True when the rows are read in the same way. */
export const sameRecipe = (a: SourceRecipe, b: SourceRecipe): boolean =>
  sameOpening(a.opening, b.opening) &&
  a.repairText === b.repairText &&
  JSON.stringify([a.placing, a.areas]) === JSON.stringify([b.placing, b.areas]);
