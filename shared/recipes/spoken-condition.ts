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

const wordsOf = ({ kind, text }: Token, language: 'th' | 'en'): string => {
  if (kind === 'number') return formatNumber(Number(text), 6);
  if (kind === 'text') return `“${text}”`;
  if (kind === 'sign') return SIGNS.get(text)?.[language] ?? text;
  return kind === 'name' ? (WORDS.get(text.toLowerCase())?.[language] ?? text) : text;
};

/** A condition as it is read out: fields by their titles, comparisons in words. */
export const spokenCondition = (
  formula: string,
  fields: readonly NamedField[],
  language: 'th' | 'en',
): string => {
  try {
    const tokens = tokensOf(spokenFormula(formula, fields, language)).filter(({ kind }) => kind !== 'end');
    const words = tokens.map((token) => wordsOf(token, language)).join(' ');
    return words.replace(/ ?\( ?/g, '(').replace(/ ([),])/g, '$1');
  } catch (error) {
    if (error instanceof FormulaError) return formula;
    throw error;
  }
};
