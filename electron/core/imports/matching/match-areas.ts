import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import type { AreaGroup, AreaMatch } from '../../../../shared/contract/import-findings.ts';
import { areaPrefix } from '../../../../shared/text/matching.ts';
import { Tally } from '../../formats/index.ts';
import type { AreaHints } from '../mapping/index.ts';
import type { AreaIndex, IndexedArea, Place } from './area-index.ts';
import { areaWords, groupKey, groupText } from './area-words.ts';
import { type Resolution, resolveArea } from './resolve-area.ts';
import { type Suggestion, suggestAreas } from './suggest-areas.ts';

/** A row as the match sees it. */
export interface HintedRow {
  readonly row: number;
  readonly hints: AreaHints;
  /** A place of the row in WGS 84, or null. */
  readonly at: Place | null;
}

/** The area that a row was matched to. `level` is that above the asked one where the row names no more. */
export interface MatchedArea {
  readonly level: AreaLevelName;
  readonly code: string;
  readonly name: string;
  /** Its row in the workspace; null for areas of the gazetteer. */
  readonly fid: number | null;
  readonly id: string | null;
}

export interface AreaMatching {
  readonly report: AreaMatch;
  /** Rows that are not settled, as issues. */
  readonly tally: Tally;
  areaOf(row: number): MatchedArea | null;
}

type Outcome = AreaGroup['outcome'];

interface Group {
  readonly key: string;
  readonly text: string;
  readonly resolution: Resolution;
  readonly picked: string | undefined;
  outcome: Outcome;
  area: IndexedArea | null;
  /** The first place of its rows. */
  at: Place | null;
  /** Rows that the place did not settle. */
  rows: number;
  byPlace: number;
  suggestions: Suggestion[];
}

const SHOWN = 300;
/** Distinct words that similar names are looked for; a file with more of them is not of areas. */
const LOOKED_AT = 600;
const YIELD_EVERY = 500;
const UNSETTLED: readonly Outcome[] = ['suggested', 'ambiguous', 'unmatched'];

/** Numbers of areas by row, from 1; 0 for none. */
class RowAreas {
  private numbers = new Uint32Array(1024);
  private readonly areas: MatchedArea[] = [];
  private readonly known = new Map<IndexedArea, number>();

  set(row: number, area: IndexedArea): void {
    if (row >= this.numbers.length) {
      const larger = new Uint32Array(Math.max(row + 1, this.numbers.length * 2));
      larger.set(this.numbers);
      this.numbers = larger;
    }
    let number = this.known.get(area);
    if (number === undefined) {
      const { level, code, name, fid, id } = area;
      number = this.areas.push({ level, code, name, fid, id });
      this.known.set(area, number);
    }
    this.numbers[row] = number;
  }

  of(row: number): MatchedArea | null {
    return this.areas[(this.numbers[row] ?? 0) - 1] ?? null;
  }
}

/**
 * Matches rows to areas of a level: by code, by name within the areas above that the row names, by the row's place where
 * several bear the name; else areas are suggested. Nothing is guessed.
 *
 * @param picks the user's choice by the key of a group: the code of an area of the level, `''` for none
 * @param options `suggest: false` for who asks for areas only: similar names take time
 * @returns yields now and then; at the end the report, and each row's area
 */
export function* matchAreas(
  level: AreaLevelName,
  rows: Iterable<HintedRow>,
  index: AreaIndex,
  picks: Readonly<Record<string, string>>,
  options: { readonly suggest?: boolean } = {},
): Generator<number, AreaMatching> {
  const groups = new Map<string, Group>();
  const areas = new RowAreas();
  let seen = 0;
  for (const { row, hints, at } of rows) {
    const key = groupKey(level, hints);
    const group = groups.get(key) ?? startGroup(level, key, hints, index, picks[key]);
    groups.set(key, group);
    group.at ??= at;
    const placed = at && isForPlace(group) ? byPlace(index, level, group, at) : null;
    if (placed) group.byPlace += 1;
    else group.rows += 1;
    const area = placed ?? group.area;
    if (area) areas.set(row, area);
    seen += 1;
    if (seen % YIELD_EVERY === 0) yield 0;
  }
  if (options.suggest ?? true) yield* suggestAll([...groups.values()], index);
  return { ...reportOf(level, [...groups.values()], index, seen), areaOf: (row) => areas.of(row) };
}

function startGroup(
  level: AreaLevelName,
  key: string,
  hints: AreaHints,
  index: AreaIndex,
  picked: string | undefined,
): Group {
  const resolution = resolveArea(index, level, areaWords(level, hints));
  const base = {
    key,
    text: groupText(level, hints),
    resolution,
    at: null,
    rows: 0,
    byPlace: 0,
    suggestions: [],
  };
  const chosen = picked ? (index.byCode(level, picked) ?? index.official(picked)) : null;
  if (chosen) return { ...base, picked, outcome: 'picked', area: chosen };
  // A pick of an area that is gone leaves the question open again.
  if (picked === '') return { ...base, picked, outcome: 'unmatched', area: null };
  const { outcome, area } = resolution;
  return { ...base, picked: undefined, outcome: outcome === 'open' ? 'unmatched' : outcome, area };
}

const isForPlace = ({ outcome, picked, text }: Group): boolean =>
  picked === undefined && (outcome === 'ambiguous' || (outcome === 'unmatched' && text === ''));

/** The one area that the place decides for: of those that bear the name, or of all where the row names none. */
function byPlace(
  index: AreaIndex,
  level: AreaLevelName,
  { resolution, text }: Group,
  at: Place,
): IndexedArea | null {
  if (text === '') {
    const [only, ...more] = index.covering(level, at);
    return only?.exact && more.length === 0 ? only.area : null;
  }
  const covering = resolution.candidates.filter(({ area }) => index.covers(area, at));
  return covering.length === 1 ? (covering[0]?.area ?? null) : null;
}

/** Finds suggestions for what is not settled, the most rows first. */
function* suggestAll(groups: Group[], index: AreaIndex): Generator<number> {
  const open = groups
    .filter((group) => group.rows > 0 && group.picked === undefined && UNSETTLED.includes(group.outcome))
    .sort((a, b) => b.rows - a.rows);
  for (const [i, group] of open.slice(0, LOOKED_AT).entries()) {
    group.suggestions = suggestAreas(index, group.resolution, group.at);
    if (group.outcome === 'unmatched' && group.suggestions.length > 0) group.outcome = 'suggested';
    yield i / open.length;
  }
}

function reportOf(
  level: AreaLevelName,
  groups: readonly Group[],
  index: AreaIndex,
  rows: number,
): { report: AreaMatch; tally: Tally } {
  const count = (outcome: Outcome): number =>
    groups.reduce((sum, group) => sum + (group.outcome === outcome ? group.rows : 0), 0);
  const place = groups.reduce((sum, group) => sum + group.byPlace, 0);
  const counts = {
    ...{ code: count('code'), name: count('name'), place, picked: count('picked') },
    ...{ suggested: count('suggested'), ambiguous: count('ambiguous'), unmatched: count('unmatched') },
  };
  const shown = groups
    .filter((group) => group.rows > 0 && isShown(level, group))
    .sort((a, b) => b.rows - a.rows)
    .slice(0, SHOWN);
  const tally = new Tally();
  for (const outcome of ['suggested', 'ambiguous', 'unmatched'] as const)
    if (counts[outcome] > 0) tally.add(`area-${outcome}`, 'warning', undefined, counts[outcome]);
  return { report: { level, rows, ...counts, groups: shown.map((group) => groupOf(group, index)) }, tally };
}

/** What is not settled, what the user settled, and where a larger area stands for the one that was asked for. */
const isShown = (level: AreaLevelName, { outcome, picked, area }: Group): boolean =>
  picked !== undefined || UNSETTLED.includes(outcome) || (area !== null && area.level !== level);

function groupOf(group: Group, index: AreaIndex): AreaGroup {
  const { key, text, rows, outcome, area } = group;
  const suggestions =
    group.picked === undefined ? group.suggestions : suggestAreas(index, group.resolution, group.at);
  return {
    ...{ key, text, rows, outcome, note: group.resolution.note },
    area: area ? { code: area.code, name: areaPrefix[area.level] + area.name } : null,
    suggestions: suggestions.map(({ area: one, score, reason }) => ({
      ...{ code: one.code, name: one.name, above: index.aboveWords(one), score, reason },
    })),
  };
}
