import type { Question } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { RECIPE_VERSION, type Recipe, recipe } from '../../../shared/contract/recipe.ts';
import { stepsOfQuestion } from '../../../shared/domain/question-steps.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { formatAskedDistance } from '../../../shared/domain/units.ts';
import { type QuestionWords, questionWords } from '../../../shared/text/questions.ts';
import type { CatalogueLayer } from './analyses.queries.ts';
import { planRecipe } from './plan-recipe.ts';
import {
  type AskableLayer,
  areaBlank,
  type Blank,
  type BlankMaker,
  blockOf,
  councilRowsBlank,
  datedRowsBlank,
  distanceBlank,
  distancesBlank,
  figureBlank,
  type HouseholdState,
  householdAreasBlank,
  layerBlank,
  managedBlank,
  registerAreaBlank,
  roadBlank,
  rowsBlank,
} from './question-blanks.ts';
import { titleOf } from './result-words.ts';
import { titleOfRows } from './rows-words.ts';

export type { AskableLayer, HouseholdState } from './question-blanks.ts';

const PLACES = ['village', 'housing_project', 'community_forest'];
const counted = layerBlank({ first: PLACES, households: true });
const other = layerBlank({ first: ['community_forest', 'housing_project', 'village'] });
const ground = layerBlank({ first: ['community_forest'], shapes: ['Polygon'] });
const anyGround = layerBlank({ shapes: ['Polygon'], areas: true });
/** What a layer is compared with is another one, where there are two. */
const otherGround: BlankMaker = (name, offer) => {
  const blank = anyGround(name, offer);
  const [first, second] = blank.options.filter(({ disabledReason }) => disabledReason === null);
  return { ...blank, value: (second ?? first)?.value ?? blank.value };
};
const points = layerBlank({ first: ['housing_project', 'village'], shapes: ['Point'] });
const wide = distancesBlank(5000, 2000, 5000, 10_000, 20_000);

/** What each blank of a sentence is filled from. */
const BLANKS: Readonly<Record<string, Readonly<Record<string, BlankMaker>>>> = {
  'count-near': {
    ...{ subject: counted, areas: registerAreaBlank('subdistrict') },
    ...{ distance: distanceBlank, of: other, roads: roadBlank },
  },
  'count-in': { areas: registerAreaBlank('subdistrict'), subject: counted },
  'sum-in': { figure: figureBlank, areas: areaBlank('district') },
  'area-within': { subject: ground, areas: areaBlank('zone') },
  nearest: {
    subject: layerBlank({ first: ['village'] }),
    of: layerBlank({ first: ['housing_project'] }),
    roads: roadBlank,
  },
  'far-from': {
    subject: layerBlank({ first: ['village'] }),
    distance: wide,
    of: layerBlank({ first: ['council'] }),
    roads: roadBlank,
  },
  service: { subject: points, within: areaBlank('province') },
  overlap: { subject: ground, with: areaBlank('zone') },
  without: {
    ...{
      areas: areaBlank('subdistrict'),
      subject: layerBlank({ first: ['learning_area', 'housing_project'] }),
    },
    distance: distancesBlank(0, 0, 500, 1000, 2000, 5000),
  },
  'without-row': { subject: councilRowsBlank },
  'small-funds': { subject: rowsBlank('welfare_fund') },
  'unsafe-houses': { areas: householdAreasBlank },
  'no-manager': { areas: managedBlank },
  rings: { subject: ground, of: layerBlank({ first: ['village'] }) },
  dense: { subject: layerBlank({ first: ['village'], shapes: ['Point'] }), distance: wide },
  gathered: { areas: areaBlank('subdistrict'), subject: layerBlank({ first: PLACES }) },
  stale: { subject: datedRowsBlank },
  changed: { before: anyGround, after: otherGround },
};

/** The pieces of a sentence, whose blanks stand in the same order in both languages. */
const partsOf = ({ th, en }: QuestionWords, blanks: Readonly<Record<string, Blank>>): Question['parts'] => {
  const pieces = (sentence: string): string[] => sentence.split(/\{(\w+)\}/);
  const english = pieces(en);
  return pieces(th).flatMap((piece, i): Question['parts'] => {
    if (i % 2 === 1) return blanks[piece] === undefined ? [] : [blanks[piece]];
    const text = { th: piece.trim(), en: english[i]?.trim() ?? '' };
    return text.th === '' && text.en === '' ? [] : [{ text }];
  });
};

/** The questions of a decision meeting as sentences with blanks, with what can be chosen in this workspace. */
export function questionsOf(layers: readonly AskableLayer[], households: HouseholdState): Question[] {
  const offer = {
    layers: layers.filter((layer) => layer.kind !== 'result'),
    lines: layers.filter(({ geometry_type: type }) => type.endsWith('LineString')),
    households,
  };
  return Object.entries(questionWords).flatMap(([id, words]) => {
    const makers = Object.entries(BLANKS[id] ?? {});
    const blanks = Object.fromEntries(makers.map(([name, make]) => [name, make(name, offer)]));
    const { group, title } = words;
    return [{ id, group, title, parts: partsOf(words, blanks), blockedBy: blockOf(Object.values(blanks)) }];
  });
}

/**
 * The sentence with what stands in its blanks: the title of an answer that has no shorter one. Of a blank that holds
 * nothing, as where distances are straight, neither it nor the words before it.
 */
const said = ({ parts }: Question, values: Readonly<Record<string, CellValue>>): string => {
  const held = (part: Question['parts'][number] | undefined): CellValue | undefined =>
    part !== undefined && 'blank' in part ? (values[part.blank] ?? part.value) : undefined;
  return parts
    .filter((part, i) => held(part) !== null && !('text' in part && held(parts[i + 1]) === null))
    .map((part) => {
      if ('text' in part) return part.text.th;
      const value = held(part);
      const known = part.options.find((candidate) => candidate.value === value)?.label.th;
      return (
        known ?? (part.kind === 'distance' && typeof value === 'number' ? formatAskedDistance(value) : '')
      );
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
};

/** The recipe that a filled question stands for. Refuses `recipe-invalid` and what the recipe's layers refuse. */
export function recipeOfQuestion(
  question: Question,
  values: Record<string, CellValue>,
  layers: readonly CatalogueLayer[],
): Recipe {
  const steps = stepsOfQuestion(question.id, values);
  const parsed = recipe.safeParse({ recipeVersion: RECIPE_VERSION, title: said(question, values), steps });
  if (!parsed.success)
    throw new Refusal('recipe-invalid', { reason: parsed.error.issues[0]?.path.join('.') ?? question.id });
  const plan = planRecipe(parsed.data, layers);
  const title = plan.kind === 'rows' ? titleOfRows(plan) : titleOf(plan);
  return title === null ? parsed.data : { ...parsed.data, title: title.th };
}
