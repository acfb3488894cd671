import type { ImportChoice, Placing } from '../../../shared/contract/import-choice.ts';
import {
  type FeatureSource,
  repairedSource,
  type ShapefilePaths,
  ShapefileSource,
} from '../formats/index.ts';
import type { Stage } from '../formats/staged/stage.ts';
import { StagedSource } from '../formats/staged/staged-source.ts';
import { AreaFinder, type AreaShapes } from './area-shapes.ts';
import { placedSource } from './placing/index.ts';
import type { SourceSet } from './sources.ts';
import type { Stages } from './stages.ts';
import type { StepOptions } from './steps.ts';
import type { Surroundings } from './surroundings.ts';

/** Where the rows of a set are read from, in plain values that another thread can be told. */
export type Opening =
  | { readonly kind: 'shapefile'; readonly paths: ShapefilePaths; readonly name: string }
  | { readonly kind: 'staged'; readonly stage: Stage };

/** How a set's rows are opened again as they were inspected; plain values. */
export interface SourceRecipe {
  readonly opening: Opening;
  /** Text that was garbled before it came into the file is put right. */
  readonly repairText: boolean;
  readonly placing: Placing;
  /** With the placing `areas`. */
  readonly areas: AreaShapes | null;
}

/** Opens the file of a set; formats other than shapefiles are read into a stage first. */
export async function openingOf(
  set: SourceSet,
  choice: Pick<ImportChoice, 'headerRow' | 'delimiter'>,
  stages: Stages,
  quick: boolean,
  options: StepOptions,
): Promise<Opening> {
  if (set.format === 'shapefile') return { kind: 'shapefile', paths: set.paths, name: set.name };
  return { kind: 'staged', stage: await stages.stageOf(set, choice, quick, options) };
}

/** Opens the rows as they stand in the file. Close it. */
export const openFileOf = (opening: Opening): FeatureSource =>
  opening.kind === 'staged'
    ? new StagedSource(opening.stage)
    : new ShapefileSource(opening.paths, opening.name);

/** The rows of an open file with their text put right, as asked for. */
export const withRepairs = (file: FeatureSource, repairText: boolean): FeatureSource =>
  repairText ? repairedSource(file) : file;

/** The rows of an open file with their places, as asked for. Refuses `mapping-invalid`. */
export function withPlaces(
  file: FeatureSource,
  { placing, areas }: Pick<SourceRecipe, 'placing' | 'areas'>,
  around: Pick<Surroundings, 'db' | 'gazetteer'>,
): FeatureSource {
  if (placing.kind === 'file' || placing.kind === 'none') return file;
  return placedSource(file, placing, areas ? { shapeOf: new AreaFinder(areas, around).shapeOf } : {});
}

/** Opens the rows of a set as they were inspected. Close it. */
export function openSource(
  recipe: SourceRecipe,
  around: Pick<Surroundings, 'db' | 'gazetteer'>,
): FeatureSource {
  const file = openFileOf(recipe.opening);
  try {
    return withPlaces(withRepairs(file, recipe.repairText), recipe, around);
  } catch (error) {
    file.close();
    throw error;
  }
}
