import type { Bilingual } from '../contract/base.ts';
import { asCondition, formulaOf } from '../formula/formula.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { fieldTokens, renamedInFormula } from './formula-names.ts';

/** A field as formulas name it, and as people do. */
export interface NamedField {
  readonly name: string;
  readonly title: Bilingual;
}

const calledSo = (fields: readonly NamedField[], word: string): NamedField | undefined =>
  fields.find(({ name }) => name === word) ??
  fields.find(({ title }) => title.th === word || title.en === word);

/** The title of a field where it stands for no other; else its name. */
export const spokenField = (
  fields: readonly NamedField[],
  { name, title }: NamedField,
  language: 'th' | 'en',
): string => {
  const word = title[language];
  const plain = word !== '' && !word.includes(']') && calledSo(fields, word)?.name === name;
  const alone = fields.filter((field) => field.title[language] === word).length === 1;
  return plain && alone ? word : name;
};

/** A formula with fields by their titles: as people read and write it. One that can't be read stays as it is. */
export const spokenFormula = (
  formula: string,
  fields: readonly NamedField[],
  language: 'th' | 'en',
): string =>
  renamedInFormula(formula, (word) => {
    const field = calledSo(fields, word);
    return field === undefined ? word : spokenField(fields, field, language);
  });

/** A formula with fields by their column names: as a recipe keeps it, whatever language it was written in. */
export const namedFormula = (formula: string, fields: readonly NamedField[]): string =>
  renamedInFormula(formula, (word) => calledSo(fields, word)?.name ?? word);

/**
 * What is wrong with a formula as it stands there; null where nothing is.
 *
 * @param open true where steps before may have made fields that are not among these
 */
export const formulaFault = (
  formula: string,
  fields: readonly NamedField[],
  yields: 'value' | 'condition',
  open: boolean,
): FormulaError | null => {
  const words = fieldTokens(formula).map(({ text }) => text);
  const columns = words
    .filter((word) => open || calledSo(fields, word) !== undefined)
    .map((name) => ({ name }));
  try {
    const read = formulaOf(formula, columns);
    if (yields === 'condition') asCondition(read);
    return null;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
};
