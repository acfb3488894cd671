import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ImportChoice } from '../../../shared/contract/import-choice.ts';
import type { Stage } from '../formats/staged/stage.ts';
import { StageWriter } from '../formats/staged/stage-writer.ts';
import { readStaged } from './read-staged.ts';
import type { StagedSourceSet } from './sources.ts';
import type { StepOptions } from './steps.ts';

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
    layout: Pick<ImportChoice, 'headerRow' | 'delimiter'>,
    quick: boolean,
    { signal, onProgress }: StepOptions,
  ): Promise<Stage> {
    const { headerRow, delimiter } = layout;
    const key = JSON.stringify([set.key, headerRow, delimiter, quick]);
    const before = this.kept.get(key);
    if (before) return before;
    const path = join(this.folder(), `${set.key}-${randomUUID()}.rows`);
    const writer = new StageWriter(path, quick ? QUICK_ROWS : Number.POSITIVE_INFINITY);
    try {
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
