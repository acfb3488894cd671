import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerStyle, Normalise, NumbersByFid } from '../../shared/contract/style.ts';
import { roomOf } from '../../shared/domain/class-breaks.ts';
import { isOfPlace, KEYS } from '../../shared/domain/style-rows.ts';

/** Numbers that tiles don't hold, of the first and the second field of a style. */
export interface StyleNumbers {
  readonly first: NumbersByFid | null;
  readonly second: NumbersByFid | null;
}

type Expression = ExpressionSpecification;
const asExpression = (value: unknown): Expression => value as Expression;

/** Stands for a number that is not there: an expression has to give some number. */
const MISSING = -1e300;
const IS_LESS = -1e299;

const given = (field: string): Expression => [
  'all',
  ['has', field],
  ['!=', ['to-string', ['get', field]], ''],
];

const fieldNumber = (field: string): Expression => [
  'case',
  given(field),
  ['to-number', ['get', field], MISSING],
  MISSING,
];

const divided = (field: string, by: string, per: number): Expression => [
  'case',
  ['all', given(field), given(by), ['>', ['to-number', ['get', by], 0], 0]],
  ['*', ['/', ['to-number', ['get', field], MISSING], ['to-number', ['get', by], 1]], per],
  MISSING,
];

/** By fid: looked up, not gone through. */
const byFid = ({ fids, values }: NumbersByFid): Expression =>
  fids.length === 0
    ? asExpression(['literal', MISSING])
    : asExpression(['match', ['id'], ...fids.flatMap((fid, i) => [fid, values[i] ?? MISSING]), MISSING]);

/** A number of a style as the map evaluates it for a feature; far below zero where there is none. */
const numberOf = (
  field: string,
  normalise: Normalise | null | undefined,
  numbers: NumbersByFid | null | undefined,
): Expression => {
  if (isOfPlace(field, normalise)) return byFid(numbers ?? { fids: [], values: [] });
  return normalise?.field ? divided(field, normalise.field, normalise.per) : fieldNumber(field);
};

export const firstNumber = (style: LayerStyle, numbers: StyleNumbers | undefined): Expression =>
  numberOf(style.field ?? '', style.normalise, numbers?.first);

const secondNumber = ({ bivariate }: LayerStyle, numbers: StyleNumbers | undefined): Expression =>
  numberOf(bivariate?.field ?? '', bivariate?.normalise, numbers?.second);

const isNone = (number: Expression): Expression => ['<', number, IS_LESS];
const hasState = (field: string, state: string): Expression => ['==', ['get', `${field}_state`], state];

/** The fields whose values decide on a row's look. */
const decidingFields = (style: LayerStyle): string[] => {
  if (style.field === null || ['single', 'clusters', 'heat'].includes(style.kind)) return [];
  const second = style.kind === 'bivariate' ? style.bivariate?.field : undefined;
  return second === undefined ? [style.field] : [style.field, second];
};

/** Rows whose value is withheld: dotted, a third state beside missing and zero. Null where a style knows no values. */
export const suppressedFilter = (style: LayerStyle): Expression | null => {
  const fields = decidingFields(style);
  return fields.length === 0
    ? null
    : asExpression(['any', ...fields.map((field) => hasState(field, 'suppressed'))]);
};

/** Rows without a value, the withheld among them. Null where a style knows no values. */
export const valuelessFilter = (style: LayerStyle, numbers: StyleNumbers | undefined): Expression | null => {
  const fields = decidingFields(style);
  if (fields.length === 0) return null;
  const states = fields.flatMap((field) => [hasState(field, 'missing'), hasState(field, 'suppressed')]);
  if (style.kind === 'categories') return asExpression(['any', ['!', given(style.field ?? '')], ...states]);
  const none = [isNone(firstNumber(style, numbers))];
  if (style.kind === 'bivariate') none.push(isNone(secondNumber(style, numbers)));
  return asExpression(['any', ...states, ...none]);
};

/** Boundaries are compared with a little room: what is the least or the greatest is inside. */
const within = (number: Expression, breaks: readonly number[], i: number): Expression[] => {
  const [low, high] = [breaks[i] ?? 0, breaks[i + 1] ?? 0];
  const room = roomOf(breaks);
  const last = i === breaks.length - 2;
  return [
    ['>=', number, i === 0 ? low - room : low],
    last ? ['<=', number, high + room] : ['<', number, high],
  ];
};

/** True for rows that lie in no class at all. */
const outside = (number: Expression, breaks: readonly number[]): Expression => {
  const room = roomOf(breaks);
  return ['any', ['<', number, (breaks[0] ?? 0) - room], ['>', number, (breaks.at(-1) ?? 0) + room]];
};

/** Which class a number is in, where it is in one. */
const stepped = (number: Expression, breaks: readonly number[], values: readonly unknown[]): Expression => {
  const [first, ...rest] = values;
  const steps = rest.flatMap((value, i) => [breaks[i + 1] ?? Number.MAX_VALUE, value]);
  return asExpression(rest.length === 0 ? ['literal', first] : ['step', number, first, ...steps]);
};

/** Values that go by class, category or both, with what stands for rows that fit none. */
export interface Choice<T> {
  readonly missing: T;
  readonly other: T;
  readonly of: (key: string, index: number) => T;
}

/** For each row the value of its legend line, as the map evaluates it. Null where all rows are alike. */
export const byLine = <T>(
  style: LayerStyle,
  numbers: StyleNumbers | undefined,
  choice: Choice<T>,
): Expression | null => {
  const none = valuelessFilter(style, numbers);
  if (none === null) return null;
  if (style.kind === 'categories') {
    if (style.categories.length === 0) return null;
    const pairs = style.categories.flatMap(({ value }, i) => [String(value), choice.of(`v:${value}`, i)]);
    const matched = ['match', ['to-string', ['get', style.field]], ...unique(pairs), choice.other];
    return asExpression(['case', none, choice.missing, matched]);
  }
  const number = firstNumber(style, numbers);
  if (style.kind === 'classes' && style.classes) {
    const { breaks, colors } = style.classes;
    const values = colors.map((_, i) => choice.of(`k:${i}`, i));
    const inside = stepped(number, breaks, values);
    return asExpression(['case', none, choice.missing, outside(number, breaks), choice.other, inside]);
  }
  if (style.kind !== 'bivariate' || !style.bivariate) return null;
  return asExpression(['case', none, choice.missing, ...squares(style, numbers, choice)]);
};

/** A match may name a value once. */
const unique = (pairs: readonly unknown[]): unknown[] => {
  const seen = new Map<unknown, unknown>();
  for (let i = 0; i < pairs.length; i += 2) if (!seen.has(pairs[i])) seen.set(pairs[i], pairs[i + 1]);
  return [...seen].flat();
};

const squares = <T>(style: LayerStyle, numbers: StyleNumbers | undefined, choice: Choice<T>): unknown[] => {
  const { breaks } = style.bivariate ?? { breaks: [[], []] as const };
  const [right, up] = breaks;
  const [x, y] = [firstNumber(style, numbers), secondNumber(style, numbers)];
  const row = (j: number): Expression =>
    stepped(
      x,
      right,
      [0, 1, 2].map((i) => choice.of(`k:${3 * j + i}`, 3 * j + i)),
    );
  const rows = [0, 1].flatMap((j) => [['<', y, up[j + 1] ?? 0], row(j)]);
  return [['any', outside(x, right), outside(y, up)], choice.other, ...rows, row(2)];
};

const classFilter = (style: LayerStyle, numbers: StyleNumbers | undefined, i: number): Expression[] => {
  const first = firstNumber(style, numbers);
  if (style.kind !== 'bivariate' || !style.bivariate) return within(first, style.classes?.breaks ?? [], i);
  const [right, up] = style.bivariate.breaks;
  return [...within(first, right, i % 3), ...within(secondNumber(style, numbers), up, Math.floor(i / 3))];
};

/** The rows of a legend line. */
const lineFilter = (style: LayerStyle, numbers: StyleNumbers | undefined, key: string): Expression | null => {
  const none = valuelessFilter(style, numbers);
  const withheld = suppressedFilter(style);
  if (key === KEYS.all) return asExpression(['literal', true]);
  if (none === null || withheld === null) return null;
  if (key === KEYS.suppressed) return withheld;
  if (key === KEYS.missing) return ['all', none, ['!', withheld]];
  if (key.startsWith('v:'))
    return ['all', ['!', none], ['==', ['to-string', ['get', style.field ?? '']], key.slice(2)]];
  if (key.startsWith('k:'))
    return asExpression(['all', ['!', none], ...classFilter(style, numbers, Number(key.slice(2)))]);
  if (key !== KEYS.other) return null;
  return byLine<boolean>(style, numbers, { missing: false, other: true, of: () => false });
};

/** The rows that are drawn where some lines of the legend are hidden; null where none is. */
export const shownFilter = (style: LayerStyle, numbers: StyleNumbers | undefined): Expression | null => {
  const hidden = (style.hidden ?? [])
    .map((key) => lineFilter(style, numbers, key))
    .filter((filter) => filter !== null);
  return hidden.length === 0 ? null : asExpression(['!', ['any', ...hidden]]);
};
