import { FormulaError } from './formula-error.ts';
import { FUNCTIONS } from './functions.ts';
import { type Token, tokensOf } from './tokens.ts';

export type Node =
  | { readonly kind: 'value'; readonly value: number | string | boolean | null }
  | { readonly kind: 'field'; readonly name: string; readonly at: number }
  | { readonly kind: 'negative' | 'not'; readonly of: Node }
  | { readonly kind: 'sign'; readonly sign: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'null'; readonly of: Node; readonly not: boolean }
  | { readonly kind: 'in'; readonly of: Node; readonly list: readonly Node[]; readonly not: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] };

const WORDS: ReadonlyMap<string, string> = new Map([
  ['และ', 'and'],
  ['หรือ', 'or'],
  ['ไม่', 'not'],
  ['จริง', 'true'],
  ['เท็จ', 'false'],
]);
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
/** From loosest to tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '<>', '!=', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/', '%'],
];
const COMPARING = 2;
/** Deeper than any person writes, far from the end of the stack. */
const DEEPEST = 100;

/** Reads a formula. Throws `FormulaError` where it can't be understood. */
export function parseFormula(formula: string): Node {
  const parser = new Parser(tokensOf(formula));
  return parser.whole();
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Node {
    const node = this.level(0);
    if (this.here.kind !== 'end') throw this.unexpected();
    return node;
  }

  private get here(): Token {
    return this.tokens[this.at] as Token;
  }

  private unexpected(): FormulaError {
    const { kind, at, text } = this.here;
    return new FormulaError(kind === 'end' ? 'ended' : 'unexpected', at, text);
  }

  /** The keyword or sign that stands here, whichever language it is in. */
  private word(): string {
    const { kind, text } = this.here;
    if (kind === 'sign') return text;
    return kind === 'name' ? (WORDS.get(text) ?? text.toLowerCase()) : '';
  }

  private take(word: string): boolean {
    if (this.word() !== word) return false;
    this.at++;
    return true;
  }

  private expect(word: string): void {
    if (!this.take(word)) throw this.unexpected();
  }

  private level(level: number): Node {
    const signs = LEVELS[level];
    if (signs === undefined) return this.unary();
    if (level === 0 && ++this.depth > DEEPEST) throw new FormulaError('depth', this.here.at, this.here.text);
    let left = level === COMPARING ? this.negated() : this.level(level + 1);
    while (signs.includes(this.word())) {
      const sign = this.word();
      this.at++;
      left = { kind: 'sign', sign, left, right: this.level(level + 1) };
    }
    if (level === 0) this.depth--;
    return level === COMPARING ? this.tested(left) : left;
  }

  private negated(): Node {
    let nots = 0;
    while (this.take('not')) nots++;
    if (nots === 0) return this.level(COMPARING + 1);
    const of = this.level(COMPARING);
    return nots % 2 === 1 ? { kind: 'not', of } : of;
  }

  /** `is null`, `is not null`, `in (…)`, `not in (…)`. */
  private tested(of: Node): Node {
    if (this.take('is')) {
      const not = this.take('not');
      this.expect('null');
      return { kind: 'null', of, not };
    }
    const not = this.take('not');
    if (!not && this.word() !== 'in') return of;
    this.expect('in');
    this.expect('(');
    return { kind: 'in', of, list: this.list(), not };
  }

  /** What stands between brackets, the closing one included. */
  private list(): Node[] {
    if (this.take(')')) return [];
    const list = [this.level(0)];
    while (this.take(',')) list.push(this.level(0));
    this.expect(')');
    return list;
  }

  private unary(): Node {
    let minus = 0;
    while (this.word() === '-' || this.word() === '+') {
      if (this.word() === '-') minus++;
      this.at++;
    }
    const of = this.primary();
    return minus % 2 === 1 ? { kind: 'negative', of } : of;
  }

  private primary(): Node {
    const token = this.here;
    if (this.take('(')) {
      const node = this.level(0);
      this.expect(')');
      return node;
    }
    if (token.kind === 'sign' || token.kind === 'end') throw this.unexpected();
    this.at++;
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'value', value: token.text };
    if (token.kind === 'field') return { kind: 'field', name: token.text, at: token.at };
    return this.named(token);
  }

  private named(token: Token): Node {
    if (this.take('(')) return this.call(token);
    const word = WORDS.get(token.text) ?? token.text.toLowerCase();
    const constant = CONSTANTS.get(word);
    if (constant !== undefined) return { kind: 'value', value: constant };
    return { kind: 'field', name: token.text, at: token.at };
  }

  private call(token: Token): Node {
    const known = FUNCTIONS.get(token.text.toLowerCase());
    if (known === undefined) throw new FormulaError('function', token.at, token.text);
    const args = this.list();
    if (args.length < known.least || args.length > known.most)
      throw new FormulaError('arguments', token.at, token.text);
    return { kind: 'call', name: token.text.toLowerCase(), args };
  }
}
