import { type ImportChoice, importChoice } from '../../../shared/contract/import-choice.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import type { CrsDecision } from '../crs/index.ts';
import type { DeclaredCrs, EncodingFinding, SourceSurvey } from '../formats/index.ts';
import type { SourceHashes } from './hash-sources.ts';
import type { SourceRecipe } from './open-set.ts';
import type { Reading } from './reading.ts';
import type { SourceSet } from './sources.ts';
import type { ReadableTable } from './survey.ts';

/** What the user decides; null leaves it to the evidence. */
export type Choice = ImportChoice;
export const NO_CHOICE: Choice = importChoice.parse({});

/** A set that was read from end to end, in one choice of how. */
export interface InspectedSet {
  readonly source: SourceSet;
  readonly choice: Choice;
  readonly recipe: SourceRecipe;
  readonly survey: SourceSurvey;
  readonly declared: DeclaredCrs | null;
  readonly encoding: EncodingFinding;
  readonly crs: CrsDecision;
  readonly table: ReadableTable;
  readonly reading: Reading;
  /** Where the shapes are kept as they were converted; null for points, which are converted again as fast. */
  readonly spoolPath: string | null;
  /** Null after a quick look. */
  readonly hashes: SourceHashes | null;
  readonly shown: ImportSet;
}

/** What of an inspected set is needed to write it. */
export type WritableSet = Omit<InspectedSet, 'survey' | 'shown'> & {
  readonly shown: Pick<ImportSet, 'issues'>;
};
