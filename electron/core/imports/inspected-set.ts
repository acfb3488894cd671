import {
  type ImportChoice,
  type ImportProfile,
  importChoice,
} from '../../../shared/contract/import-choice.ts';
import type {
  AreaMatch,
  MappingReport,
  MojibakeFinding,
  PlacingOffer,
  RowMatch,
} from '../../../shared/contract/import-findings.ts';
import type { ImportAccount, ImportSet } from '../../../shared/contract/imports.ts';
import type { CrsDecision } from '../crs/index.ts';
import type { DeclaredCrs, EncodingFinding, SourceSurvey, Tally } from '../formats/index.ts';
import type { ShapeFindings } from './found-shapes.ts';
import type { SourceHashes } from './hash-sources.ts';
import type { RegisterFilling } from './mapping-of.ts';
import type { SourceRecipe } from './open-set.ts';
import type { Reading } from './reading.ts';
import type { SkippedRow } from './skipped-rows.ts';
import type { SourceSet } from './sources.ts';
import type { ReadableTable } from './survey.ts';

/** What the user decides; null leaves it to the evidence. */
export type Choice = ImportChoice;
export const NO_CHOICE: Choice = importChoice.parse({});

/** What of an inspected set is needed to write it. */
export interface WritableSet {
  readonly source: SourceSet;
  /** The user's choice, filled up from the profile that it names. */
  readonly choice: Choice;
  readonly profile: Pick<ImportProfile, 'id' | 'name'> | null;
  readonly recipe: SourceRecipe;
  readonly declared: DeclaredCrs | null;
  readonly encoding: EncodingFinding;
  readonly crs: CrsDecision;
  readonly table: ReadableTable;
  readonly reading: Reading;
  /** Where the shapes are kept as they were converted; null for points, which are converted again as fast. */
  readonly spoolPath: string | null;
  /** Null after a quick look. */
  readonly hashes: SourceHashes | null;
  /** The register that the set fills, or null for a layer of its own. */
  readonly filling: RegisterFilling | null;
  readonly shown: Pick<ImportSet, 'issues'>;
}

/** What would become of the rows of a set in a register. */
export interface PlannedRows {
  readonly account: ImportAccount;
  readonly skipped: readonly SkippedRow[];
  readonly tally: Tally;
  readonly areaMatch: AreaMatch | null;
  readonly rowMatch: RowMatch | null;
}

/** A set that was read from end to end, in one choice of how. */
export interface InspectedSet extends WritableSet {
  /** As the user made it. */
  readonly asked: Choice;
  readonly profile: ImportProfile | null;
  readonly survey: SourceSurvey;
  /** Of the rows as they stand in the file, before they are placed. */
  readonly inFile: SourceSurvey;
  readonly mojibake: MojibakeFinding | null;
  readonly placings: readonly PlacingOffer[];
  readonly shapes: ShapeFindings;
  readonly mapping: MappingReport | null;
  readonly planned: PlannedRows | null;
  /** How rows were matched to the areas whose shapes they take. */
  readonly placedBy: AreaMatch | null;
  /** A stored profile that fits the columns. */
  readonly fitting: ImportProfile | null;
  readonly shown: ImportSet;
}
