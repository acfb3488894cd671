import { type Scored, type ScoringGround, UNRANKED } from './score.ts';

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
  /** Areas among the first `top` in both. */
  readonly kept: number;
  /** Areas that come among the first `top`, and that leave them. */
  readonly entering: readonly number[];
  readonly leaving: readonly number[];
}

/** Sets two weightings side by side. */
export function compared(first: Scored, second: Scored, top: number): Comparison {
  const isTop = (rank: number): boolean => rank !== UNRANKED && rank <= top;
  const moves: RankMove[] = [];
  const [entering, leaving]: [number[], number[]] = [[], []];
  let kept = 0;
  first.ranks.forEach((before, area) => {
    const after = second.ranks[area] ?? UNRANKED;
    if (before !== UNRANKED && after !== UNRANKED && before !== after) moves.push({ area, before, after });
    if (isTop(before) && isTop(after)) kept++;
    else if (isTop(after)) entering.push(area);
    else if (isTop(before)) leaving.push(area);
  });
  moves.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || a.after - b.after);
  return { moves, kept, entering, leaving };
}
