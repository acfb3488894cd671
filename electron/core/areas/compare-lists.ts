import type { ListedArea, OfficialList, OfficialListPreview } from '../../../shared/contract/areas.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { areaPrefix } from '../../../shared/text/matching.ts';
import type { Gazetteer } from '../crs/index.ts';
import type { OfficialRow } from './official.queries.ts';
import type { ReadList } from './read-list.ts';

const SHOWN = 500;
/** A list of which so many rows have another name under a code of ours counts by itself: its numbers are no codes. */
const MOST_RENAMED = 0.5;
const ENOUGH_TO_TELL = 20;

type Named = Pick<OfficialRow, 'code' | 'level' | 'name'>;
export type Counts = OfficialList['counts'];

/** How many areas of each level a list has. */
export const countLevels = (areas: Iterable<Named>): Counts => {
  const counts = { province: 0, district: 0, subdistrict: 0, village: 0 };
  for (const { level } of areas) counts[level] += 1;
  return counts;
};

/** The provinces that a list is of, by code; empty for the whole country. */
export const provincesOf = (areas: Iterable<Named>): string[] => {
  const codes = new Set<string>();
  for (const { code } of areas) codes.add(code.slice(0, 2));
  return codes.size >= 77 ? [] : [...codes].sort();
};

const scopeOf = ({ level, code }: Named): string => `${level} ${code.slice(0, 2)}`;
/** Spellings that nobody tells apart are no other name. */
const comparable = (name: string): string => name.replace(/[\s.]/g, '');

/** The areas of the present list: of the gazetteer, and the villages of the office's own. */
export function* presentAreas(gazetteer: Gazetteer, villages: readonly OfficialRow[]): Generator<Named> {
  yield* gazetteer.areas();
  for (const row of villages) if (row.level === 'village') yield row;
}

function shown(areas: readonly ListedArea[]): { count: number; items: ListedArea[] } {
  const sorted = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return { count: areas.length, items: sorted.slice(0, SHOWN) };
}

/**
 * Lays a list beside the present one: within the levels and provinces that it has rows of. Refuses
 * `official-list-unreadable` for a list whose numbers are none of the official codes.
 */
export function compareLists(
  list: ReadList,
  present: Iterable<Named>,
  inUse: ReadonlySet<string>,
): Pick<OfficialListPreview, 'fresh' | 'gone' | 'renamed' | 'same'> {
  const own = new Map(list.rows.map((row) => [row.code, row]));
  const before = new Map([...present].map((area) => [area.code, area]));
  const scopes = new Set(list.rows.map(scopeOf));
  const aboveOf = (code: string): string =>
    [4, 2]
      .filter((digits) => digits < code.length)
      .flatMap((digits) => {
        const area = own.get(code.slice(0, digits)) ?? before.get(code.slice(0, digits));
        return area ? [areaPrefix[area.level] + area.name] : [];
      })
      .join(' ');
  const listed = ({ level, code, name }: Named, other: string | null): ListedArea => ({
    ...{ level, code, title: areaPrefix[level] + name, before: other, above: aboveOf(code) },
    inUse: inUse.has(code),
  });
  const fresh: ListedArea[] = [];
  const renamed: ListedArea[] = [];
  let same = 0;
  for (const row of list.rows) {
    const known = before.get(row.code);
    if (!known) fresh.push(listed(row, null));
    else if (comparable(known.name) === comparable(row.name)) same += 1;
    else renamed.push(listed(row, areaPrefix[known.level] + known.name));
  }
  if (renamed.length >= ENOUGH_TO_TELL && renamed.length > (renamed.length + same) * MOST_RENAMED)
    throw new Refusal('official-list-unreadable');
  const gone = [...before.values()]
    .filter((area) => !own.has(area.code) && scopes.has(scopeOf(area)))
    .map((area) => listed(area, null));
  return { fresh: shown(fresh), gone: shown(gone), renamed: shown(renamed), same };
}
