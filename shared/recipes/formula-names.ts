import { FormulaError } from '../formula/formula-error.ts';
import { parseFormula } from '../formula/parse.ts';
import { type Token, tokensOf } from '../formula/tokens.ts';

/** Words of the language that are no field where they stand alone. */
const WORDS = new Set(
  ['and', 'or', 'not', 'in', 'is', 'null', 'true', 'false'].concat(['และ', 'หรือ', 'ไม่', 'จริง', 'เท็จ']),
);
/** A name that needs no brackets. */
const PLAIN = /^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u;

/** The words of a formula that name fields; none where it can't be read, which is told when it is run. */
export const fieldTokens = (formula: string): Token[] => {
  try {
    parseFormula(formula);
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
  const tokens = tokensOf(formula);
  return tokens.filter(({ kind, text }, i) => {
    if (kind === 'field') return true;
    const call = tokens[i + 1]?.kind === 'sign' && tokens[i + 1]?.text === '(';
    return kind === 'name' && !call && !WORDS.has(text.toLowerCase());
  });
};

const lengthOf = (formula: string, { kind, text, at }: Token): number =>
  kind === 'field' ? formula.indexOf(']', at) + 1 - at : text.length;

/** A field as a formula names it: in brackets where its name is no plain word. */
export const writtenField = (name: string): string =>
  PLAIN.test(name) && !WORDS.has(name.toLowerCase()) ? name : `[${name}]`;

/** A formula with its fields called otherwise; all else stays letter for letter. */
export const renamedInFormula = (formula: string, name: (field: string) => string): string =>
  // From the end, so that the places before stay right.
  fieldTokens(formula).reduceRight((text, token) => {
    const to = name(token.text);
    if (to === token.text) return text;
    return text.slice(0, token.at) + writtenField(to) + text.slice(token.at + lengthOf(text, token));
  }, formula);
