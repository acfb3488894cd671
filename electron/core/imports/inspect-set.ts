import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Extent } from '../../../shared/contract/base.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { skipReason } from '../../../shared/text/imports.ts';
import type { CrsDecision } from '../crs/index.ts';
import {
  type DeclaredCrs,
  type EncodingFinding,
  type FeatureSource,
  type SourceSurvey,
  Tally,
  whatwgLabel,
} from '../formats/index.ts';
import { loadGeos } from '../geometry/index.ts';
import { decideCrs } from './decide-crs.ts';
import { foundNothing } from './found-nothing.ts';
import { type Findings, issuesOf, personalFields } from './issues.ts';
import { openSource, recipeOf, type SourceRecipe } from './open-set.ts';
import { type Reading, type ReadingOptions, readSet } from './reading.ts';
import { readingsOf } from './readings.ts';
import { hashSources, type SourceHashes, type SourceSet } from './sources.ts';
import { SpoolWriter } from './spool.ts';
import { runSteps, type StepOptions } from './steps.ts';
import type { Surroundings } from './surroundings.ts';
import { type ReadableTable, readableTable } from './survey.ts';
import { titleOf } from './table-names.ts';

/** What the user decides; null leaves it to the evidence. */
export interface Choice {
  readonly encoding: string | null;
  readonly crs: string | null;
}

/** A set that was read from end to end, in one choice of encoding and coordinate system. */
export interface InspectedSet {
  readonly source: SourceSet;
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

export interface InspectOptions extends StepOptions {
  readonly quick?: boolean;
  /** Of an earlier inspection of the same set. */
  readonly earlier?: InspectedSet | undefined;
  /** A temporary folder for converted shapes; without one they are converted again when they are taken in. */
  readonly scratch?: string | undefined;
  /** Named beside the first set of what was dropped. */
  readonly skippedFiles?: readonly string[];
}

const QUICK_ROWS = 2000;
const SHOWN_SKIPPED = 200;
/** Text is shown in some encoding even where none is decided. */
const FALLBACK = 'windows-874';

/** Reads a set and tells what would come of importing it. Nothing is written. */
export async function inspectSet(
  source: SourceSet,
  surroundings: Surroundings,
  choice: Choice,
  options: InspectOptions = {},
): Promise<InspectedSet> {
  const recipe = recipeOf(source);
  const file = openSource(recipe);
  const part = (from: number, to: number): StepOptions => ({
    signal: options.signal,
    onProgress: (fraction) => options.onProgress?.(from + fraction * (to - from)),
  });
  const quick = options.quick ?? false;
  try {
    const survey = options.earlier?.survey ?? (await runSteps(file.survey(quick), part(0, 0.2)));
    const encoding = chosenEncoding(survey.encoding, choice.encoding);
    const exists = (code: string): boolean =>
      surroundings.known.has(code) || surroundings.gazetteer.area(code) !== null;
    const readAs = encoding.name ?? encoding.candidates[0]?.name ?? FALLBACK;
    const table = readableTable(file, survey, readAs, exists);
    const crs = decideCrs(file, survey, table, surroundings, choice.crs);
    // A quick look judges no shapes: loading GEOS would be half of it.
    const geos = file.hasShapes && !quick ? await loadGeos() : null;
    const limit = quick ? QUICK_ROWS : Number.POSITIVE_INFINITY;
    const how = { columns: table.columns, encoding: readAs, definition: crs.definition, geos, limit };
    const { reading, spoolPath } = await readKeeping(
      file,
      how,
      spoolFor(file, source, options),
      part(0.2, 1),
    );
    const hashes = options.earlier?.hashes ?? (quick ? null : await hashSources(source, options.signal));
    const inspected = {
      source,
      recipe,
      survey,
      declared: survey.declared,
      encoding,
      crs,
      table,
      reading,
      spoolPath,
      hashes,
    };
    return { ...inspected, shown: show(file, inspected, surroundings, options.skippedFiles ?? []) };
  } finally {
    file.close();
  }
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
  if (chosen === null) return found;
  const label = whatwgLabel(chosen);
  if (!label) throw new Refusal('encoding-unknown', { reason: chosen });
  return { ...found, name: label, evidence: label === found.name ? found.evidence : 'user' };
}

type Unshown = Omit<InspectedSet, 'shown'>;

function show(
  file: FeatureSource,
  inspected: Unshown,
  surroundings: Surroundings,
  skippedFiles: readonly string[],
): ImportSet {
  const { source, survey, encoding, crs, table, reading, hashes } = inspected;
  const issues: Findings = {
    tally: joined(survey.tally, reading.tally),
    encoding,
    crs,
    missing: source.missing,
    outside: outsideRows(inspected, surroundings),
    importedAs: hashes ? surroundings.importedBefore(hashes.content) : null,
    skippedFiles,
    personalFields: personalFields(table.samples),
  };
  return {
    key: source.key,
    format: source.format,
    name: source.name,
    parts: source.parts.map((part) => part.name.slice(part.name.lastIndexOf('/') + 1)),
    missing: [...source.missing],
    sizeBytes: source.sizeBytes,
    featureCount: reading.complete ? reading.account.inserted : file.expectedRows,
    geometryType: reading.geometryType,
    encoding,
    crs: crs.finding,
    extent: crs.finding.id === null && crs.finding.evidence !== 'prj' ? null : extentOf(reading),
    fields: table.columns.map(({ name, type }) => ({ name, type })),
    issues: issuesOf(issues),
    readings: readingsOf(file, survey, encoding),
    sample: reading.sample.map((values) =>
      Object.fromEntries(table.columns.map((column, i) => [column.name, values[i] ?? null])),
    ),
    suggestedTitle: titleOf(source.name),
    suggestedRegister: suggestedRegister(inspected),
    account: reading.account,
    skippedRows: reading.skipped.slice(0, SHOWN_SKIPPED).map(({ row, code }) => {
      const reason = skipReason(code);
      return { row, reason: reason.th, reasonEn: reason.en };
    }),
    outlines: [...reading.outlines],
    ...foundNothing(),
  };
}

function joined(...tallies: readonly Tally[]): Tally {
  const all = new Tally();
  for (const tally of tallies) all.merge(tally);
  return all;
}

const extentOf = ({ census }: Reading): Extent | null => (census.extent ? [...census.extent] : null);

/** Boxes of the gazetteer are rounded to a hundredth of a degree. */
const MARGIN = 0.02;

/** Rows that lie outside the province that the workspace is of, by the sampled places; 0 where none is named. */
function outsideRows({ crs, survey, reading }: Unshown, { province }: Surroundings): number {
  const { centres } = survey;
  if (!crs.definition || crs.finding.id === null || province.length === 0 || centres.length === 0) return 0;
  const xy = Float64Array.from(centres.flatMap(({ x, y }) => [x, y]));
  crs.definition.toWgs84().apply(xy, 0, xy.length);
  const outside = centres.filter((_, i) => {
    const [lon, lat] = [xy[i * 2]!, xy[i * 2 + 1]!];
    return !province.some(
      ([minLon, minLat, maxLon, maxLat]) =>
        lon >= minLon - MARGIN && lon <= maxLon + MARGIN && lat >= minLat - MARGIN && lat <= maxLat + MARGIN,
    );
  });
  return Math.round((outside.length / centres.length) * reading.account.inserted);
}

/** Areas with a code each that is theirs alone can fill the register of sub-districts. */
function suggestedRegister({ table, reading }: Unshown): string | null {
  const codes = table.codes.find((code) => code.level === 'subdistrict');
  if (!codes || (reading.geometryType !== 'Polygon' && reading.geometryType !== 'MultiPolygon')) return null;
  const length = Math.max(0, ...table.samples.map((sample) => sample.values.length));
  const seen = new Set<string>();
  let present = 0;
  for (let row = 0; row < length; row++) {
    const code = codes.codeOf(table.samples.map((sample) => sample.values[row] ?? null));
    if (!code) continue;
    present++;
    seen.add(code);
  }
  return present > 0 && seen.size >= present * 0.9 ? 'subdistrict' : null;
}
