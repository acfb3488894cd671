import type { Bilingual } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import {
  RECIPE_VERSION,
  type Recipe,
  type RecipeOp,
  type RecipeStep,
} from '../../../shared/contract/recipe.ts';
import { isHouseholds } from '../../../shared/domain/household-sets.ts';
import { type Blank, OPERATIONS } from '../../../shared/domain/operations.ts';
import { formatDistance, formatNumber } from '../../../shared/domain/units.ts';
import { formulaFault, spokenFormula } from '../../../shared/recipes/formula-fields.ts';
import { formulaProblem } from '../../../shared/text/formula.ts';
import { blankText, operationText } from '../../../shared/text/operations.ts';
import { composeUi, questionSentences, withoutRoads } from '../../../shared/text/question-sentences.ts';
import { optionsOf, rootLayer, type Situation, wordsOf } from './blank-options.ts';
import { type FormulaBlankOf, formulaScope } from './formula-scope.ts';
import { madeFields } from './made-fields.ts';
import { type BlankName, blanksOf, boundOf, type StepDraft, stepOf } from './step-draft.ts';

/** The registers that a blank stands on first, where they fit and have rows. */
const WISHED: Partial<Record<BlankName, readonly string[]>> = {
  areas: ['subdistrict', 'district'],
  input: ['community_forest', 'village', 'housing_project'],
  of: ['community_forest', 'village'],
  with: ['subdistrict', 'zone', 'district'],
  to: ['district', 'subdistrict'],
};
const WISHED_OF_OP: Partial<Record<RecipeOp, Partial<Record<BlankName, readonly string[]>>>> = {
  near: { input: ['village'] },
  nearest: { input: ['village'], of: ['housing_project', 'community_forest'] },
  'count-in-areas': { input: ['village'] },
  'summarise-in-areas': { input: ['village'] },
  density: { input: ['village'] },
  'hot-spots': { input: ['subdistrict'] },
  outliers: { input: ['subdistrict'] },
  grid: { input: ['village'] },
  dissolve: { input: ['subdistrict'] },
  'topology-check': { input: ['subdistrict'] },
  'select-by-location': { input: ['village'] },
  'spatial-join': { input: ['village'] },
  change: { before: ['community_forest'] },
};

const firstLayer = (op: RecipeOp, name: BlankName, blank: Blank, situation: Situation): readonly string[] => {
  const options = optionsOf(name, blank, situation);
  const wished = WISHED_OF_OP[op]?.[name] ?? WISHED[name] ?? [];
  const registerOf = (code: string): string | null =>
    situation.layers.find((layer) => layer.name === code)?.register ?? null;
  const found = wished.flatMap((key) => options.find(({ code }) => registerOf(code) === key)?.code ?? []);
  const code = found[0] ?? options.find((option) => !isHouseholds(option.code))?.code;
  return code === undefined ? [] : [code];
};

const firstOf = (op: RecipeOp, name: BlankName, blank: Blank, situation: Situation): readonly string[] => {
  if ('optional' in blank && blank.optional) return [];
  if (blank.kind === 'layer') return firstLayer(op, name, blank, situation);
  if (blank.kind === 'distances') return blank.initial.map(String);
  if (blank.kind === 'figures') return ['count|||'];
  if ('initial' in blank && blank.initial !== undefined) return [String(blank.initial)];
  return [];
};

/** A step of an operation with what the workspace suggests; asked on from `from`, it takes that step's result. */
export const newStep = (
  op: RecipeOp,
  id: string,
  layers: readonly LayerSummary[],
  earlier: readonly StepDraft[] = [],
): StepDraft => {
  const empty: StepDraft = { id, op, filled: {} };
  const situation: Situation = { layers, steps: [...earlier, empty], at: earlier.length };
  const filled = blanksOf(op).map(([name, blank]) => [name, firstOf(op, name, blank, situation)] as const);
  const draft = comparedApart({ id, op, filled: Object.fromEntries(filled) }, situation);
  const last = earlier.at(-1);
  return last === undefined ? draft : takeResult(draft, `#${last.id}`, situation);
};

/** Nothing changes from a layer to itself: what comes after is another one, where there are two. */
const comparedApart = (draft: StepDraft, situation: Situation): StepDraft => {
  const { before, after } = draft.filled;
  if (draft.op !== 'change' || before?.[0] !== after?.[0]) return draft;
  const blank = OPERATIONS.change.blanks.after;
  const other = optionsOf('after', blank, situation).find(({ code }) => code !== before?.[0]);
  return other === undefined ? draft : { ...draft, filled: { ...draft.filled, after: [other.code] } };
};

/** The result goes into the blank of what is asked about: `input` where it fits, else the first layer that it fits. */
const takeResult = (draft: StepDraft, result: string, situation: Situation): StepDraft => {
  const fits = blanksOf(draft.op).filter(
    ([name, blank]) =>
      blank.kind === 'layer' && optionsOf(name, blank, situation).some(({ code }) => code === result),
  );
  const [name] = fits.find(([candidate]) => candidate === 'input') ?? fits[0] ?? [];
  if (name === undefined) return draft;
  const taken = { ...draft, filled: { ...draft.filled, [name]: [result] } };
  return withFigure(taken, name, { ...situation, steps: situation.steps.with(situation.at, taken) });
};

/** A field of the result that has to be named is the first number that its step made. */
const withFigure = (draft: StepDraft, input: BlankName, situation: Situation): StepDraft => {
  const made = situation.steps.at(situation.at - 1);
  const plain = (field: string): Bilingual => ({ th: field, en: field });
  const figure = made && madeFields(made, plain).find(({ numeric }) => numeric)?.name;
  if (figure === undefined) return draft;
  const open = blanksOf(draft.op).filter(
    ([name, blank]) =>
      blank.kind === 'field' &&
      blank.of === input &&
      !('optional' in blank && blank.optional) &&
      draft.filled[name]?.[0] === undefined &&
      optionsOf(name, blank, situation).some(({ code }) => code === figure),
  );
  return {
    ...draft,
    filled: { ...draft.filled, ...Object.fromEntries(open.map(([name]) => [name, [figure]])) },
  };
};

/** An id that no step has. */
export const freeId = (steps: readonly StepDraft[]): string => {
  const taken = new Set(steps.map(({ id }) => id));
  for (let n = steps.length + 1; ; n++) if (!taken.has(`step${n}`)) return `step${n}`;
};

export interface Problem {
  readonly at: number;
  readonly name: BlankName;
  readonly words: Bilingual;
}
const problem = (words: Bilingual, at: number, name: BlankName): Problem => {
  const put = (language: 'th' | 'en'): string =>
    words[language].replace('{n}', String(at + 1)).replace('{name}', blankText[name][language]);
  return { at, name, words: { th: put('th'), en: put('en') } };
};

/** A layer must be there; a field must be one of a layer, while those of a result may have been made by its step. */
const mustBeOption = (blank: Blank, situation: Situation): boolean => {
  if (blank.kind === 'layer') return true;
  if (blank.kind !== 'field' && blank.kind !== 'fields') return false;
  const input = situation.steps[situation.at]?.filled[blank.of as BlankName]?.[0];
  return input !== undefined && !input.startsWith('#') && rootLayer(input, situation) !== null;
};

/** The layer is there, and nothing has been filled into it yet. */
const emptyLayer = (
  { kind }: Blank,
  codes: readonly string[],
  { layers, at }: Situation,
  name: BlankName,
): Problem | null => {
  const layer = layers.find((one) => one.name === codes[0] && one.featureCount === 0);
  if (kind !== 'layer' || layer === undefined) return null;
  const put = (language: 'th' | 'en', title: string): string =>
    composeUi.layerEmpty[language].replace('{layer}', () => title);
  const words = { th: put('th', layer.title), en: put('en', layer.titleEn || layer.title) };
  return problem(words, at, name);
};

/** A number or distance that the operation can't take, with the bound. */
const beyondBounds = (step: StepDraft, at: number, name: BlankName): Problem[] => {
  const bound = boundOf(step, name);
  if (bound === null) return [];
  const words = bound.most ? composeUi.tooMuch : composeUi.tooLittle;
  const put = (language: 'th' | 'en'): string =>
    words[language].replace('{limit}', () =>
      bound.metres ? formatDistance(bound.value, language) : formatNumber(bound.value, 2),
    );
  return [problem({ th: put('th'), en: put('en') }, at, name)];
};

const missingWords = ({ kind }: Blank): Bilingual =>
  kind === 'formula' || kind === 'text' ? composeUi.notWritten : composeUi.missing;

/** What is wrong with a formula of a recipe from elsewhere; those written here are read before they are taken. */
const unreadable = (
  blank: FormulaBlankOf,
  formula: string,
  situation: Situation,
  name: BlankName,
): Problem[] => {
  const { fields, open } = formulaScope(blank, situation);
  const fault = formulaFault(formula, fields, blank.yields, open);
  if (fault === null) return [];
  const said = formulaProblem({ problem: fault.problem, word: fault.word, at: fault.at + 1 });
  const put = (language: 'th' | 'en'): string =>
    composeUi.unreadable[language].replace('{problem}', () => said[language]);
  return [problem({ th: put('th'), en: put('en') }, situation.at, name)];
};

const MAY_BE_EMPTY: readonly Blank['kind'][] = ['switch', 'fields'];

/** What keeps the steps from being run, in words: what is missing, and what was renamed or is there no more. */
export const problemsOf = (steps: readonly StepDraft[], layers: readonly LayerSummary[]): Problem[] =>
  steps.flatMap((step, at) => {
    const situation: Situation = { layers, steps, at };
    return blanksOf(step.op).flatMap(([name, blank]): Problem[] => {
      const codes = (step.filled[name] ?? []).filter((code) => code.trim() !== '');
      const empty = MAY_BE_EMPTY.includes(blank.kind) || ('optional' in blank && blank.optional === true);
      if (codes.length === 0) return empty ? [] : [problem(missingWords(blank), at, name)];
      if (blank.kind === 'formula') return unreadable(blank, codes[0] ?? '', situation, name);
      if (!mustBeOption(blank, situation)) return beyondBounds(step, at, name);
      const options = optionsOf(name, blank, situation);
      const known = codes.every((code) => options.some((option) => option.code === code));
      return known
        ? []
        : [emptyLayer(blank, codes, situation, name) ?? problem(composeUi.doesNotFit, at, name)];
    });
  });

/** A step in words, its blanks filled: what a recipe and an answer are called. */
export const sentenceOf = (situation: Situation, language: 'th' | 'en'): string => {
  const step = situation.steps[situation.at];
  if (step === undefined) return '';
  const blanks = new Map<string, Blank>(blanksOf(step.op));
  const { sentence } = questionSentences[step.op];
  const straight = (step.filled.roads ?? []).length === 0;
  return (straight ? withoutRoads(sentence) : sentence)[language].replace(/\{(\w+)\}/g, (_, key: string) => {
    const blank = blanks.get(key);
    const name = key as BlankName;
    const codes = step.filled[name] ?? [];
    if (blank === undefined) return '';
    const options = optionsOf(name, blank, situation);
    if (blank.kind === 'formula')
      return spokenFormula(codes[0] ?? '', formulaScope(blank, situation).fields, language) || '…';
    return codes.map((code) => wordsOf(blank, options, code)[language]).join(', ') || '…';
  });
};

/** The recipe of the steps; null while one of them is not filled. It is called by its last step. */
export const recipeOfSteps = (
  steps: readonly StepDraft[],
  layers: readonly LayerSummary[],
): Recipe | null => {
  const made = steps.map(stepOf).filter((step): step is RecipeStep => step !== null);
  if (made.length === 0 || made.length < steps.length) return null;
  const last = steps.at(-1);
  const title =
    sentenceOf({ layers, steps, at: steps.length - 1 }, 'th').slice(0, 200) ||
    (last === undefined ? '' : operationText[last.op].title.th);
  return { recipeVersion: RECIPE_VERSION, title, steps: made };
};

/** Steps without one of them: those that took its result take what it took. */
export const withoutStep = (steps: readonly StepDraft[], at: number): StepDraft[] => {
  const gone = steps[at];
  if (gone === undefined) return [...steps];
  const first = blanksOf(gone.op).find(([, blank]) => blank.kind === 'layer')?.[0];
  const before = (first && gone.filled[first]?.[0]) ?? '';
  const mend = (step: StepDraft): StepDraft => ({
    ...step,
    filled: Object.fromEntries(
      Object.entries(step.filled).map(([name, codes]) => [
        name,
        codes.map((code) => (code === `#${gone.id}` ? before : code)),
      ]),
    ),
  });
  return steps.toSpliced(at, 1).map(mend);
};

/** Whether a step may go before the one above it: it must not take that one's result. */
export const movesUp = (steps: readonly StepDraft[], at: number): boolean => {
  const [above, step] = [steps[at - 1], steps[at]];
  if (above === undefined || step === undefined) return false;
  return !Object.values(step.filled).some((codes) => codes.includes(`#${above.id}`));
};
