import type { Bilingual } from '../contract/base.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { type Token, tokensOf } from '../formula/tokens.ts';
import { said } from './sentence-parts.ts';

/** A condition as it follows «ที่», of one row and of several. */
export interface ConditionWords {
  readonly th: string;
  readonly one: string;
  readonly several: string;
}
type TitleOf = (name: string) => Bilingual | null;

/** What a field is called; one in brackets that nobody knows by that name stands as it was written. */
const calledBy = (token: Token, titleOf: TitleOf): Bilingual | null =>
  titleOf(token.text) ?? (token.kind === 'field' ? said(token.text, token.text) : null);

const COMPARED: Readonly<Record<string, Bilingual>> = {
  '>': said('มากกว่า', 'above'),
  '>=': said('ตั้งแต่', 'of at least'),
  '<': said('น้อยกว่า', 'below'),
  '<=': said('ไม่เกิน', 'of at most'),
  '=': said('เท่ากับ', 'of'),
};

const A_YEAR = 365;
/** How old data is, as the ready question asks it. */
const STALE = /^\s*days_between\(\s*as_of_date\s*,\s*today\(\)\s*\)\s*>\s*(\d+)\s*$/;

const staleWords = (where: string): ConditionWords | null => {
  const days = Number(STALE.exec(where)?.[1] ?? Number.NaN);
  if (Number.isNaN(days)) return null;
  const [th, en] = days === A_YEAR ? ['12 เดือน', '12 months'] : [`${days} วัน`, `${days} days`];
  return {
    th: `ข้อมูลเก่าเกิน ${th}`,
    one: `has data older than ${en}`,
    several: `have data older than ${en}`,
  };
};

const read = (where: string): Token[] => {
  try {
    return tokensOf(where).filter(({ kind }) => kind !== 'end');
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
};

const isField = ({ kind }: Token): boolean => kind === 'name' || kind === 'field';

/** A year or a code stands as it was written; all else with separators and all its digits. */
const numberWords = (field: string, digits: string): string =>
  /code|year|_be$|รหัส|ปี/i.test(field)
    ? digits
    : Number(digits).toLocaleString('en-US', { maximumFractionDigits: 20 });

/** «เป้าหมายมากกว่า 50»: one field compared with one thing. */
const comparedWords = (tokens: readonly Token[], titleOf: TitleOf): ConditionWords | null => {
  const [field, sign, value, more] = tokens;
  if (!field || !sign || !value || more || !isField(field)) return null;
  const [title, words] = [calledBy(field, titleOf), COMPARED[sign.text]];
  if (title === null || words === undefined || (value.kind !== 'number' && value.kind !== 'text'))
    return null;
  const shown = value.kind === 'number' ? numberWords(field.text, value.text) : `“${value.text}”`;
  const en = `${title.en} ${words.en} ${shown}`;
  return { th: `${title.th}${words.th} ${shown}`, one: `has ${en}`, several: `have ${en}` };
};

/** A formula as people wrote it, with fields by the names that they know. */
const titled = (where: string, tokens: readonly Token[], titleOf: TitleOf, language: 'th' | 'en'): string => {
  let out = '';
  let at = 0;
  for (const token of tokens) {
    // A function's name is a name as well.
    const called = where[token.at + token.text.length] === '(';
    const title = isField(token) && !(token.kind === 'name' && called) ? calledBy(token, titleOf) : null;
    if (title === null) continue;
    out += where.slice(at, token.at) + title[language];
    at = token.kind === 'field' ? where.indexOf(']', token.at) + 1 : token.at + token.text.length;
  }
  return out + where.slice(at);
};

/** What rows were chosen for, in words: the commonest conditions as people say them, others as they were written. */
export const conditionWords = (where: string, titleOf: TitleOf): ConditionWords => {
  const tokens = read(where);
  const plain = staleWords(where) ?? comparedWords(tokens, titleOf);
  if (plain) return plain;
  const en = `the condition “${titled(where, tokens, titleOf, 'en')}”`;
  return {
    th: `เข้าเงื่อนไข “${titled(where, tokens, titleOf, 'th')}”`,
    one: `meets ${en}`,
    several: `meet ${en}`,
  };
};
