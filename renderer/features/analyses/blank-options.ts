import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { RecipeOp } from '../../../shared/contract/recipe.ts';
import { metresOf } from '../../../shared/domain/distance-text.ts';
import { HOUSEHOLDS, isHouseholds, UNSAFE_HOUSES } from '../../../shared/domain/household-sets.ts';
import { type Blank, OPERATIONS, type Takes } from '../../../shared/domain/operations.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { formatAskedDistance, formatNumber } from '../../../shared/domain/units.ts';
import { householdNoun, unsafeHousesNoun } from '../../../shared/text/analyses.ts';
import { choiceText, operationText } from '../../../shared/text/operations.ts';
import { composeUi } from '../../../shared/text/question-sentences.ts';
import { MADE_ANEW, type MadeField, madeFields } from './made-fields.ts';
import { type BlankName, blanksOf, figureCode, figureOf, type StepDraft } from './step-draft.ts';

export interface BlankOption {
  readonly code: string;
  readonly label: Bilingual;
}
/** What decides what fits a blank: the layers of the workspace and the steps, of which `at` is being filled. */
export interface Situation {
  readonly layers: readonly LayerSummary[];
  readonly steps: readonly StepDraft[];
  readonly at: number;
}

const LADDER_M = [100, 500, 1000, 2000, 3000, 5000, 10_000, 20_000];
const COUNTED_OPS: readonly RecipeOp[] = ['near', 'count-in-areas'];

const kindOfLayer = ({ geometryType }: LayerSummary): Takes | null => {
  if (geometryType.endsWith('Point')) return 'point';
  if (geometryType.endsWith('LineString')) return 'line';
  if (geometryType.endsWith('Polygon')) return 'polygon';
  return geometryType === 'None' ? 'table' : null;
};

const mainOf = (step: StepDraft): string | undefined => {
  const first = blanksOf(step.op).find(([, blank]) => blank.kind === 'layer');
  return first && step.filled[first[0]]?.[0];
};

/** The layer whose rows an input has, through the steps before it. */
export const rootLayer = (input: string | undefined, situation: Situation): LayerSummary | null => {
  if (input === undefined) return null;
  if (!input.startsWith('#')) return situation.layers.find(({ name }) => name === input) ?? null;
  const at = situation.steps.findIndex(({ id }) => `#${id}` === input);
  const step = situation.steps[at];
  return step === undefined || at >= situation.at ? null : rootLayer(mainOf(step), { ...situation, at });
};

/** What shapes the rows of a step have; null where they may be of any kind. */
const kindOfStep = (step: StepDraft, situation: Situation): Takes | null => {
  const { yields } = OPERATIONS[step.op];
  if (yields === 'areas') return 'polygon';
  if (yields !== 'input') return yields;
  const main = mainOf(step);
  const at = situation.steps.indexOf(step);
  const earlier = situation.steps.slice(0, at).find(({ id }) => `#${id}` === main);
  if (earlier !== undefined) return kindOfStep(earlier, situation);
  const layer = rootLayer(main, { ...situation, at });
  return layer === null ? (main !== undefined && isHouseholds(main) ? 'point' : null) : kindOfLayer(layer);
};

const stepOptions = (takes: readonly Takes[], situation: Situation): BlankOption[] =>
  situation.steps.slice(0, situation.at).flatMap((step, index): BlankOption[] => {
    const kind = kindOfStep(step, situation);
    if (kind !== null && !takes.includes(kind)) return [];
    const { title } = operationText[step.op];
    const n = String(index + 1);
    const words = (language: 'th' | 'en'): string =>
      composeUi.stepResult[language].replace('{n}', n).replace('{name}', title[language]);
    return [{ code: `#${step.id}`, label: { th: words('th'), en: words('en') } }];
  });

const layerOptions = (takes: readonly Takes[], situation: Situation): BlankOption[] => {
  const fits = (layer: LayerSummary): boolean => {
    const kind = kindOfLayer(layer);
    return layer.featureCount > 0 && kind !== null && takes.includes(kind);
  };
  // Answers stand behind the data that they were made of.
  const sorted = situation.layers
    .filter(fits)
    .toSorted((a, b) => Number(a.kind === 'result') - Number(b.kind === 'result'));
  return sorted.map(({ name, title, titleEn }) => ({
    code: name,
    label: { th: title, en: titleEn || title },
  }));
};

const inputOptions = (name: BlankName, takes: readonly Takes[], situation: Situation): BlankOption[] => {
  const op = situation.steps[situation.at]?.op;
  const households =
    name === 'input' && op !== undefined && COUNTED_OPS.includes(op)
      ? [
          { code: HOUSEHOLDS, label: householdNoun.name },
          // What is withheld is decided for one condition at a time: with a distance they can't be asked.
          ...(op === 'count-in-areas' ? [{ code: UNSAFE_HOUSES, label: unsafeHousesNoun.name }] : []),
        ]
      : [];
  return [...stepOptions(takes, situation), ...households, ...layerOptions(takes, situation)];
};

const isNumber = ({ type, codeList }: Field): boolean =>
  (type === 'integer' || type === 'real') && codeList === null;

/** The fields that may be asked of: none that names a person or is not shown. */
export const fieldsOf = (of: BlankName, situation: Situation): readonly Field[] => {
  const layer = rootLayer(situation.steps[situation.at]?.filled[of]?.[0], situation);
  return layer?.fields.filter(({ masked, hidden, type }) => !masked && !hidden && type !== 'binary') ?? [];
};
/** The fields that a blank may name, with what earlier steps added; the layer's own only where they are still there. */
export const fieldsAt = (of: BlankName, situation: Situation): readonly MadeField[] => {
  const added: MadeField[] = [];
  let input = situation.steps[situation.at]?.filled[of]?.[0];
  for (let at = situation.at - 1; at >= 0 && input?.startsWith('#'); at--) {
    const step = situation.steps[at];
    if (step === undefined || input !== `#${step.id}`) continue;
    const summed = rootLayer(step.filled.input?.[0], { ...situation, at });
    added.unshift(...madeFields(step, titleIn(summed)));
    if (MADE_ANEW.includes(step.op)) return added;
    input = mainOf(step);
  }
  const own = fieldsOf(of, situation).map((field) => ({
    ...{ name: field.name, label: fieldLabel(field), numeric: isNumber(field) },
  }));
  // A name that is taken is another field's; the second of a kind has one that only the core knows.
  const names = new Set<string>();
  return [...own, ...added].filter(({ name }) => !names.has(name) && names.add(name));
};
const titleIn =
  (layer: LayerSummary | null) =>
  (name: string): Bilingual => {
    const field = layer?.fields.find((candidate) => candidate.name === name);
    return field === undefined ? { th: name, en: name } : fieldLabel(field);
  };
const fieldLabel = ({ title, titleEn }: Field): Bilingual => ({ th: title, en: titleEn || title });

const figureOptions = (blank: Extract<Blank, { kind: 'figures' }>, situation: Situation): BlankOption[] => {
  const numbers = fieldsAt(blank.of as BlankName, situation).filter(({ numeric }) => numeric);
  return blank.options.flatMap((statistic): BlankOption[] => {
    const label = choiceText[statistic];
    const whole = figureOf(statistic);
    if (whole !== null) return [{ code: figureCode(whole), label }];
    return numbers.map((field) => ({
      code: `${statistic}|${field.name}||`,
      label: figureLabel(label, field),
    }));
  });
};
const figureLabel = (figure: Bilingual, field: MadeField): Bilingual => {
  const words = (language: 'th' | 'en'): string =>
    composeUi.figureOf[language]
      .replace('{figure}', figure[language])
      .replace('{field}', field.label[language]);
  return { th: words('th'), en: words('en') };
};

const distanceOption = (metres: number): BlankOption => ({
  code: String(metres),
  label: { th: formatAskedDistance(metres, 'th'), en: formatAskedDistance(metres, 'en') },
});

const numberOption = (value: number): BlankOption => ({
  code: String(value),
  label: { th: formatNumber(value, 2), en: formatNumber(value, 2) },
});
const numbersBetween = ({ min, max }: { min: number; max: number }): number[] =>
  Array.from({ length: 11 }, (_, step) => min + (max > 1 ? step : (step * (max - min)) / 10)).filter(
    (value) => value <= max,
  );

const saidBefore = ({ says }: Extract<Blank, { kind: 'layer' }>, option: BlankOption): BlankOption => {
  if (says === undefined) return option;
  const [before, { label }] = [choiceText[says.before], option];
  return { ...option, label: { th: `${before.th} ${label.th}`, en: `${before.en} ${label.en}` } };
};

/** What an empty blank stands for by itself; null where it stands for nothing. */
export const emptyWords = (blank: Blank): Bilingual | null => {
  if (blank.kind === 'layer') return blank.says === undefined ? null : choiceText[blank.says.empty];
  if (!('optional' in blank) || blank.optional !== true) return null;
  if (blank.kind === 'choice') return choiceText[blank.initial];
  if (blank.kind !== 'distance' || blank.initial === undefined) return null;
  return distanceOption(blank.initial).label;
};

/** All that may stand in a blank, before anything is typed. Texts and formulas offer nothing: they are typed. */
export const optionsOf = (name: BlankName, blank: Blank, situation: Situation): BlankOption[] => {
  switch (blank.kind) {
    case 'layer':
      return inputOptions(name, blank.takes, situation).map((option) => saidBefore(blank, option));
    case 'distance':
      return (blank.ladder ?? LADDER_M).map(distanceOption);
    case 'distances':
      return LADDER_M.map(distanceOption);
    case 'field':
    case 'fields':
      return fieldsAt(blank.of as BlankName, situation)
        .filter(({ numeric }) => !blank.numeric || numeric)
        .map(({ name: code, label }) => ({ code, label }));
    case 'figures':
      return figureOptions(blank, situation);
    case 'number':
      return numbersBetween(blank).map(numberOption);
    case 'choice':
      return blank.options.map((code) => ({ code, label: choiceText[code] }));
    default:
      return [];
  }
};

/** The options that hold what was typed, without tone marks; amounts may be typed as well. */
export const foundOptions = (blank: Blank, options: readonly BlankOption[], typed: string): BlankOption[] => {
  if (typed.trim() === '') return [...options];
  const metres = metresOf(typed);
  if (blank.kind === 'distance' || blank.kind === 'distances')
    return metres === null ? [] : [distanceOption(metres)];
  const wanted = looseText(typed);
  return options.filter(({ label }) => looseText(`${label.th} ${label.en}`).includes(wanted));
};

/** The words of what stands in a blank, also where it is none of the options any more. */
export const wordsOf = (blank: Blank, options: readonly BlankOption[], code: string): Bilingual => {
  const known = options.find((option) => option.code === code)?.label;
  if (known !== undefined) return known;
  if (blank.kind === 'distance' || blank.kind === 'distances') return distanceOption(Number(code)).label;
  if (blank.kind === 'number') return numberOption(Number(code)).label;
  if (blank.kind === 'text' || blank.kind === 'formula') return { th: code, en: code };
  const [statistic, field] = code.split('|');
  return { th: field ? `${statistic} ${field}` : code, en: field ? `${statistic} ${field}` : code };
};
