import type { Bilingual, CellValue } from '../../../../shared/contract/base.ts';
import type { ClusterClass } from '../../../../shared/domain/clusters.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { SYSTEM_COLUMNS } from '../../../../shared/domain/registers/index.ts';
import { numberOf } from '../../../../shared/formula/functions.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import type { Geos } from '../../geometry/index.ts';
import {
  type AnalysisFeature,
  type FeatureSet,
  type LeftOutNote,
  makeAlike,
  makeRow,
  type NotedRows,
  notedRows,
  type Progress,
} from '../feature-set.ts';
import { placeOf } from '../place-in-areas.ts';
import type { Ruler } from '../ruler.ts';
import { orSpoiled } from '../spoiled.ts';

/** A field of the rows between steps, and a column of the result at the end. */
export interface RowField {
  readonly name: string;
  readonly title: Bilingual;
  readonly type: 'text' | 'integer' | 'real' | 'boolean' | 'date' | 'datetime';
  readonly unit: string | null;
}

/** Rows with fields: a layer as it was read, or what a step made. */
export interface RowSet extends FeatureSet {
  /** What people call it, for what is said of it. */
  readonly title: string;
  readonly fields: readonly RowField[];
  /** The field by which a row is called. */
  readonly label: string | null;
  /** What a map of the rows shows, as the step that made them says: kept while rows are only chosen among them. */
  readonly figure?: string | undefined;
  readonly kinds?: Outcome['classes'];
}

/** What the sentence of a result says beside its number of rows. */
export interface OutcomeFacts {
  /** Out of how many rows or areas the result is. */
  readonly of: number;
  readonly total?: number;
  readonly unit?: 'rai' | 'metre';
  /** True where the figures of the rows may be added up; of means and densities there is no sum. */
  readonly adds?: boolean;
  /** For results of several kinds: how much of each. */
  readonly parts?: Readonly<Record<string, number>>;
  /** Of areas without something: how far from them it was looked for as well; nothing where only within them. */
  readonly withinM?: number;
}

/** What a step gives: its rows, the field that a map of them shows, and what can be said of them. */
export interface Outcome {
  readonly set: RowSet;
  readonly value?: string;
  /** Where the map shows kinds instead of amounts: the field that holds them, and all that it can hold. */
  readonly classes?: { readonly field: string; readonly of: readonly ClusterClass[] };
  readonly facts: OutcomeFacts;
}

/** What every operation works with. */
export interface Tools {
  /** The rows that a step names: a layer or an earlier step. With `raw` as they are stored, unrepaired. */
  take(input: string, raw?: boolean): RowSet;
  /** The same for rows that others are held against: where a recipe is about an area, those beyond its edge too. */
  against(input: string): RowSet;
  readonly geos: Geos;
  /** How areas and lengths are measured. */
  readonly ruler: Ruler;
  readonly progress: Progress;
  /** True of a layer as it was read, and of rows that were chosen out of one: not of what a step made. */
  isOnRecord(set: RowSet): boolean;
  /** Tells what was left out, or done in a way that must be said. */
  note(
    code: LeftOutNote['code'],
    origin: string,
    rows: number | NotedRows,
    areaM2?: number | null,
    metres?: number,
  ): void;
  /** `YYYY-MM-DD` in Thailand. */
  readonly today: string;
}

/** The place of a field among the row's values. Refuses `field-not-found`: it may have been renamed since. */
export function fieldAt(set: RowSet, name: string): number {
  const exact = set.fields.findIndex((field) => field.name === name);
  const at = exact >= 0 ? exact : set.fields.findIndex((field) => field.title.th === name);
  if (at < 0) throw new Refusal('field-not-found', { field: name, layer: set.title });
  return at;
}

/** The field itself. Refuses `field-not-found`. */
export const fieldOf = (set: RowSet, name: string): RowField => set.fields[fieldAt(set, name)] as RowField;

/** As layers end the names of such columns. */
const STATE = '_state';

/**
 * Fields of one row after those of another; a name that is taken gets `_2`, a title what it comes from. The column that
 * says why a value is not there is called after the name that its field was given.
 */
export function joinedFields(own: readonly RowField[], more: readonly RowField[], from: string): RowField[] {
  // SQLite does not tell capitals, and has columns of its own in every table.
  const names = new Set([...SYSTEM_COLUMNS, ...own.map(({ name }) => name.toLowerCase())]);
  const titles = new Set(own.map(({ title }) => title.th));
  const given = new Map<string, string>();
  const added = more.map((field): RowField => {
    const of = field.name.endsWith(STATE) ? given.get(field.name.slice(0, -STATE.length)) : undefined;
    const name = freeName(names, of === undefined ? field.name : `${of}${STATE}`);
    given.set(field.name, name);
    names.add(name.toLowerCase());
    const clash = titles.has(field.title.th);
    const title = clash
      ? { th: `${field.title.th} (${from})`, en: `${field.title.en} (${from})` }
      : field.title;
    return { ...field, name, title };
  });
  return [...own, ...added];
}

/** Fields that an operation put together, each under a name of its own. */
export const distinctFields = (fields: readonly RowField[], from: string): RowField[] =>
  joinedFields([], fields, from);

function freeName(taken: ReadonlySet<string>, wished: string): string {
  const low = wished.toLowerCase();
  if (!taken.has(low)) return wished;
  let n = 2;
  while (taken.has(`${low}_${n}`)) n++;
  return `${wished}_${n}`;
}

/** The set with fields behind its own, and rows that carry their values. */
export const extended = (
  set: RowSet,
  fields: readonly RowField[],
  features: readonly AnalysisFeature[],
): RowSet => ({ ...set, fields: joinedFields(set.fields, fields, set.title), features, filteredFrom: null });

/** A row's shape with other values: of the same row, so under its number. */
export const withValues = (row: AnalysisFeature, values: readonly CellValue[]): AnalysisFeature =>
  makeAlike(row, row.fid, values);

/** Rows numbered anew from 1. */
export const numbered = (
  rows: Iterable<{ code: string; wkb: Uint8Array | null; values: readonly CellValue[] }>,
): AnalysisFeature[] => Array.from(rows, ({ code, wkb, values }, i) => makeRow(i + 1, code, wkb, values));

/** Only these rows of a set. */
export const keeping = (set: RowSet, features: readonly AnalysisFeature[]): RowSet => ({
  ...set,
  features,
  filteredFrom: set.filteredFrom ?? set.features,
});

/** How a row is called in another's fields. */
export function labelOf(set: RowSet, row: AnalysisFeature): string {
  const at = set.label === null ? -1 : set.fields.findIndex(({ name }) => name === set.label);
  const name = at < 0 ? null : row.values[at];
  return name === null || name === undefined || name === '' ? row.code || String(row.fid) : String(name);
}

/** It has a shape; of a point known without making its bytes. */
export const isPlaced = (row: AnalysisFeature): boolean => row.point !== null || row.wkb !== null;

/** The number of rows without a place, told once for a step that needs one. */
export function tellNowhere(tools: Tools, set: RowSet): void {
  tools.note(
    'geometry-null',
    set.origin,
    notedRows(
      set,
      set.features.filter((row) => !isPlaced(row)),
    ),
  );
}

/** Where each row counts; null without a place. Rows of which GEOS can't tell are told. */
export function placesOf(set: RowSet, tools: Tools): (Position | null)[] {
  const spoiled = new Set<AnalysisFeature>();
  const places = set.features.map((row) => orSpoiled(row, spoiled, () => placeOf(row, tools.geos)) ?? null);
  tellSpoiled(tools, [set], spoiled);
  return places;
}

/** The rows that GEOS could not work with, told of each set that they are of. */
export function tellSpoiled(
  tools: Tools,
  sets: readonly RowSet[],
  spoiled: ReadonlySet<AnalysisFeature>,
): void {
  for (const set of new Set(sets))
    tools.note(
      'geometry-unworkable',
      set.origin,
      notedRows(
        set,
        set.features.filter((row) => spoiled.has(row)),
      ),
    );
}

/** Placed rows that lack one of these numbers, told once: what is not on record apart from what is withheld. */
export function tellUnknown(tools: Tools, set: RowSet, fields: readonly number[]): void {
  const asked = [...new Set(fields)].map((at) => ({
    at,
    stateAt: set.fields.findIndex(({ name }) => name === `${set.fields[at]?.name}_state`),
  }));
  const missing: AnalysisFeature[] = [];
  const suppressed: AnalysisFeature[] = [];
  for (const row of set.features) {
    const lacking = asked.filter(({ at }) => numberOf(row.values[at] ?? null) === null);
    if (lacking.length === 0 || !isPlaced(row)) continue;
    if (lacking.some(({ stateAt }) => row.values[stateAt] === 'suppressed')) suppressed.push(row);
    else missing.push(row);
  }
  tools.note('value-missing', set.origin, notedRows(set, missing));
  tools.note('value-suppressed', set.origin, notedRows(set, suppressed));
}
