import { Refusal } from '../../../shared/domain/refusal.ts';
import {
  type EncodingFinding,
  type FeatureSource,
  labelOfCodePage,
  type SourceSurvey,
} from '../formats/index.ts';
import type { InspectedSet } from './inspected-set.ts';
import type { Opening } from './open-set.ts';
import { sameOpening } from './same-recipe.ts';
import { runSteps, type StepOptions } from './steps.ts';
import { type ReadableTable, readableTable } from './survey.ts';

/** Text is shown in some encoding even where none is decided. */
const FALLBACK = 'windows-874';

/** What a look through a file tells before its rows are placed. */
export interface Look {
  readonly survey: SourceSurvey;
  readonly encoding: EncodingFinding;
  readonly table: ReadableTable;
}

export interface LookOptions extends StepOptions {
  readonly earlier: InspectedSet | undefined;
  readonly opening: Opening;
  readonly quick: boolean;
}

/** Surveys a file, decides its encoding and recognises its columns. Refuses `encoding-unknown`. */
export async function lookThrough(
  file: FeatureSource,
  chosen: string | null,
  exists: (code: string) => boolean,
  { earlier, opening, quick, ...steps }: LookOptions,
): Promise<Look> {
  const known = earlier && sameOpening(earlier.recipe.opening, opening) ? earlier.inFile : undefined;
  const survey = known ?? (await runSteps(file.survey(quick), steps));
  const encoding = chosenEncoding(survey.encoding, chosen);
  const readAs = encoding.name ?? encoding.candidates[0]?.name ?? FALLBACK;
  return { survey, encoding, table: readableTable(file, survey, readAs, exists) };
}

function chosenEncoding(found: EncodingFinding, chosen: string | null): EncodingFinding {
  // Where the format prescribes it, there is nothing to choose.
  if (chosen === null || found.evidence === 'format') return found;
  const label = labelOfCodePage(chosen);
  if (!label) throw new Refusal('encoding-unknown', { reason: chosen });
  return { ...found, name: label, evidence: label === found.name ? found.evidence : 'user' };
}
