import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ImportChoice } from '../../../shared/contract/import-choice.ts';
import { type FeatureSource, type ShapefilePaths, ShapefileSource } from '../formats/index.ts';
import type { Stage } from '../formats/staged/stage.ts';
import { StageWriter } from '../formats/staged/stage-writer.ts';
import { StagedSource } from '../formats/staged/staged-source.ts';
import { readStaged } from './read-staged.ts';
import type { SourceSet, StagedSourceSet } from './sources.ts';
import type { StepOptions } from './steps.ts';

/** Where the rows of a set are read from, in plain values that another thread can be told. */
export type Opening =
  | { readonly kind: 'shapefile'; readonly paths: ShapefilePaths; readonly name: string }
  | { readonly kind: 'staged'; readonly stage: Stage };

/** How a set's rows are opened again as they were inspected. */
export interface SourceRecipe {
  readonly opening: Opening;
}

/** What of a choice decides how a file is read into a stage. */
export type LayoutChoice = Pick<ImportChoice, 'headerRow' | 'delimiter'>;

const QUICK_ROWS = 2000;

/** The stage files of the sets that are looked at together: one for each set and layout. */
export class Stages {
  private readonly kept = new Map<string, Stage>();
  private readonly folder: () => string;

  /** @param folder makes a temporary folder; called when the first stage is written */
  constructor(folder: () => string) {
    let made: string | null = null;
    this.folder = () => {
      made ??= folder();
      return made;
    };
  }

  /** Reads a set into a stage, unless it was read in the same layout before. Refuses what its reader refuses. */
  async stageOf(
    set: StagedSourceSet,
    layout: LayoutChoice,
    quick: boolean,
    { signal, onProgress }: StepOptions,
  ): Promise<Stage> {
    const key = JSON.stringify([set.key, layout.headerRow, layout.delimiter, quick]);
    const before = this.kept.get(key);
    if (before) return before;
    const path = join(this.folder(), `${set.key}-${randomUUID()}.rows`);
    const writer = new StageWriter(path, quick ? QUICK_ROWS : Number.POSITIVE_INFINITY);
    try {
      const { headerRow, delimiter } = layout;
      const facts = await readStaged(set, writer, { signal, onProgress, headerRow, delimiter });
      signal?.throwIfAborted();
      const stage = writer.finish(set.format, set.name, facts);
      this.kept.set(key, stage);
      return stage;
    } catch (error) {
      writer.discard();
      throw error;
    }
  }
}

/** How a set is opened in a choice; formats other than shapefiles are read into a stage first. */
export async function recipeOf(
  set: SourceSet,
  layout: LayoutChoice,
  stages: Stages,
  quick: boolean,
  options: StepOptions,
): Promise<SourceRecipe> {
  if (set.format === 'shapefile') return { opening: { kind: 'shapefile', paths: set.paths, name: set.name } };
  return { opening: { kind: 'staged', stage: await stages.stageOf(set, layout, quick, options) } };
}

/** Opens the rows of a set as they were inspected. Close it. */
export function openSource({ opening }: SourceRecipe): FeatureSource {
  if (opening.kind === 'staged') return new StagedSource(opening.stage);
  return new ShapefileSource(opening.paths, opening.name);
}
