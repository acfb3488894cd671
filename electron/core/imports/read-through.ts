import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FeatureSource } from '../formats/index.ts';
import { loadGeos } from '../geometry/index.ts';
import type { InspectedSet } from './inspected-set.ts';
import { type Reading, type ReadingOptions, readSet } from './reading.ts';
import { sameRecipe } from './same-recipe.ts';
import { SpoolWriter } from './spool.ts';
import { runSteps, type StepOptions } from './steps.ts';

export interface ThroughOptions extends StepOptions {
  readonly quick?: boolean;
  readonly limit: number;
  readonly earlier?: InspectedSet | undefined;
  readonly scratch?: string | undefined;
}

type Read = Pick<InspectedSet, 'reading' | 'spoolPath'>;

/** Reads all rows of a set, unless they were read in the same way before. A quick look judges no shapes. */
export async function readThrough(
  file: FeatureSource,
  set: Pick<InspectedSet, 'source' | 'recipe' | 'table' | 'crs'>,
  options: ThroughOptions,
): Promise<Read> {
  const { earlier, quick, limit } = options;
  if (earlier && isReadAlike(earlier, set)) return { reading: earlier.reading, spoolPath: earlier.spoolPath };
  const { columns, encoding } = set.table;
  // Loading GEOS would be half of a quick look.
  const geos = file.hasShapes && !quick ? await loadGeos() : null;
  const how = { columns, encoding, definition: set.crs.definition, geos, limit };
  return readKeeping(file, how, spoolFor(file, set.source.key, options), options);
}

const isReadAlike = (earlier: InspectedSet, set: Pick<InspectedSet, 'recipe' | 'table' | 'crs'>): boolean =>
  // Shapes of areas are the workspace's own and may have changed since.
  set.recipe.areas === null &&
  sameRecipe(earlier.recipe, set.recipe) &&
  earlier.table.encoding === set.table.encoding &&
  earlier.crs.definition?.id === set.crs.definition?.id;

/** Points are converted as fast as they are copied; nothing is kept of a quick look. */
function spoolFor(file: FeatureSource, key: string, { scratch, quick }: ThroughOptions): string | null {
  if (!scratch || quick || !file.hasShapes || file.pointsOnly) return null;
  return join(scratch, `${key}-${randomUUID()}.shapes`);
}

async function readKeeping(
  file: FeatureSource,
  how: Omit<ReadingOptions, 'spool'>,
  spoolPath: string | null,
  options: StepOptions,
): Promise<{ reading: Reading; spoolPath: string | null }> {
  const spool = spoolPath === null ? null : new SpoolWriter(spoolPath);
  try {
    const reading = await runSteps(readSet(file, { ...how, spool }), options);
    spool?.close();
    return { reading, spoolPath };
  } catch (error) {
    spool?.discard();
    throw error;
  }
}
