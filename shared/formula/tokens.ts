import { FormulaError } from './formula-error.ts';

export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'field' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const SIGNS = ['<=', '>=', '<>', '!=', '=', '<', '>', '+', '-', '*', '/', '%', '&', '(', ')', ','];
const NUMBER = /^\d+(\.\d+)?/;
/** Letters of any script with their marks: Thai vowels above and below are marks. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.]*/u;

/** Cuts a formula into words. Throws `FormulaError` at the first that is none. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const rest = formula.slice(at);
    const space = /^\s+/.exec(rest)?.[0].length ?? 0;
    if (space > 0) {
      at += space;
      continue;
    }
    const { token, length } = next(rest, at);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { kind: 'end', text: '', at: formula.length }];
}

function next(rest: string, at: number): { token: Token; length: number } {
  const first = rest.charAt(0);
  if (first === "'" || first === '"') return quoted(rest, at, first);
  if (first === '[') return bracketed(rest, at);
  const number = NUMBER.exec(rest)?.[0];
  if (number !== undefined) {
    if (/^[\p{L}.]/u.test(rest.slice(number.length))) throw new FormulaError('number', at, number);
    return { token: { kind: 'number', text: number, at }, length: number.length };
  }
  const name = NAME.exec(rest)?.[0];
  if (name !== undefined) return { token: { kind: 'name', text: name, at }, length: name.length };
  const sign = SIGNS.find((candidate) => rest.startsWith(candidate));
  if (sign === undefined) throw new FormulaError('character', at, first);
  return { token: { kind: 'sign', text: sign, at }, length: sign.length };
}

function quoted(rest: string, at: number, quote: string): { token: Token; length: number } {
  let text = '';
  for (let i = 1; i < rest.length; i++) {
    if (rest[i] !== quote) text += rest[i];
    else if (rest[i + 1] === quote) text += rest[i++];
    else return { token: { kind: 'text', text, at }, length: i + 1 };
  }
  throw new FormulaError('text-open', at, rest.slice(0, 20));
}

function bracketed(rest: string, at: number): { token: Token; length: number } {
  const end = rest.indexOf(']');
  if (end < 0) throw new FormulaError('bracket-open', at, rest.slice(0, 20));
  return { token: { kind: 'field', text: rest.slice(1, end).trim(), at }, length: end + 1 };
}
