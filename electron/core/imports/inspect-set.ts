import type { ImportProfile } from '../../../shared/contract/import-choice.ts';
import type { FeatureSource, SourceSurvey } from '../formats/index.ts';
import { decideCrs } from './decide-crs.ts';
import { garbledText } from './garbled-text.ts';
import { hashSources } from './hash-sources.ts';
import type { Choice, InspectedSet } from './inspected-set.ts';
import { judgeRows } from './judge-rows.ts';
import { type Look, lookThrough } from './look-through.ts';
import { withProfile } from './mapping/index.ts';
import {
  type Opening,
  openFileOf,
  openingOf,
  type SourceRecipe,
  withPlaces,
  withRepairs,
} from './open-set.ts';
import { placingOffers } from './placing/index.ts';
import { choosePlacing } from './placing-of.ts';
import { fittingProfiles, profileBy } from './profiles.queries.ts';
import { readThrough } from './read-through.ts';
import { sameOpening, sameRecipe } from './same-recipe.ts';
import { showSet } from './show-set.ts';
import type { SourceSet } from './sources.ts';
import type { Stages } from './stages.ts';
import { runSteps, type StepOptions } from './steps.ts';
import { areaExists, type Surroundings } from './surroundings.ts';

export interface InspectOptions extends StepOptions {
  readonly quick?: boolean;
  /** Of an earlier inspection of the same set: what it found holds as long as the choice leaves it be. */
  readonly earlier?: InspectedSet | undefined;
  readonly stages: Stages;
  /** A temporary folder for converted shapes; without one they are converted again when they are taken in. */
  readonly scratch?: string | undefined;
  /** Named beside the first set of what was dropped. */
  readonly skippedFiles?: readonly string[];
}

/** So many rows are looked at quickly. */
const QUICK_ROWS = 2000;
/** Shares of the work: reading into a stage, looking through, reading row by row, comparing. */
const STAGED = 0.35;
const SURVEYED = 0.5;
const READ = 0.8;

/** Reads a set and tells what would come of importing it. Nothing is written. */
export async function inspectSet(
  source: SourceSet,
  surroundings: Surroundings,
  asked: Choice,
  options: InspectOptions,
): Promise<InspectedSet> {
  if (source.refusal) throw source.refusal;
  const { db } = surroundings;
  const profile = asked.profile !== null && db ? profileBy(db, asked.profile) : null;
  const layout = profile ? withProfile(asked, profile) : asked;
  const quick = options.quick ?? false;
  const opening = await openingOf(source, layout, options.stages, quick, partOf(options, 0, STAGED));
  const file = openFileOf(opening);
  try {
    return await inspectOpened(file, { source, asked, profile, layout, opening }, surroundings, options);
  } finally {
    file.close();
  }
}

interface Asked {
  readonly source: SourceSet;
  readonly asked: Choice;
  readonly profile: ImportProfile | null;
  readonly layout: Choice;
  readonly opening: Opening;
}

const partOf = (options: StepOptions, from: number, to: number): StepOptions => ({
  signal: options.signal,
  onProgress: (fraction) => options.onProgress?.(from + fraction * (to - from)),
});

async function inspectOpened(
  inFile: FeatureSource,
  about: Asked,
  surroundings: Surroundings,
  options: InspectOptions,
): Promise<InspectedSet> {
  const { source, asked, profile } = about;
  const { earlier, signal } = options;
  const quick = options.quick ?? false;
  const limit = quick ? QUICK_ROWS : Number.POSITIVE_INFINITY;
  const { file, look, choice, placings, recipe, survey } = await placeRows(
    inFile,
    about,
    surroundings,
    options,
  );
  const { table, encoding } = look;
  const { declared } = survey;
  const crs = decideCrs(file, survey, table, surroundings, choice.crs);
  const reading = { ...options, ...partOf(options, SURVEYED, READ), limit };
  const read = await readThrough(file, { source, recipe, table, crs }, reading);
  const hashes = earlier?.hashes ?? (quick ? null : await hashSources(source, signal));
  const mojibake = isLookedAtAlike(earlier, about, look)
    ? earlier.mojibake
    : await runSteps(garbledText(inFile, look.survey, table.encoding, limit), { signal });
  const decided = { source, asked, choice, profile, recipe, survey, declared, encoding, crs, table };
  const soFar = { ...decided, ...read, hashes };
  const judging = { ...options, ...partOf(options, READ, 1) };
  const judged = await judgeRows(file, soFar, surroundings, areaExists(surroundings), judging);
  const names = table.columns.map((column) => column.name);
  const fitting = surroundings.db ? (fittingProfiles(surroundings.db, names)[0] ?? null) : null;
  const inspected = { ...soFar, ...judged, inFile: look.survey, mojibake, placings, fitting };
  return { ...inspected, shown: showSet(file, inspected, surroundings, options.skippedFiles ?? []) };
}

/** Repairs the text, looks the file through, and places its rows, as the user or a profile says, else by evidence. */
async function placeRows(
  inFile: FeatureSource,
  { asked, profile, layout, opening }: Asked,
  surroundings: Surroundings,
  options: InspectOptions,
) {
  const { earlier, signal } = options;
  const quick = options.quick ?? false;
  const exists = areaExists(surroundings);
  const plain = withRepairs(inFile, layout.repairText);
  const look = await lookThrough(plain, layout.encoding, exists, { earlier, opening, quick, signal });
  const { columns, samples } = look.table;
  const names = columns.map((column) => column.name);
  const choice = profile ? withProfile(asked, profile, names) : asked;
  const placings = placingOffers(plain, columns, samples, surroundings);
  const placing = choosePlacing(choice, placings, look.table, exists);
  const recipe: SourceRecipe = { opening, repairText: choice.repairText, ...placing };
  const file = withPlaces(plain, recipe, surroundings);
  const known = file === plain ? look.survey : surveyBefore(earlier, recipe);
  const survey = known ?? (await runSteps(file.survey(quick), partOf(options, STAGED, SURVEYED)));
  return { file, look, choice, placings, recipe, survey };
}

/** True where the text of the file was read in the same encoding before. */
const isLookedAtAlike = (
  earlier: InspectedSet | undefined,
  { opening }: Asked,
  { table }: Look,
): earlier is InspectedSet =>
  earlier !== undefined &&
  earlier.table.encoding === table.encoding &&
  sameOpening(earlier.recipe.opening, opening);

/** The survey of an earlier inspection holds as long as the rows come in the same way. */
const surveyBefore = (earlier: InspectedSet | undefined, recipe: SourceRecipe): SourceSurvey | undefined =>
  earlier && sameRecipe(earlier.recipe, recipe) ? earlier.survey : undefined;
