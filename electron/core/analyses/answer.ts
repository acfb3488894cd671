import { OUTSIDE, type SuppressionCell, suppress } from '../../../shared/domain/suppression.ts';
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

/** What lies above an area: its district and its zone, of the first scheme. */
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
  const figures = source.flatMap((row): Figure[] => {
    const answer = answers.get(row.fid);
    if (!answer) return [];
    const missing = row.wkb === null || (byArea && answer.base === 0);
    const exact = missing ? null : rai ? answer.value / M2_PER_RAI : answer.value;
    const left = missing ? null : answer.base - answer.value;
    return [{ row, exact, left, kept: answer.kept !== false }];
  });
  const outside = result.notes
    .filter(({ code, origin }) => code === 'not-in-any-area' && origin === plan.subject.root.table)
    .reduce((sum, { count }) => sum + count, 0);
  const { hidden, totalHidden } = plan.restricted
    ? hiddenOf(plan, figures, { outside, left: result.outsideLeft }, tree)
    : { hidden: new Set<string>(), totalHidden: false };
  const kept = figures.filter((figure) => figure.kept);
  const rows = kept.map(({ row, exact }): AnswerRow => {
    const state = exact === null ? 'missing' : hidden.has(leafKey(row)) ? 'suppressed' : 'shown';
    return { row, state, exact, value: state === 'shown' ? exact : null };
  });
  const total = kept.reduce((sum, { exact }) => sum + (exact ?? 0), 0);
  const suppressed = rows.filter((row) => row.state === 'suppressed').length;
  // The total of some of the areas is none that the others protect: it would give a hidden one among them away.
  const partHidden = kept.length < figures.length && suppressed > 0;
  return {
    rows,
    total: totalHidden || partHidden ? null : total,
    outsideHidden: hidden.has(OUTSIDE),
    missing: rows.filter((row) => row.state === 'missing').length,
    suppressed,
  };
}

interface Figure {
  readonly row: ResultSourceRow;
  readonly exact: number | null;
  /** How many of the area's rows the steps before left out, such as those that are not near; null when missing. */
  readonly left: number | null;
  /** False for an area that the recipe left out: it is no row of the answer, yet decides what may be shown. */
  readonly kept: boolean;
}

/** Ties are decided by it, so it must stay the same whichever level is asked for: codes first. */
const leafKey = (row: ResultSourceRow): string => `${row.code}#${row.fid}`;

/** A cell of the level asked for with those above it; `OUTSIDE` stands for what none of a level holds. */
interface Placed {
  readonly leaf: string;
  readonly district: string;
  readonly zone: string;
  readonly count: number;
}

/**
 * What is withheld: few rows, and few that were left out, since the answer without the condition shows both together and
 * would tell them; each with what would give it away.
 */
function hiddenOf(
  plan: Plan,
  figures: readonly Figure[],
  outside: { readonly outside: number; readonly left: number },
  tree: AreaTree,
): ReturnType<typeof suppress> {
  const found = hiddenAreas(plan, figures, outside.outside, tree);
  const leftOut = figures.map((figure) => ({ ...figure, exact: figure.left }));
  const left = hiddenAreas(plan, leftOut, outside.left, tree);
  return {
    hidden: new Set([...found.hidden, ...left.hidden]),
    totalHidden: found.totalHidden || left.totalHidden,
  };
}

/** The levels above the areas that were asked for, province left out: its total is the one that is read out. */
function hiddenAreas(
  plan: Plan,
  figures: readonly Figure[],
  outside: number,
  tree: AreaTree,
): ReturnType<typeof suppress> {
  const register = plan.rows.root.register;
  const placed = figures.flatMap(({ row, exact }): Placed[] => {
    if (exact === null) return [];
    const district = (register === 'district' ? row.code : row.districtCode) || OUTSIDE;
    return [
      { leaf: leafKey(row), district, zone: tree.zoneOfDistrict.get(district) ?? OUTSIDE, count: exact },
    ];
  });
  placed.push({ leaf: OUTSIDE, district: OUTSIDE, zone: OUTSIDE, count: outside });
  const zones = level(placed, ({ zone }) => [zone, null]);
  const districts = level(placed, ({ district, zone }) => [district, zone]);
  if (register === 'subdistrict' || register === 'council_area')
    return suppress([zones, districts, level(placed, ({ leaf, district }) => [leaf, district])]);
  if (register === 'district') return suppress([zones, level(placed, ({ leaf, zone }) => [leaf, zone])]);
  return suppress([level(placed, ({ leaf }) => [leaf, null])]);
}

/** The cells of one level, each the sum of what it holds. */
const level = (
  placed: readonly Placed[],
  keys: (cell: Placed) => readonly [key: string, parent: string | null],
): SuppressionCell[] =>
  [...Map.groupBy(placed, (cell) => keys(cell)[0])].flatMap(([key, group]) =>
    group[0]
      ? [{ key, parent: keys(group[0])[1], count: group.reduce((sum, { count }) => sum + count, 0) }]
      : [],
  );
