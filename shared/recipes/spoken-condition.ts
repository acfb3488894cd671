import type { Bilingual } from '../contract/base.ts';
import { formatNumber } from '../domain/units.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { type Token, tokensOf } from '../formula/tokens.ts';
import { type NamedField, spokenFormula } from './formula-fields.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const SIGNS: ReadonlyMap<string, Bilingual> = new Map([
  ['=', said('เป็น', 'is')],
  ['<>', said('ไม่ใช่', 'is not')],
  ['!=', said('ไม่ใช่', 'is not')],
  ['>', said('มากกว่า', 'is more than')],
  ['>=', said('ไม่น้อยกว่า', 'is at least')],
  ['<', said('น้อยกว่า', 'is less than')],
  ['<=', said('ไม่เกิน', 'is at most')],
]);
const WORDS: ReadonlyMap<string, Bilingual> = new Map([
  ['and', said('และ', 'and')],
  ['or', said('หรือ', 'or')],
  ['not', said('ไม่', 'not')],
]);

const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text;
const wordsOf = ({ kind, text }: Token, language: 'th' | 'en'): string => {
  if (kind === 'number') return formatNumber(Number(text), 6);
  if (kind === 'text') return `“${text}”`;
  if (kind === 'sign') return SIGNS.get(text)?.[language] ?? text;
  return kind === 'name' ? (WORDS.get(text.toLowerCase())?.[language] ?? text) : text;
};

/** A condition as it is read out: fields by their titles, comparisons in words. Null of one with functions, which nobody reads out. */
export const spokenCondition = (
  formula: string,
  fields: readonly NamedField[],
  language: 'th' | 'en',
): string | null => {
  try {
    const tokens = tokensOf(spokenFormula(formula, fields, language)).filter(({ kind }) => kind !== 'end');
    const calls = tokens.some(
      ({ kind, text }, i) => kind === 'name' && text.toLowerCase() !== 'in' && tokens[i + 1]?.text === '(',
    );
    if (calls) return null;
    return tokens.reduce((words, token, i) => {
      const tight = i === 0 || isSign(tokens[i - 1], '(') || isSign(token, ')') || isSign(token, ',');
      return `${words}${tight ? '' : ' '}${wordsOf(token, language)}`;
    }, '');
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
};
