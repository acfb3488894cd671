import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Blank } from '../../../shared/domain/operations.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { type Formula, formulaOf } from '../../../shared/formula/formula.ts';
import { FormulaError } from '../../../shared/formula/formula-error.ts';
import { FORMULA_FUNCTIONS } from '../../../shared/formula/functions.ts';
import { formulaHelp, formulaProblem, formulaUi } from '../../../shared/text/formula.ts';
import { fieldsAt, type Situation } from './blank-options.ts';
import type { MadeField } from './made-fields.ts';
import type { BlankName } from './step-draft.ts';

export type FormulaBlank = Extract<Blank, { kind: 'formula' }>;

/** The fields that a formula may name. */
export const formulaFields = (blank: FormulaBlank, situation: Situation): readonly MadeField[] =>
  fieldsAt(blank.of as BlankName, situation);

/** Reads a formula for the rows that it is about; throws `FormulaError`. */
export const readFormula = (text: string, fields: readonly MadeField[]): Formula =>
  formulaOf(
    text,
    fields.map(({ name, label }) => ({ name, title: label.th })),
  );

/** What keeps a formula from being run, in words; null where nothing does. Fields of a result may be known to the core alone. */
export const formulaTrouble = (blank: FormulaBlank, text: string, situation: Situation): Bilingual | null => {
  try {
    const { yields } = readFormula(text, formulaFields(blank, situation));
    const decides = yields === 'boolean' || yields === 'any';
    return blank.yields === 'condition' && !decides ? formulaUi.noCondition : null;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { problem, at, word } = error;
    const made = situation.steps[situation.at]?.filled[blank.of as BlankName]?.[0]?.startsWith('#') === true;
    return problem === 'field' && made ? null : formulaProblem({ problem, at: at + 1, word });
  }
};

/** Something that can be put into a formula where the caret stands. */
export interface Completion {
  readonly key: string;
  readonly label: Bilingual;
  readonly about: Bilingual;
  readonly insert: Bilingual;
}

const fieldInserts = (field: MadeField, fields: readonly MadeField[]): Bilingual => {
  const { name, label } = field;
  const named = /^[A-Za-z_]\w*$/.test(name) ? name : `[${name}]`;
  const alone = fields.filter((other) => other.label.th === label.th).length === 1;
  return { th: alone && !label.th.includes(']') ? `[${label.th}]` : named, en: named };
};

/** The word that is being typed, up to the caret: a name, or what follows an open bracket. */
export const wordBefore = (text: string, caret: number): string =>
  /\[[^\]]*$|[\p{L}\p{M}\p{N}_]+$/u.exec(text.slice(0, caret))?.[0] ?? '';

/** The fields and functions whose names hold the word, tone marks or not; fields alone within brackets. */
export const completionsFor = (word: string, fields: readonly MadeField[]): Completion[] => {
  const wanted = looseText(word.replace(/^\[/, ''));
  const holds = (...words: string[]): boolean => words.some((one) => looseText(one).includes(wanted));
  const ofFields = fields
    .filter(({ name, label }) => holds(name, label.th, label.en))
    .map(
      (field): Completion => ({
        ...{ key: `field ${field.name}`, label: field.label, about: { th: field.name, en: field.name } },
        insert: fieldInserts(field, fields),
      }),
    );
  if (word.startsWith('[')) return ofFields;
  const ofFunctions = FORMULA_FUNCTIONS.filter(({ name, th }) => holds(name, th)).map(
    ({ name, th, most }): Completion => ({
      ...{ key: `function ${name}`, label: { th, en: name } },
      about: formulaHelp[name] ?? { th: name, en: name },
      insert: most === 0 ? { th: `${th}()`, en: `${name}()` } : { th: `${th}(`, en: `${name}(` },
    }),
  );
  return [...ofFields, ...ofFunctions];
};

/** The text with a completion in the place of the word before the caret, and where the caret is then. */
export const completed = (text: string, caret: number, insert: string): { text: string; caret: number } => {
  const from = caret - wordBefore(text, caret).length;
  return { text: text.slice(0, from) + insert + text.slice(caret), caret: from + insert.length };
};
