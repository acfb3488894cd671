import type { CellValue } from '../contract/base.ts';
import { FormulaError, type NoValue } from './formula-error.ts';
import { FUNCTIONS, numberOf, type RowMeasures, textOf, truth } from './functions.ts';
import { type Node, parseFormula } from './parse.ts';

/** A formula over the rows of one table. */
export interface Formula {
  /** The fields that it names, in the table's own spelling. */
  readonly fields: readonly string[];
  /** What it yields, as far as its outermost part tells. */
  readonly yields: 'number' | 'text' | 'boolean' | 'any';
  /** @param values in the order of the columns that the formula was made for */
  of(values: readonly CellValue[], row: RowMeasures): CellValue;
}
type Evaluate = (values: readonly CellValue[], row: RowMeasures) => CellValue;

/** Refuses a formula that can't be true or false where a condition is asked for: `5` would keep every row. */
export function asCondition(formula: Formula): Formula {
  if (formula.yields === 'number' || formula.yields === 'text') throw new FormulaError('condition', 0, '');
  return formula;
}

/** What a formula yields for a row, and where that is nothing, why. */
export function triedOn(
  formula: Formula,
  values: readonly CellValue[],
  row: RowMeasures,
): { readonly value: CellValue; readonly why: NoValue | null } {
  let heard: NoValue = 'missing';
  const value = formula.of(values, {
    ...row,
    why: (reason) => {
      heard = reason;
    },
  });
  return { value, why: value === null ? heard : null };
}

/**
 * Reads a formula for a table. Throws `FormulaError`: for words that are none, and for fields that the table has not.
 *
 * @param columns names, or names with the titles by which people know them
 */
export function formulaOf(
  formula: string,
  columns: readonly { readonly name: string; readonly title?: string }[],
): Formula {
  const node = parseFormula(formula);
  const fields = new Set<string>();
  const place = (name: string, at: number): number => {
    const found = columns.findIndex((column) => column.name === name);
    const index = found >= 0 ? found : columns.findIndex((column) => column.title === name);
    if (index < 0) throw new FormulaError('field', at, name);
    fields.add(columns[index]?.name ?? name);
    return index;
  };
  return { of: compiled(node, place), fields: [...fields], yields: yieldOf(node) };
}

function yieldOf(node: Node): Formula['yields'] {
  switch (node.kind) {
    case 'negative':
      return 'number';
    case 'not':
    case 'null':
    case 'in':
      return 'boolean';
    case 'sign':
      return node.sign === '&' ? 'text' : '+-*/%'.includes(node.sign) ? 'number' : 'boolean';
    case 'call':
      return FUNCTIONS.get(node.name)?.yields ?? 'any';
    case 'value':
      return typeof node.value === 'number' ? 'number' : typeof node.value === 'string' ? 'text' : 'any';
    case 'field':
      return 'any';
  }
}

type Place = (name: string, at: number) => number;

function compiled(node: Node, place: Place): Evaluate {
  switch (node.kind) {
    case 'value':
      return () => node.value;
    case 'field': {
      const index = place(node.name, node.at);
      return (values) => values[index] ?? null;
    }
    case 'negative': {
      const of = compiled(node.of, place);
      return (values, row) => {
        const value = numberOf(of(values, row));
        return value === null ? null : -value;
      };
    }
    case 'not': {
      const of = compiled(node.of, place);
      return (values, row) => {
        const value = truth(of(values, row));
        return value === null ? null : !value;
      };
    }
    case 'null': {
      const of = compiled(node.of, place);
      return (values, row) => (of(values, row) === null) !== node.not;
    }
    case 'in':
      return among(node, place);
    case 'sign':
      return joined(node, place);
    case 'call':
      return called(node, place);
  }
}

function called({ name, args }: Extract<Node, { kind: 'call' }>, place: Place): Evaluate {
  const known = FUNCTIONS.get(name);
  if (known === undefined) throw new FormulaError('function', 0, name);
  const parts = args.map((arg) => compiled(arg, place));
  return (values, row) =>
    known.apply(
      parts.map((part) => part(values, row)),
      row,
    );
}

function among({ of, list, not }: Extract<Node, { kind: 'in' }>, place: Place): Evaluate {
  const value = compiled(of, place);
  const others = list.map((item) => compiled(item, place));
  return (values, row) => {
    const wanted = value(values, row);
    if (wanted === null) return null;
    let missing = false;
    for (const other of others) {
      const order = compare(wanted, other(values, row));
      if (order === 0) return !not;
      missing ||= order === null;
    }
    // It may be the one that is missing.
    return missing ? null : not;
  };
}

function joined({ sign, left, right }: Extract<Node, { kind: 'sign' }>, place: Place): Evaluate {
  const a = compiled(left, place);
  const b = compiled(right, place);
  if (sign === 'and' || sign === 'or') {
    const deciding = sign === 'or';
    return (values, row) => {
      const one = truth(a(values, row));
      if (one === deciding) return deciding;
      const other = truth(b(values, row));
      if (other === deciding) return deciding;
      return one === null || other === null ? null : !deciding;
    };
  }
  const act = SIGNS.get(sign);
  if (act === undefined) throw new FormulaError('unexpected', 0, sign);
  return (values, row) => act(a(values, row), b(values, row), row);
}

/** Text that is told apart by its characters though it is a number: codes with leading zeros, and long ones. */
const isCode = (value: CellValue): boolean =>
  typeof value === 'string' && (/^\s*0\d/.test(value) || value.trim().length > 15);

/**
 * Numbers as numbers, where both are; else text by its characters, and two texts of which one is a code: `0101` is not
 * `101`. Null where one is missing.
 */
function compare(a: CellValue, b: CellValue): number | null {
  if (a === null || b === null) return null;
  const texts = typeof a === 'string' && typeof b === 'string';
  if (texts && (isCode(a) || isCode(b))) return a === b ? 0 : a < b ? -1 : 1;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== null && y !== null) return x - y;
  const [s, t] = [String(a), String(b)];
  return s === t ? 0 : s < t ? -1 : 1;
}

type Act = (a: CellValue, b: CellValue, row: RowMeasures) => CellValue;
const arithmetic =
  (act: (x: number, y: number) => number): Act =>
  (a, b, row) => {
    const [x, y] = [numberOf(a), numberOf(b)];
    if (isNoNumber(a, x) || isNoNumber(b, y)) row.why?.('not-number');
    if (x === null || y === null) return null;
    const value = act(x, y);
    if (!Number.isFinite(value)) row.why?.('uncomputable');
    return Number.isFinite(value) ? value : null;
  };
/** There is a value, and it is none to reckon with. */
const isNoNumber = (value: CellValue, number: number | null): boolean =>
  number === null && value !== null && value !== '';
const comparison =
  (holds: (order: number) => boolean): Act =>
  (a, b) => {
    const order = compare(a, b);
    return order === null ? null : holds(order);
  };
const SIGNS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['+', arithmetic((x, y) => x + y)],
  ['-', arithmetic((x, y) => x - y)],
  ['*', arithmetic((x, y) => x * y)],
  ['/', arithmetic((x, y) => x / y)],
  ['%', arithmetic((x, y) => x % y)],
  [
    '&',
    (a, b) => {
      const [s, t] = [textOf(a), textOf(b)];
      return s === null && t === null ? null : `${s ?? ''}${t ?? ''}`;
    },
  ],
  ['=', comparison((order) => order === 0)],
  ['<>', comparison((order) => order !== 0)],
  ['!=', comparison((order) => order !== 0)],
  ['<', comparison((order) => order < 0)],
  ['<=', comparison((order) => order <= 0)],
  ['>', comparison((order) => order > 0)],
  ['>=', comparison((order) => order >= 0)],
]);
