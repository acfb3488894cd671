import type { Bilingual } from '../contract/base.ts';
import { looseText } from '../domain/thai-text.ts';
import { FORMULA_FUNCTIONS } from '../formula/functions.ts';
import { formulaHelp } from '../text/formula.ts';
import { type NamedField, spokenField } from './formula-fields.ts';
import { writtenField } from './formula-names.ts';

/** Something that may be put into a formula. */
export interface Completion {
  readonly kind: 'field' | 'function';
  readonly name: string;
  /** What is written; of a function up to its opening bracket. */
  readonly written: string;
  readonly label: string;
}
/** The word that is being typed: its place in the formula and what stands there. */
export interface TypedWord {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The word before the caret, or the name in brackets that is open there; empty where there is none. */
export const wordAt = (formula: string, caret: number): TypedWord => {
  const before = formula.slice(0, caret);
  // Within quotes there is text, where nothing is completed.
  if ((before.match(/'/g)?.length ?? 0) % 2 === 1 || (before.match(/"/g)?.length ?? 0) % 2 === 1)
    return { from: caret, to: caret, text: '' };
  const typed = /\[[^\]]*$|[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u.exec(before)?.[0] ?? '';
  return { from: caret - typed.length, to: caret, text: typed };
};

const holds = (typed: string, ...words: readonly string[]): boolean => {
  const wanted = looseText(typed.replace('[', ''));
  return words.some((word) => looseText(word).includes(wanted));
};

/** Fields whose title or name holds what was typed, those that begin with it first. */
export const fieldsFound = (
  fields: readonly NamedField[],
  typed: string,
  language: 'th' | 'en',
): Completion[] => {
  const wanted = looseText(typed.replace('[', ''));
  const begins = ({ name, title }: NamedField): number =>
    [name, title.th, title.en].some((word) => looseText(word).startsWith(wanted)) ? 0 : 1;
  return fields
    .filter(({ name, title }) => holds(typed, name, title.th, title.en))
    .toSorted((a, b) => begins(a) - begins(b))
    .map((field) => ({
      kind: 'field',
      name: field.name,
      written: writtenField(spokenField(fields, field, language)),
      label: field.title[language] || field.name,
    }));
};

/** Functions whose name, in either language, holds what was typed. */
export const functionsFound = (typed: string, language: 'th' | 'en'): Completion[] =>
  FORMULA_FUNCTIONS.filter(({ name, th }) => !typed.startsWith('[') && holds(typed, name, th)).map(
    ({ name, th }) => ({
      kind: 'function',
      name,
      written: `${language === 'th' ? th : name}(`,
      label: helpOf(name)[language],
    }),
  );

const helpOf = (name: string): Bilingual => formulaHelp[name] ?? { th: name, en: name };

/** The formula with a word in the place of what was typed, and where the caret then stands. */
export const withWord = (
  formula: string,
  { from, to }: TypedWord,
  written: string,
): { readonly formula: string; readonly caret: number } => {
  const gap = from > 0 && /[\p{L}\p{M}\p{N}_\])]$/u.test(formula.slice(0, from)) ? ' ' : '';
  // What was opened in brackets may be closed already.
  const rest = formula.slice(to).replace(written.endsWith(']') ? /^\]/ : /^(?!)/, '');
  const put = `${gap}${written}`;
  return { formula: formula.slice(0, from) + put + rest, caret: from + put.length };
};
