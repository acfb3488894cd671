import { type AnalysisResult, analysisResult } from '../../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { Recipe, RecipeOp } from '../../../../shared/contract/recipe.ts';
import { formatDate, formatTime } from '../../../../shared/domain/dates.ts';
import { OPERATIONS } from '../../../../shared/domain/operations.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { OpenWorkspace } from '../../context.ts';
import { resultEvidence } from '../analyses.queries.ts';
import { answersTo, keptAnswers } from '../earlier-answers.ts';
import { nounOfResult } from '../result-noun.ts';
import { keyOfBoth, type StoredAnswer, shownRows, storedAnswer } from './answer-rows.queries.ts';
import { comparedRows, type ShownRow } from './compare-rows.ts';
import { type Comparison, writeComparison } from './write-comparison.ts';

type Answer = AnalysisResult & { readonly recipe: Recipe };

/** An answer and the newest earlier one to the same question, of the same area and with the same values; null without. */
const pairOf = (workspace: OpenWorkspace, layer: string): { before: Answer; after: Answer } | null => {
  const answers = keptAnswers(workspace);
  const after = answers.find((answer) => answer.layer === layer);
  if (after === undefined) return null;
  const before = answersTo(answers, after.recipe).find(({ ranAt }) => ranAt < after.ranAt);
  return before === undefined ? null : { before, after };
};

/** The answer that an answer can be compared with; null without one. */
export const earlierAnswer = (
  workspace: OpenWorkspace,
  layer: string,
): { layer: string; ranAt: string } | null => {
  const before = pairOf(workspace, layer)?.before;
  return before === undefined ? null : { layer: before.layer, ranAt: before.ranAt };
};

/** A comparison that was made before of the same two answers; a layer's name is free again once it is removed. */
const madeBefore = ({ db }: OpenWorkspace, before: Answer, after: Answer): AnalysisResult | null => {
  for (const { name, evidence } of resultEvidence(db)) {
    const read = analysisResult.safeParse(JSON.parse(evidence));
    const compared = read.success ? read.data.compared : undefined;
    const ofLayers = compared?.before === before.layer && compared.after === after.layer;
    const ofRuns = compared?.beforeRanAt === before.ranAt && compared.afterRanAt === after.ranAt;
    if (read.success && ofLayers && ofRuns) return { ...read.data, layer: name, reused: true };
  }
  return null;
};

/** The day of an answer; with the hour where both were made on it. */
const when = (instant: string, other: string): Bilingual => {
  const day = (language: 'th' | 'en'): string => formatDate(instant, language);
  const sameDay = day('en') === formatDate(other, 'en');
  const said = (language: 'th' | 'en'): string =>
    sameDay ? `${day(language)} ${formatTime(instant, language)}` : day(language);
  return { th: said('th'), en: said('en') };
};

/** Of measures a difference below half a hundredth is what rounding leaves. */
const LEAST_OF_MEASURES = 0.005;
/** Of shares and other small figures it is this share of the greatest. */
const LEAST_SHARE = 0.0005;

/** Of counts no difference is smaller than one. */
export const leastDifference = (rows: readonly Pick<ShownRow, 'value'>[]): number => {
  if (rows.every(({ value }) => value === null || Number.isInteger(value))) return 0.5;
  const most = rows.reduce((greatest, { value }) => Math.max(greatest, Math.abs(value ?? 0)), 0);
  return Math.min(LEAST_OF_MEASURES, LEAST_SHARE * most);
};

/**
 * What gives each row a figure of its own, measured from row to row or handed on with it: of a row that one answer lacks
 * it is not known. Cells, parts and grounds are what they hold: without one there was nothing.
 */
const FIGURES_OF_ROWS: ReadonlySet<RecipeOp> = new Set<RecipeOp>([
  ...(['nearest', 'hot-spots', 'outliers', 'calculate'] as const),
  ...(['spatial-join', 'attribute-join', 'centroid', 'point-on-surface'] as const),
]);

/** A total is the sum of the rows' figures only where it is that: of distances and means there is none. */
const isSum = ({ result }: StoredAnswer, rows: readonly ShownRow[]): boolean => {
  if (result.total === null || rows.some(({ suppressed }) => suppressed)) return result.total !== null;
  const sum = rows.reduce((all, { value }) => all + (value ?? 0), 0);
  return Math.abs(sum - result.total) <= 1e-6 * Math.max(1, Math.abs(sum)) + 1e-3 * rows.length;
};

/**
 * Compares an answer with the one before it to the same question, row by row, and makes the layer of differences. It is
 * made of the two answers as they are shown, never of the exact figures behind the key. Two answers that were compared
 * before give the same comparison, with `reused` set. Refuses `recipe-not-comparable`, `workspace-read-only`.
 */
export function compareAnswer(workspace: OpenWorkspace, layer: string): AnalysisResult {
  const started = performance.now();
  const pair = pairOf(workspace, layer);
  if (pair === null) throw new Refusal('recipe-not-comparable');
  const made = madeBefore(workspace, pair.before, pair.after);
  if (made !== null) return made;
  if (workspace.readOnly) throw new Refusal('workspace-read-only');
  const [before, after] = [pair.before, pair.after].map((answer) => storedAnswer(workspace.db, answer)) as [
    StoredAnswer,
    StoredAnswer,
  ];
  const { kind, key } = keyOfBoth(before, after);
  const field = pair.before.valueField === pair.after.valueField ? pair.after.valueField : '';
  const [old, now] = [shownRows(before, field, key), shownRows(after, field, key)];
  const last = pair.after.recipe.steps.at(-1);
  const ownFigures =
    last !== undefined && (OPERATIONS[last.op].yields === 'areas' || FIGURES_OF_ROWS.has(last.op));
  const least = leastDifference([...old, ...now]);
  const comparison: Comparison = {
    ...{ workspace, before, after, field, key: kind, least, started },
    rows: comparedRows(old, now, { least, absentIsNone: field === '' || !ownFigures }),
    noun: nounOfResult(workspace, pair.after.recipe),
    earlier: when(pair.before.ranAt, pair.after.ranAt),
    summed: field !== '' && isSum(before, old) && isSum(after, now),
  };
  return writeComparison(comparison);
}
