import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { RecipeOp, RecipeStep } from '../../../shared/contract/recipe.ts';
import { ROAD_REACH_M, ROAD_SNAP_M } from '../../../shared/domain/travel.ts';
import { formatDistance } from '../../../shared/domain/units.ts';
import { spokenCondition } from '../../../shared/recipes/spoken-condition.ts';
import {
  amountOf,
  analysesText,
  featureSentence,
  leftOutText,
  methodText,
  nearPhrase,
  nearTitle,
  nounNear,
  resultTitle,
} from '../../../shared/text/analyses.ts';
import { clusterMethod } from '../../../shared/text/cluster-text.ts';
import { measureText, operationSentence } from '../../../shared/text/operation-sentences.ts';
import { operationText } from '../../../shared/text/operations.ts';
import { roadText } from '../../../shared/text/roads.ts';
import type { LeftOutNote } from './feature-set.ts';
import type { PackedRows } from './packed-rows.ts';
import type { RowsPlan } from './plan-rows.ts';
import { saidFigure } from './rows-figure.ts';

/** The sentence of a result of rows: of its last step, with the figures that it gave. */
export function sentenceOfRows(plan: RowsPlan, packed: PackedRows): Bilingual {
  const { last, main, other, near, otherNear, roads } = plan;
  const rows = packed.values.length;
  if (last.op === 'near') {
    const { of, parts = {} } = packed.facts;
    const said = featureSentence(main.noun, nearPhrase(near), rows, of);
    const unknown = roadText.unknown(main.noun, parts.unknown ?? 0);
    return { th: `${said.th}${unknown.th}`, en: `${said.en}${unknown.en}` };
  }
  const along = roads.get(last.id);
  return operationSentence(last.op, {
    subject: main.noun,
    other: other === null ? null : nounNear(other.noun, otherNear),
    rows,
    figure: saidFigure(plan, packed),
    along: along === undefined ? null : roadText.along(along),
    condition: last.op === 'select-by-value' ? conditionIn(last.where, packed) : null,
    ...packed.facts,
  });
}

/** A condition as it is read out, by the titles of the fields that it names; null where it can't be. */
function conditionIn(where: string, { fields }: PackedRows): Bilingual | null {
  const [th, en] = [spokenCondition(where, fields, 'th'), spokenCondition(where, fields, 'en')];
  return th === null || en === null ? null : { th, en };
}

/** The title of a question about what is near, as its answers in straight distances have it; null for all others. */
export function titleOfRows({ last, main, other, near, otherNear }: RowsPlan): Bilingual | null {
  if (last.op === 'near') return nearTitle(main.noun, nearPhrase(near));
  if (last.op !== 'count-in-areas' || other === null || otherNear.length === 0) return null;
  return resultTitle(other.noun, nearPhrase(otherNear), main.noun);
}

/** What each step did, and by which rules it measures. */
export function methodOfRows(plan: RowsPlan): Bilingual {
  const ops = [...new Set(plan.recipe.steps.map(({ op }) => op))];
  const did = ops.map((op) => operationText[op].help);
  const rules = [
    ...(plan.recipe.steps.some((step) => measureText.distances.ops.has(step.op) && !plan.roads.has(step.id))
      ? [methodText.near]
      : []),
    ...plan.recipe.steps.flatMap((step) => roadMethod(step, plan)),
    ...(ops.some((op) => measureText.areas.ops.has(op)) ? [measureText.areas.words] : []),
    ...(ops.some((op) => measureText.points.ops.has(op)) ? [methodText.count(plan.main.noun)] : []),
  ];
  const parts = [
    ...did,
    ...withoutMethod(plan),
    ...rules,
    ...plan.recipe.steps.flatMap((step) => patternMethod(step, plan)),
  ];
  return { th: parts.map(({ th }) => th).join(' · '), en: parts.map(({ en }) => en).join('. ') };
}

/** From where it was measured that areas have none in reach. */
function withoutMethod({ last, main, other }: RowsPlan): Bilingual[] {
  if (last.op !== 'gaps' || last.distanceM === 0 || other === null) return [];
  const distance = { th: formatDistance(last.distanceM, 'th'), en: formatDistance(last.distanceM, 'en') };
  return [methodText.without(main.noun, other.noun, distance)];
}

/** By which rules distances along roads are measured. */
function roadMethod(step: RecipeStep, { roads }: RowsPlan): Bilingual[] {
  const along = roads.get(step.id);
  if (along === undefined || (step.op !== 'near' && step.op !== 'nearest')) return [];
  const { snapM = ROAD_SNAP_M, reachM = ROAD_REACH_M, crossings = 'joined' } = step;
  return [roadText.method(along, snapM, reachM, crossings)];
}

/** How a pattern was told from chance, and who was taken for a neighbour. */
function patternMethod(step: RecipeStep, { kindOfRows }: RowsPlan): Bilingual[] {
  if (step.op !== 'hot-spots' && step.op !== 'outliers') return [];
  const { neighbours, k, distanceM } = step;
  const metres = { th: formatDistance(distanceM, 'th'), en: formatDistance(distanceM, 'en') };
  const nearest = clusterMethod.nearest(k);
  // Points have no borders.
  const border = kindOfRows === 'point' ? nearest : clusterMethod.border;
  const by = { border, nearest, distance: clusterMethod.distance(metres) };
  return [clusterMethod[step.op], by[neighbours]];
}

/** What every share is out of. */
export const denominatorOfRows = (plan: RowsPlan, of: number): Bilingual =>
  analysesText.denominatorRows(plan.main.noun, of);

/** Operations that count the rows of one layer in areas of another. */
const COUNTS_OTHERS = new Set<RecipeOp>(['count-in-areas', 'summarise-in-areas']);

/** The unit of the figure that is mapped; of numbers of rows what these are counted by, of scores none. */
export function unitOfRows(plan: RowsPlan, packed: PackedRows): string {
  const field = packed.fields.find(({ name }) => name === packed.value);
  if (field === undefined) return plan.main.noun.counter.th;
  if (field.unit !== null) return field.unit;
  if (!/^count(_\d+)?$/.test(field.name)) return '';
  return (COUNTS_OTHERS.has(plan.last.op) ? (plan.other ?? plan.main) : plan.main).noun.counter.th;
}

/** What was left out, and what was done in a way that must be said. */
export const leftOutOfRows = (plan: RowsPlan, notes: readonly LeftOutNote[]): AnalysisResult['leftOut'] =>
  notes.map((note) => {
    const words = wordsOf(plan, note);
    return { code: note.code, count: note.count, message: words.th, messageEn: words.en };
  });

function wordsOf(plan: RowsPlan, { code, origin, count, areaM2, metres }: LeftOutNote): Bilingual {
  const input = [...plan.inputs.values()].find(({ table }) => table === origin);
  const noun = input?.noun ?? plan.main.noun;
  const areas = plan.main.noun;
  if (code === 'geometry-overlap') return leftOutText.overlap(areas, areaM2 ?? 0);
  if (code !== 'not-in-any-area') return leftOutText[code](noun, amountOf(count));
  if (metres !== undefined) {
    const length = { th: formatDistance(metres, 'th'), en: formatDistance(metres, 'en') };
    return leftOutText.outsideLength(noun, areas, count, length);
  }
  return areaM2 === null
    ? leftOutText.outsideCount(noun, areas, count)
    : leftOutText.outsideArea(noun, areas, count, areaM2);
}
