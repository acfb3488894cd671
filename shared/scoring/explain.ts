import { firstAreas, type Scored, type ScoringGround, UNRANKED } from './score.ts';

/** What each indicator gives of an area's score; the parts sum up to it. `NaN` where the indicator is not known. */
export function partsOf(ground: ScoringGround, shares: Float64Array, area: number): Float64Array {
  let known = 0;
  ground.columns.forEach((column, j) => {
    if (!Number.isNaN(column[area])) known += shares[j] ?? 0;
  });
  return Float64Array.from(ground.columns, (column, j) => {
    const value = column[area] ?? Number.NaN;
    return known > 0 ? (100 * (shares[j] ?? 0) * value) / known : Number.NaN;
  });
}

/** The share of the weights of which an area's indicators are known, 0 to 1. */
export const knownShare = ({ columns }: ScoringGround, shares: Float64Array, area: number): number =>
  columns.reduce((sum, column, j) => (Number.isNaN(column[area]) ? sum : sum + (shares[j] ?? 0)), 0);

/**
 * Between which scores an area lies, whatever its indicators that are not known may turn out to be: the least if all of
 * them are at the end that is not urgent, the most if all are at the urgent one. Both are its score where all is known.
 */
export function possibleScores(
  ground: ScoringGround,
  shares: Float64Array,
  area: number,
): readonly [least: number, most: number] {
  let [least, unknown] = [0, 0];
  ground.columns.forEach((column, j) => {
    const value = column[area] ?? Number.NaN;
    if (Number.isNaN(value)) unknown += shares[j] ?? 0;
    else least += 100 * (shares[j] ?? 0) * value;
  });
  return [least, least + 100 * unknown];
}

/** Which indicators that weigh something are not known of an area, by their place. */
export const unknownOf = ({ columns }: ScoringGround, shares: Float64Array, area: number): number[] =>
  columns.flatMap((column, j) => (Number.isNaN(column[area]) && (shares[j] ?? 0) > 0 ? [j] : []));

/** An area whose rank is another under a second weighting. */
export interface RankMove {
  readonly area: number;
  readonly before: number;
  readonly after: number;
}

/** What a second weighting changes. */
export interface Comparison {
  /** Areas that are ranked in both, those that move farthest first. */
  readonly moves: readonly RankMove[];
  /** How many have another rank, or are ranked in one of the two alone. */
  readonly changed: number;
  /** Areas among the first `top` in both. */
  readonly kept: number;
  /** Areas that come among the first `top`, and that leave them. */
  readonly entering: readonly number[];
  readonly leaving: readonly number[];
}

/** How far an area moves, in classes of the map: 0 up by more than `FAR` ranks, 2 the same, 4 down by more than that. */
export type MoveClass = 0 | 1 | 2 | 3 | 4;
const FAR = 5;

/** The class of a move from one rank to another; null where either is none. */
export function moveClass(before: number, after: number): MoveClass | null {
  if (before === UNRANKED || after === UNRANKED) return null;
  if (before === after) return 2;
  if (after < before) return before - after > FAR ? 0 : 1;
  return after - before > FAR ? 4 : 3;
}

/** Sets two weightings side by side. */
export function compared(first: Scored, second: Scored, top: number): Comparison {
  const [wasFirst, isFirst] = [new Set(firstAreas(first, top)), new Set(firstAreas(second, top))];
  const moves: RankMove[] = [];
  const [entering, leaving]: [number[], number[]] = [[], []];
  let [kept, changed] = [0, 0];
  first.ranks.forEach((before, area) => {
    const after = second.ranks[area] ?? UNRANKED;
    if (before !== after) changed++;
    if (before !== UNRANKED && after !== UNRANKED && before !== after) moves.push({ area, before, after });
    if (wasFirst.has(area) && isFirst.has(area)) kept++;
    else if (isFirst.has(area)) entering.push(area);
    else if (wasFirst.has(area)) leaving.push(area);
  });
  moves.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || a.after - b.after);
  return { moves, changed, kept, entering, leaving };
}
