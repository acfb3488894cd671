import type { Bilingual } from '../../../shared/contract/base.ts';
import type { RecipeStep } from '../../../shared/contract/recipe.ts';
import { ROAD_REACH_M, ROAD_SNAP_M } from '../../../shared/domain/travel.ts';
import { formatAskedDistance, formatDistance } from '../../../shared/domain/units.ts';
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
  ringNoun,
} from '../../../shared/text/analyses.ts';
import { clusterMethod } from '../../../shared/text/cluster-text.ts';
import { measureText, operationSentence } from '../../../shared/text/operation-sentences.ts';
import { operationText } from '../../../shared/text/operations.ts';
import { roadText } from '../../../shared/text/roads.ts';
import type { LeftOutNote } from './feature-set.ts';
import { rowsOfNote, type ToldLeftOut } from './left-out.ts';
import type { PackedRows } from './packed-rows.ts';
import type { RowsPlan } from './plan-rows.ts';
import { isOfRings, questionSentence } from './question-sentence.ts';
import { namesOfRows } from './row-names.ts';
import { saidFigure } from './rows-figure.ts';

/** The sentence of a result of rows: of its last step, with the figures that it gave. */
export function sentenceOfRows(
  plan: RowsPlan,
  packed: PackedRows,
  districts: ReadonlyMap<string, string>,
): Bilingual {
  const { last, main, other, near, otherNear, roads } = plan;
  const names = namesOfRows(plan, packed, districts);
  const asked = questionSentence(plan, packed, names);
  if (asked !== null) return asked;
  const rows = packed.values.length;
  if (last.op === 'near') {
    const { of, parts = {} } = packed.facts;
    const said = featureSentence(main.noun, nearPhrase(near), { kept: rows, of, names });
    const unknown = roadText.unknown(main.noun, parts.unknown ?? 0);
    return { th: `${said.th}${unknown.th}`, en: `${said.en}${unknown.en}` };
  }
  const along = roads.get(last.id);
  return operationSentence(last.op, {
    subject: main.noun,
    other: other === null ? null : nounNear(other.noun, otherNear),
    rows,
    names,
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
export function methodOfRows(plan: RowsPlan, utmZone: number | null): Bilingual {
  const ops = [...new Set(plan.recipe.steps.map(({ op }) => op))];
  const did = ops.map((op) => operationText[op].help);
  const rules = [
    ...(plan.recipe.steps.some((step) => measureText.distances.ops.has(step.op) && !plan.roads.has(step.id))
      ? [methodText.near]
      : []),
    ...plan.recipe.steps.flatMap((step) => roadMethod(step, plan)),
    ...(utmZone === null ? [] : [methodText.utm(utmZone)]),
    ...(utmZone === null && ops.some((op) => measureText.areas.ops.has(op)) ? [measureText.areas.words] : []),
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
function patternMethod(step: RecipeStep, { kindOfRows, recipe }: RowsPlan): Bilingual[] {
  if (step.op !== 'hot-spots' && step.op !== 'outliers') return [];
  const { neighbours, k, distanceM } = step;
  const metres = { th: formatAskedDistance(distanceM, 'th'), en: formatAskedDistance(distanceM, 'en') };
  const nearest = clusterMethod.nearest(k);
  // Points have no borders.
  const border = kindOfRows === 'point' ? nearest : clusterMethod.border;
  const by = { border, nearest, distance: clusterMethod.distance(metres) };
  const edge = recipe.within === undefined ? [] : [clusterMethod.edge];
  return [clusterMethod[step.op], by[neighbours], ...edge];
}

/** What every share is out of. */
export const denominatorOfRows = (plan: RowsPlan, of: number): Bilingual =>
  analysesText.denominatorRows(isOfRings(plan) ? ringNoun : plan.main.noun, of);

/** The unit of the figure that is mapped; of numbers of rows what these are counted by, of scores none. */
export function unitOfRows(plan: RowsPlan, packed: PackedRows): string {
  const field = packed.fields.find(({ name }) => name === packed.value);
  if (field === undefined) return plan.main.noun.counter.th;
  if (field.unit !== null) return field.unit;
  if (!/^count(_\d+)?$/.test(field.name)) return '';
  return plan.main.noun.counter.th;
}

/** What was left out, and what was done in a way that must be said. */
export const leftOutOfRows = (plan: RowsPlan, notes: readonly LeftOutNote[]): ToldLeftOut[] =>
  notes.map((note) => {
    const words = wordsOf(plan, note);
    const { code, count } = note;
    return { code, count, message: words.th, messageEn: words.en, ...rowsOfNote(note) };
  });

function wordsOf(plan: RowsPlan, { code, origin, count, areaM2, metres }: LeftOutNote): Bilingual {
  const input = [...plan.inputs.values()].find(({ table }) => table === origin);
  const noun = input?.noun ?? plan.main.noun;
  const areas = plan.main.noun;
  if (code === 'geometry-overlap')
    return areaM2 === null
      ? leftOutText.overlapRows(noun, amountOf(count))
      : leftOutText.overlap(noun, areaM2);
  if (code !== 'not-in-any-area') return leftOutText[code](noun, amountOf(count));
  if (metres !== undefined) {
    const length = { th: formatDistance(metres, 'th'), en: formatDistance(metres, 'en') };
    return leftOutText.outsideLength(noun, areas, count, length);
  }
  return areaM2 === null
    ? leftOutText.outsideCount(noun, areas, count)
    : leftOutText.outsideArea(noun, areas, count, areaM2);
}
