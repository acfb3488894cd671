import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import {
  type EncodingFinding,
  type FeatureSource,
  type SourceSurvey,
  whatwgLabel,
} from '../formats/index.ts';
import { loadGeos } from '../geometry/index.ts';
import { decideCrs } from './decide-crs.ts';
import { hashSources } from './hash-sources.ts';
import type { Choice, InspectedSet } from './inspected-set.ts';
import { openSource, recipeOf, type SourceRecipe, type Stages } from './open-set.ts';
import { type Reading, type ReadingOptions, readSet } from './reading.ts';
import { showSet } from './show-set.ts';
import type { SourceSet } from './sources.ts';
import { SpoolWriter } from './spool.ts';
import { runSteps, type StepOptions } from './steps.ts';
import type { Surroundings } from './surroundings.ts';
import { readableTable } from './survey.ts';

export interface InspectOptions extends StepOptions {
  readonly quick?: boolean;
  /** Of an earlier inspection of the same set. */
  readonly earlier?: InspectedSet | undefined;
  readonly stages: Stages;
  /** A temporary folder for converted shapes; without one they are converted again when they are taken in. */
  readonly scratch?: string | undefined;
  /** Named beside the first set of what was dropped. */
  readonly skippedFiles?: readonly string[];
}

const QUICK_ROWS = 2000;
/** Text is shown in some encoding even where none is decided. */
const FALLBACK = 'windows-874';
/** Shares of the work: reading into a stage, looking through, reading row by row. */
const STAGED = 0.4;
const SURVEYED = 0.55;

/** Reads a set and tells what would come of importing it. Nothing is written. */
export async function inspectSet(
  source: SourceSet,
  surroundings: Surroundings,
  choice: Choice,
  options: InspectOptions,
): Promise<InspectedSet> {
  if (source.refusal) throw source.refusal;
  const part = (from: number, to: number): StepOptions => ({
    signal: options.signal,
    onProgress: (fraction) => options.onProgress?.(from + fraction * (to - from)),
  });
  const quick = options.quick ?? false;
  const recipe = await recipeOf(source, choice, options.stages, quick, part(0, STAGED));
  const file = openSource(recipe);
  try {
    const survey =
      surveyBefore(options.earlier, recipe) ?? (await runSteps(file.survey(quick), part(STAGED, SURVEYED)));
    const encoding = chosenEncoding(survey.encoding, choice.encoding);
    const readAs = encoding.name ?? encoding.candidates[0]?.name ?? FALLBACK;
    const exists = (code: string): boolean =>
      surroundings.known.has(code) || surroundings.gazetteer.area(code) !== null;
    const table = readableTable(file, survey, readAs, exists);
    const crs = decideCrs(file, survey, table, surroundings, choice.crs);
    const read = await readThrough(file, source, { table, crs }, { ...options, ...part(SURVEYED, 1) });
    const hashes = options.earlier?.hashes ?? (quick ? null : await hashSources(source, options.signal));
    const { declared } = survey;
    const inspected = { source, choice, recipe, survey, declared, encoding, crs, table, ...read, hashes };
    return { ...inspected, shown: showSet(file, inspected, surroundings, options.skippedFiles ?? []) };
  } finally {
    file.close();
  }
}

/** The survey of an earlier inspection holds as long as the rows come in the same way. */
const surveyBefore = (earlier: InspectedSet | undefined, recipe: SourceRecipe): SourceSurvey | undefined =>
  earlier && JSON.stringify(keyOf(earlier.recipe)) === JSON.stringify(keyOf(recipe))
    ? earlier.survey
    : undefined;
const keyOf = ({ opening, ...how }: SourceRecipe): unknown => [
  opening.kind === 'staged' ? opening.stage.path : opening.paths,
  how,
];

/** A quick look judges no shapes: loading GEOS would be half of it. */
async function readThrough(
  file: FeatureSource,
  source: SourceSet,
  { table, crs }: Pick<InspectedSet, 'table' | 'crs'>,
  options: InspectOptions,
): Promise<{ reading: Reading; spoolPath: string | null }> {
  const { columns, encoding } = table;
  const quick = options.quick ?? false;
  const geos = file.hasShapes && !quick ? await loadGeos() : null;
  const limit = quick ? QUICK_ROWS : Number.POSITIVE_INFINITY;
  const how = { columns, encoding, definition: crs.definition, geos, limit };
  return readKeeping(file, how, spoolFor(file, source, options), options);
}

/** Points are converted as fast as they are copied; nothing is kept of a quick look. */
function spoolFor(file: FeatureSource, source: SourceSet, options: InspectOptions): string | null {
  if (!options.scratch || options.quick || !file.hasShapes || file.pointsOnly) return null;
  return join(options.scratch, `${source.key}-${randomUUID()}.shapes`);
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

function chosenEncoding(found: EncodingFinding, chosen: string | null): EncodingFinding {
  // Where the format prescribes it, there is nothing to choose.
  if (chosen === null || found.evidence === 'format') return found;
  const label = whatwgLabel(chosen);
  if (!label) throw new Refusal('encoding-unknown', { reason: chosen });
  return { ...found, name: label, evidence: label === found.name ? found.evidence : 'user' };
}
