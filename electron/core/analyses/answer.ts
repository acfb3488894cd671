import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import type { ResultSourceRow } from './analyses.queries.ts';
import { FILLED_BY_AREA } from './filled-by-area.ts';
import type { Plan } from './plan-recipe.ts';
import type { StepsResult } from './run-steps.ts';

/** A figure that is not there, and why: `missing` has no data on record, `suppressed` is withheld. */
export type FigureState = 'shown' | 'missing' | 'suppressed';

export interface AnswerRow {
  readonly row: ResultSourceRow;
  readonly state: FigureState;
  /** What is shown: a count or rai; null unless `shown`. */
  readonly value: number | null;
  /** What was found, for the restricted store; null when missing. */
  readonly exact: number | null;
}

export interface Answer {
  readonly rows: readonly AnswerRow[];
  /** Null where even the total must be hidden. */
  readonly total: number | null;
  /** How many lie outside every area may not be told. */
  readonly outsideHidden: boolean;
  readonly missing: number;
  readonly suppressed: number;
}

/** Turns the steps' figures into what may be shown of each area. */
export function answerOf(
  plan: Plan,
  result: Extract<StepsResult, { kind: 'areas' }>,
  source: readonly ResultSourceRow[],
): Answer {
  const answers = new Map(result.answers.map((answer) => [answer.fid, answer]));
  const byArea = FILLED_BY_AREA.has(plan.subject.root.register ?? '');
  const rai = result.op === 'area-in-areas';
  const figures = source.flatMap((row): Figure[] => {
    const answer = answers.get(row.fid);
    if (!answer) return [];
    const missing = row.wkb === null || (byArea && answer.base === 0);
    const exact = missing ? null : rai ? answer.value / M2_PER_RAI : answer.value;
    return [{ row, exact, kept: answer.kept !== false }];
  });
  const { withheld } = result;
  const hidden = new Set(withheld?.fids);
  const kept = figures.filter((figure) => figure.kept);
  const rows = kept.map(({ row, exact }): AnswerRow => {
    const state = exact === null ? 'missing' : hidden.has(row.fid) ? 'suppressed' : 'shown';
    return { row, state, exact, value: state === 'shown' ? exact : null };
  });
  const total = kept.reduce((sum, { exact }) => sum + (exact ?? 0), 0);
  const suppressed = rows.filter((row) => row.state === 'suppressed').length;
  // The total of some of the areas is none that the others protect: it would give a hidden one among them away.
  const partHidden = kept.length < figures.length && suppressed > 0;
  return {
    rows,
    total: withheld?.total === true || partHidden ? null : total,
    outsideHidden: withheld?.outside === true,
    missing: rows.filter((row) => row.state === 'missing').length,
    suppressed,
  };
}

interface Figure {
  readonly row: ResultSourceRow;
  readonly exact: number | null;
  /** False for an area that the recipe left out: it is no row of the answer, yet decides what may be shown. */
  readonly kept: boolean;
}
