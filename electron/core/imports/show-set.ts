import type { Extent } from '../../../shared/contract/base.ts';
import type { PersonalColumn, TableLayout } from '../../../shared/contract/import-findings.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { skipReason } from '../../../shared/text/imports.ts';
import { type FeatureSource, Tally } from '../formats/index.ts';
import { titleOf } from '../layers/index.ts';
import type { InspectedSet } from './inspected-set.ts';
import { type Findings, issuesOf } from './issues.ts';
import { registerFits } from './mapping/index.ts';
import { isOfPersons } from './open-layer.ts';
import { maskedCell, openName } from './personal/index.ts';
import type { Reading } from './reading.ts';
import { readingsOf } from './readings.ts';
import { type SaidAbove, saidAbove } from './said-above.ts';
import type { SkippedRow } from './skipped-rows.ts';
import { areaExists, type Surroundings } from './surroundings.ts';

type Unshown = Omit<InspectedSet, 'shown'>;

const SHOWN_SKIPPED = 200;

/** What the preview shows of a set that was read. */
export function showSet(
  file: FeatureSource,
  inspected: Unshown,
  surroundings: Surroundings,
  skippedFiles: readonly string[],
): ImportSet {
  const { source, survey, encoding, crs, table, reading, planned } = inspected;
  const exists = areaExists(surroundings);
  const shown = hasIds(inspected) ? maskedCell : <T>(cell: T): T => cell;
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
    issues: issuesOf(findingsOf(inspected, surroundings, skippedFiles)),
    readings: readingsOf(file, survey, encoding).map((one) => ({
      ...one,
      rows: one.rows.map((row) => row.map((cell) => shown(cell))),
    })),
    sample: reading.sample.map((values) =>
      Object.fromEntries(table.columns.map((column, i) => [column.name, shown(values[i] ?? null)])),
    ),
    suggestedTitle: openName(source.title ?? titleOf(source.name), isOfPersons(reading)),
    saidAbove: aboveOf(inspected),
    suggestedRegister: suggestedRegister(inspected),
    account: planned?.account ?? reading.account,
    compared: planned === null || planned.rowMatch !== null,
    skippedRows: skippedRows(planned?.skipped ?? reading.skipped),
    outlines: [...reading.outlines],
    refusal: null,
    offered: source.offered && !isNotes(inspected),
    layout: layoutOf(inspected),
    personal: [...reading.personal],
    registers: registerFits(table.columns, table.samples, reading.geometryType, { exists }),
    ...decided(inspected),
  };
}

function findingsOf(
  inspected: Unshown,
  surroundings: Surroundings,
  skippedFiles: readonly string[],
): Findings {
  const { source, survey, encoding, crs, reading, hashes, planned } = inspected;
  return {
    tally: joined(survey.tally, reading.tally, ...(planned ? [planned.tally] : [])),
    encoding,
    crs,
    missing: source.missing,
    outside: outsideRows(inspected, surroundings),
    importedAs: hashes ? surroundings.importedBefore(hashes.content) : null,
    skippedFiles,
    ...personalTaken(inspected),
    ofPersons: isOfPersons(reading),
    shapes: inspected.shapes,
    mojibake: inspected.recipe.repairText ? null : inspected.mojibake,
    leftOut: inspected.mapping?.left ?? [],
  };
}

const skippedRows = (skipped: readonly SkippedRow[]): ImportSet['skippedRows'] =>
  skipped.slice(0, SHOWN_SKIPPED).map(({ row, code }) => {
    const reason = skipReason(code);
    return { row, reason: reason.th, reasonEn: reason.en };
  });

/** What was decided beyond encoding and coordinates, and what it comes to. */
function decided(
  inspected: Unshown,
): Pick<
  ImportSet,
  | 'mojibake'
  | 'placing'
  | 'placings'
  | 'register'
  | 'mapping'
  | 'areaMatch'
  | 'rowMatch'
  | 'profile'
  | 'profileUsed'
  | 'shapeChanges'
  | 'shapeConflicts'
> {
  const { mojibake, recipe, placings, choice, mapping, planned, placedBy, profile, fitting, shapes } =
    inspected;
  const known = profile ?? fitting;
  return {
    mojibake,
    placing: recipe.placing,
    placings: [...placings],
    register: choice.register,
    mapping,
    areaMatch: planned?.areaMatch ?? placedBy,
    rowMatch: planned?.rowMatch ?? null,
    profile: known ? { id: known.id, name: known.name, agency: known.agency } : null,
    profileUsed: profile !== null,
    shapeChanges: [...shapes.changes],
    shapeConflicts: [...shapes.conflicts],
  };
}

const ROWS_SHOWN = 15;

const NOTES_COLUMNS = 2;

/** Sheets behind the first that have no names of columns, or but a name and a value, tell of the data and are none. */
const isNotes = ({ source, table, recipe: { opening } }: Unshown): boolean =>
  source.secondary &&
  (table.columns.length <= NOTES_COLUMNS ||
    (opening.kind === 'staged' && opening.stage.facts.layout?.headerRow === 0));

/** Numbers of thirteen digits in other files are none of persons. */
const hasIds = ({ reading }: Pick<Unshown, 'reading'>): boolean =>
  reading.personal.some(({ kind }) => kind === 'national-id');

const aboveOf = ({ recipe: { opening } }: Unshown): SaidAbove => {
  const layout = opening.kind === 'staged' ? opening.stage.facts.layout : undefined;
  return saidAbove(layout ? layout.rows.slice(0, Math.max(0, layout.headerRow - 1)) : []);
};

function layoutOf({ recipe: { opening }, reading }: Unshown): TableLayout | null {
  const layout = opening.kind === 'staged' ? opening.stage.facts.layout : undefined;
  if (!layout) return null;
  const rows = layout.rows
    .slice(0, ROWS_SHOWN)
    .map((row) => (hasIds({ reading }) ? row.map((cell) => maskedCell(cell)) : [...row]));
  return { headerRow: layout.headerRow, delimiter: layout.delimiter, rows };
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

/** What is restricted takes all; a layer is open to anyone, as is any other register, which takes what it has fields for. */
function personalTaken({
  filling,
  reading,
}: Unshown): Pick<Findings, 'personalFields' | 'personalWithheld' | 'restricted'> {
  const taken = filling ? new Set(filling.mapping.flatMap(({ columns }) => columns)) : null;
  const restricted = registerOf(filling?.register ?? '')?.store === 'restricted';
  const names = (wanted: (column: PersonalColumn) => boolean): string[] =>
    reading.personal.filter(wanted).map(({ name }) => name);
  const isTaken = ({ name, withheld }: PersonalColumn): boolean =>
    restricted ? taken!.has(name) : !withheld && (taken?.has(name) ?? true);
  return {
    personalFields: names(isTaken),
    personalWithheld: restricted ? [] : names(({ withheld }) => withheld),
    restricted,
  };
}
