import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import type { ResultSourceRow } from './analyses.queries.ts';
import type { Plan } from './plan-recipe.ts';
import type { StepsResult } from './run-steps.ts';
import { type SuppressionCell, suppress } from './suppression.ts';

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
  readonly missing: number;
  readonly suppressed: number;
}

/** Registers that are filled area by area: where an area has none on record, nothing is known of it yet. */
const FILLED_BY_AREA = new Set(['household', 'village']);

/** What lies above an area: its district and its zone. */
export interface AreaTree {
  readonly zoneOfDistrict: ReadonlyMap<string, string>;
}

/** Turns the steps' figures into what may be shown of each area. */
export function answerOf(
  plan: Plan,
  result: Extract<StepsResult, { kind: 'areas' }>,
  source: readonly ResultSourceRow[],
  tree: AreaTree,
): Answer {
  const answers = new Map(result.answers.map((answer) => [answer.fid, answer]));
  const byArea = FILLED_BY_AREA.has(plan.subject.root.register ?? '');
  const rai = result.op === 'area-in-areas';
  const figures = source.flatMap((row) => {
    const answer = answers.get(row.fid);
    if (!answer) return [];
    const missing = row.wkb === null || (byArea && answer.base === 0);
    return [{ row, exact: missing ? null : rai ? answer.value / M2_PER_RAI : answer.value }];
  });
  const hidden = plan.restricted
    ? hiddenAreas(plan, figures, tree)
    : { hidden: new Set<string>(), totalHidden: false };
  const rows = figures.map(({ row, exact }): AnswerRow => {
    const state = exact === null ? 'missing' : hidden.hidden.has(String(row.fid)) ? 'suppressed' : 'shown';
    return { row, state, exact, value: state === 'shown' ? exact : null };
  });
  const total = figures.reduce((sum, { exact }) => sum + (exact ?? 0), 0);
  return {
    rows,
    total: hidden.totalHidden ? null : total,
    missing: rows.filter((row) => row.state === 'missing').length,
    suppressed: rows.filter((row) => row.state === 'suppressed').length,
  };
}

type Figure = { readonly row: ResultSourceRow; readonly exact: number | null };

/** The levels above the areas that were asked for, province left out: its total is the one that is read out. */
function hiddenAreas(plan: Plan, figures: readonly Figure[], tree: AreaTree): ReturnType<typeof suppress> {
  const known = figures.filter((figure) => figure.exact !== null);
  const register = plan.rows.root.register;
  const districtOf = ({ row }: Figure): string | null =>
    register === 'district' ? row.code : row.districtCode;
  const zoneOf = (figure: Figure): string | null => tree.zoneOfDistrict.get(districtOf(figure) ?? '') ?? null;
  const above = (
    keyOf: (figure: Figure) => string | null,
    parentOf: (figure: Figure) => string | null,
  ): SuppressionCell[] =>
    [...Map.groupBy(known, keyOf)].flatMap(([key, group]) =>
      key === null || !group[0]
        ? []
        : [{ key, parent: parentOf(group[0]), count: group.reduce((sum, f) => sum + (f.exact ?? 0), 0) }],
    );
  const leaves = (parentOf: (figure: Figure) => string | null): SuppressionCell[] =>
    known.map((figure) => ({
      key: String(figure.row.fid),
      count: figure.exact ?? 0,
      parent: parentOf(figure),
    }));
  const zoned = known.length > 0 && known.every((figure) => zoneOf(figure) !== null);
  const zones = zoned ? [above(zoneOf, () => null)] : [];
  if (register === 'subdistrict' || register === 'council_area') {
    const districts = above(districtOf, zoned ? zoneOf : () => null);
    return suppress([...zones, districts, leaves(districtOf)]);
  }
  if (register === 'district') return suppress([...zones, leaves(zoned ? zoneOf : () => null)]);
  return suppress([leaves(() => null)]);
}
