import type { Figure, FigureLevel } from '../../../shared/contract/area-figures.ts';
import { BUDDHIST_OFFSET } from '../../../shared/domain/dates.ts';
import type { ReadableDb } from '../db/types.ts';
import {
  childrenOf,
  extentChanges,
  LEVEL_BELOW,
  type StatedFigure,
  sharedGround,
  statedFigures,
  villagesWithCouncil,
  yearsOf,
} from './figures.queries.ts';

const HOUSEHOLDS = 'households';

/** How many households villages have, by the ids of their rows, by the restricted store; null while it is locked. */
export type HouseholdCounts = (villages: readonly string[]) => ReadonlyMap<string, number> | null;

interface Question {
  readonly db: ReadableDb;
  readonly indicator: string;
  readonly households: HouseholdCounts | null;
}

const nothing = (of = 0): Figure => ({
  ...{ value: null, unit: null, yearBe: null, source: null, asOf: null, how: 'none' },
  ...{ known: 0, of, partial: null, beforeChange: null },
});

/** A day by which the figure was true: the last day of its year where nothing else is said. */
const dayOf = ({ asOf, yearBe }: StatedFigure): string => asOf ?? `${yearBe - BUDDHIST_OFFSET}-12-31`;

/** Figures that are stated for the areas themselves; of several years the newest. */
function ownFigures(
  { db, indicator }: Question,
  level: FigureLevel,
  ids: readonly string[],
  yearBe: number | null,
): Map<string, Figure> {
  const changes = Map.groupBy(extentChanges(db, ids), ({ id }) => id);
  const figures = new Map<string, Figure>();
  for (const stated of statedFigures(db, level, ids, indicator, yearBe)) {
    const since = (changes.get(stated.areaId) ?? []).find(
      // What the change itself wrote is of the extent after it.
      ({ onDate, writtenAt }) => dayOf(stated) < onDate && writtenAt !== stated.updatedAt,
    );
    const { areaId, value, unit, source, asOf, yearBe: year } = stated;
    figures.set(areaId, {
      ...{ value, unit, yearBe: year, source, asOf, how: 'own', known: 1, of: 1 },
      ...{ partial: value, beforeChange: since?.onDate ?? null },
    });
  }
  return figures;
}

/** Parts that make a whole: known where all of them are. */
function whole(parts: readonly Figure[], how: 'summed' | 'shared', yearBe: number): Figure {
  const known = parts.filter(({ value }) => value !== null);
  if (known.length === 0) return nothing(parts.length);
  const sum = Math.round(known.reduce((total, { value }) => total + (value ?? 0), 0) * 100) / 100;
  const dates = known.flatMap(({ asOf }) => asOf ?? []).sort();
  const sources = [...new Set(known.flatMap(({ source }) => source ?? []))];
  return {
    value: known.length === parts.length ? sum : null,
    ...{ unit: known[0]?.unit ?? null, yearBe, source: sources.join(' · ') || null, asOf: dates[0] ?? null },
    ...{ how, known: known.length, of: parts.length, partial: sum },
    beforeChange: known.flatMap(({ beforeChange }) => beforeChange ?? []).sort()[0] ?? null,
  };
}

function summed(
  question: Question,
  level: FigureLevel,
  ids: readonly string[],
  yearBe: number,
): Map<string, Figure> {
  const below = LEVEL_BELOW[level];
  if (below === null || ids.length === 0) return new Map();
  const children = childrenOf(question.db, level, ids);
  const figures = figuresIn(question, below, [...new Set(children.map(({ id }) => id))], yearBe);
  const groups = Map.groupBy(children, ({ parent }) => parent);
  return new Map(
    [...groups].map(([parent, own]) => [
      parent,
      whole(
        own.map(({ id }) => figures.get(id) ?? nothing()),
        'summed',
        yearBe,
      ),
    ]),
  );
}

/** Of each sub-district that council areas share, the share of its households that is each one's; null where not known. */
function householdShares(
  { db, households: counted }: Question,
  subdistricts: readonly string[],
): Map<string, Map<string, number>> {
  const villages = villagesWithCouncil(db, subdistricts);
  const ids = villages.map(({ id }) => id);
  const stated = statisticOf(db, 'village', ids, HOUSEHOLDS, null);
  const register = ids.some((id) => stated.get(id)?.value === null) ? (counted?.(ids) ?? null) : null;
  const shares = new Map<string, Map<string, number>>();
  for (const [subdistrict, own] of Map.groupBy(villages, (village) => village.subdistrict)) {
    const known = own.map(({ id, council }) => ({
      council,
      households: stated.get(id)?.value ?? register?.get(id) ?? null,
    }));
    const total = known.reduce((sum, { households }) => sum + (households ?? 0), 0);
    if (total === 0 || known.some(({ households }) => households === null)) continue;
    const byCouncil = new Map<string, number>();
    for (const { council, households } of known)
      if (council !== null) byCouncil.set(council, (byCouncil.get(council) ?? 0) + (households ?? 0) / total);
    shares.set(subdistrict, byCouncil);
  }
  return shares;
}

/** Figures of sub-districts, shared out among the council areas by households where several share one. */
function shared(question: Question, ids: readonly string[], yearBe: number): Map<string, Figure> {
  const ground = sharedGround(question.db, ids);
  const subdistricts = [...new Set(ground.map(({ subdistrict }) => subdistrict))];
  const figures = figuresIn(question, 'subdistrict', subdistricts, yearBe);
  const divided = ground.filter(({ councils }) => councils > 1).map(({ subdistrict }) => subdistrict);
  const shares = householdShares(question, [...new Set(divided)]);
  return new Map(
    [...Map.groupBy(ground, ({ council }) => council)].map(([council, own]) => {
      const parts = own.map(({ subdistrict, councils }): Figure => {
        const figure = figures.get(subdistrict) ?? nothing();
        const share = councils > 1 ? shares.get(subdistrict)?.get(council) : 1;
        if (figure.value === null || share === undefined) return nothing();
        return { ...figure, value: figure.value * share };
      });
      const divides = own.some(({ councils }) => councils > 1);
      return [council, whole(parts, divides ? 'shared' : 'summed', yearBe)];
    }),
  );
}

/** Of two answers the one that knows more. */
const better = (a: Figure | undefined, b: Figure | undefined): Figure => {
  if (a === undefined || b === undefined) return a ?? b ?? nothing();
  if (a.value !== null || b.value === null) return a.value === null && b.known > a.known ? b : a;
  return b;
};

/** The figures of one year: stated, else summed from what lies below; of council areas else shared. */
function figuresIn(
  question: Question,
  level: FigureLevel,
  ids: readonly string[],
  yearBe: number,
): Map<string, Figure> {
  const found = ownFigures(question, level, ids, yearBe);
  const open = ids.filter((id) => !found.has(id));
  const sums = summed(question, level, open, yearBe);
  const parts = level === 'council_area' ? shared(question, open, yearBe) : null;
  for (const id of open)
    found.set(id, parts ? better(sums.get(id), parts.get(id)) : better(sums.get(id), undefined));
  return found;
}

/**
 * What is known of an indicator for areas of a level: stated for the area itself, else summed from the areas below it where
 * all of them are known, else, of council areas, shared out by households. Where it is known for some of the areas below
 * only, `value` is null and `known` of `of` says how far: missing is never zero.
 *
 * @param ids of the areas' rows
 * @param yearBe the year; null takes for each area the newest that is complete, else the newest of which anything is known
 * @param households what councils share sub-districts by where no figures of villages say it; null where nobody may know
 * @returns a figure for each id
 */
export function statisticOf(
  db: ReadableDb,
  level: FigureLevel,
  ids: readonly string[],
  indicator: string,
  yearBe: number | null,
  households: HouseholdCounts | null = null,
): Map<string, Figure> {
  const question: Question = { db, indicator, households };
  const result = new Map<string, Figure>();
  let open = [...new Set(ids)];
  for (const year of yearBe === null ? yearsOf(db, indicator) : [yearBe]) {
    if (open.length === 0) break;
    const figures = figuresIn(question, level, open, year);
    for (const id of open) {
      const figure = figures.get(id) ?? nothing();
      const before = result.get(id);
      // Of years that are all incomplete the newest stays.
      if (before === undefined || before.known === 0 || figure.value !== null) result.set(id, figure);
    }
    open = open.filter((id) => result.get(id)?.value === null);
  }
  for (const id of open) if (!result.has(id)) result.set(id, nothing());
  return result;
}
