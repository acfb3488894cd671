import { type FeatureSource, ShapefileSource } from '../formats/index.ts';
import type { ShapefilePaths } from '../formats/shapefile/shapefile.ts';
import type { SourceSet } from './sources.ts';

/** How a set's rows are opened again, in plain values that another thread can be told. */
export interface SourceRecipe {
  readonly opening: { readonly kind: 'shapefile'; readonly paths: ShapefilePaths; readonly name: string };
}

export const recipeOf = (set: SourceSet): SourceRecipe => ({
  opening: { kind: 'shapefile', paths: set.paths, name: set.name },
});

/** Opens the rows of a set as they were inspected. Close it. */
export function openSource({ opening }: SourceRecipe): FeatureSource {
  return new ShapefileSource(opening.paths, opening.name);
}
