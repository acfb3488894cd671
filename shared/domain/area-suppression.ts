import { LinearSpan } from './linear-span.ts';
import { SMALLEST_SHOWN, type SuppressionCell, suppressLevels } from './suppression.ts';

/** One breakdown of the rows, from wide to narrow: each level's cells name their parents in the level before. */
export type Breakdown = readonly (readonly SuppressionCell[])[];

/** A cell and those that lie wholly in it: what is left of it, a reader can work out. */
interface Cover {
  readonly total: SuppressionCell;
  readonly parts: readonly SuppressionCell[];
}

const isPeople = ({ count }: SuppressionCell): boolean => count > 0;

/** What no part of a cell holds; it is shown nowhere, and follows from what is. */
const restOf = ({ total, parts }: Cover): number =>
  Math.max(0, total.count - parts.reduce((sum, part) => sum + part.count, 0));

const restKey = (key: string): string => `${key}#rest`;

/** The breakdown with what each cell holds beyond its parts as one more part of it. */
const withRests = (levels: Breakdown): SuppressionCell[][] =>
  levels.map((cells, depth) => {
    const above = depth === 0 ? [] : (levels[depth - 1] ?? []);
    const rests = above.flatMap((total): SuppressionCell[] => {
      const count = restOf({ total, parts: cells.filter(({ parent }) => parent === total.key) });
      return count === 0 ? [] : [{ key: restKey(total.key), count, parent: total.key }];
    });
    return [...cells, ...rests];
  });

const coversOf = (levels: Breakdown): Cover[] =>
  levels.slice(1).flatMap((cells, above) =>
    (levels[above] ?? []).map((total) => ({
      total,
      parts: cells.filter(({ parent }) => parent === total.key),
    })),
  );

/** Hides what is needed so that a shown total does not give a hidden part away. True when something was. */
function guard({ total, parts }: Cover, hidden: Set<string>, k: number): boolean {
  if (hidden.has(total.key) || !isPeople(total)) return false;
  const rest = restOf({ total, parts });
  const people = parts.filter(isPeople).sort((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1));
  const unseen = people.filter(({ key }) => hidden.has(key));
  const sum = unseen.reduce((all, { count }) => all + count, rest);
  const several = unseen.length + (rest > 0 ? 1 : 0) > 1;
  if (unseen.length === 0 && (rest === 0 || rest >= k)) return false;
  if (several && sum >= k) return false;
  const next = people.find(({ key }) => !hidden.has(key));
  hidden.add((next ?? total).key);
  return true;
}

/** The smallest places that the rows are known by, and which of them each cell is the sum of. */
export interface Pieces {
  readonly counts: readonly number[];
  readonly of: ReadonlyMap<string, readonly number[]>;
}

/** Withholds further cells until no small cell and no small piece is a sum or difference of what is shown. True when any. */
function guardSums(
  cells: readonly SuppressionCell[],
  { counts, of }: Pieces,
  hidden: Set<string>,
  k: number,
): boolean {
  const vectorOf = (at: readonly number[]): Float64Array => {
    const vector = new Float64Array(counts.length);
    for (const i of at) if ((counts[i] ?? 0) > 0) vector[i] = 1;
    return vector;
  };
  const shown = cells.filter((cell) => isPeople(cell) && !hidden.has(cell.key));
  const span = new LinearSpan(shown.map(({ key }) => vectorOf(of.get(key) ?? [])));
  const small = [
    ...cells.filter((cell) => isPeople(cell) && cell.count < k).map(({ key }) => of.get(key) ?? []),
    ...[...counts.keys()].filter((i) => (counts[i] ?? 0) > 0 && (counts[i] ?? 0) < k).map((i) => [i]),
  ];
  const before = hidden.size;
  for (const at of small) {
    const used = span.makes(vectorOf(at))?.map((i) => shown[i] as SuppressionCell) ?? [];
    // One that was withheld a moment ago may have been what it takes.
    if (used.length === 0 || used.some(({ key }) => hidden.has(key))) continue;
    const [least] = used.sort((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1));
    if (least) hidden.add(least.key);
  }
  return hidden.size > before;
}

/**
 * Which counts of people are withheld when several breakdowns of the same rows stand side by side (by sub-district, by
 * council area, by zones of more than one scheme): those under k, and those that would give them away, within a breakdown,
 * between two, or by any sum and difference of what is shown. Goes on until nothing more has to be withheld.
 *
 * @param across cells of one breakdown with the cells of another that lie wholly in them
 * @returns the keys of the withheld cells
 */
export function suppressAreas(
  breakdowns: readonly Breakdown[],
  across: readonly Cover[],
  pieces: Pieces,
  k: number = SMALLEST_SHOWN,
): Set<string> {
  const covers = [...breakdowns.flatMap(coversOf), ...across];
  const rested = breakdowns.map(withRests);
  const cells = [...new Map(breakdowns.flat(2).map((cell) => [cell.key, cell])).values()];
  const hidden = new Set<string>();
  for (let before = -1; hidden.size > before; ) {
    before = hidden.size;
    for (const levels of rested)
      for (const level of suppressLevels(levels, k, hidden))
        for (const key of level) if (!key.endsWith('#rest')) hidden.add(key);
    for (const cover of covers) while (guard(cover, hidden, k));
    guardSums(cells, pieces, hidden, k);
  }
  return hidden;
}
