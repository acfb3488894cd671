import type { ExpressionSpecification } from 'maplibre-gl';
import type { LabelStyle } from '../../shared/contract/style.ts';
import { NAME_PREFIXES, ONE_LINE } from '../../shared/domain/name-breaks.ts';

type Expression = ExpressionSpecification;
const asExpression = (value: unknown): Expression => value as Expression;

const wordOf = (field: string): Expression => ['to-string', ['get', field]];

/** A part of a name on two lines where it is long and has a space: near its middle if there is one. */
const atSpace = (part: Expression): Expression => {
  const s: Expression = ['var', 's'];
  const from: Expression = ['max', 0, ['-', ['floor', ['/', ['length', s], 2]], 4]];
  const cut = (at: Expression): Expression => [
    'concat',
    ['slice', s, 0, at],
    '\n',
    ['slice', s, ['+', at, 1]],
  ];
  const middle: Expression = ['index-of', ' ', s, from];
  const first: Expression = ['index-of', ' ', s];
  return [
    'let',
    's',
    part,
    [
      'case',
      ['<=', ['length', s], ONE_LINE],
      s,
      ['>=', middle, 1],
      cut(middle),
      ['>=', first, 1],
      cut(first),
      s,
    ],
  ];
};

/** How many letters of a long name are a known word before the name itself; 0 for none. */
const headLength = (name: Expression): Expression => {
  const cases = NAME_PREFIXES.flatMap((word) => [
    ['all', ['>', ['length', name], word.length], ['==', ['slice', name, 0, word.length], word]],
    word.length,
  ]);
  return asExpression(['case', ['<=', ['length', name], ONE_LINE], 0, ...cases, 0]);
};

/** The name on its lines, as `nameLines` breaks it: the map's own breaking would split proper names at dictionary words. */
const broken = (name: Expression): Expression => {
  const [n, head]: Expression[] = [
    ['var', 'n'],
    ['var', 'head'],
  ] as Expression[] as [Expression, Expression];
  const rest: Expression = ['slice', n as Expression, head as Expression];
  const tail: Expression = ['case', ['==', ['slice', rest, 0, 1], ' '], ['slice', rest, 1], rest];
  return [
    'let',
    'n',
    name,
    [
      'let',
      'head',
      headLength(n as Expression),
      [
        'case',
        ['==', head as Expression, 0],
        atSpace(n as Expression),
        ['concat', ['slice', n as Expression, 0, head as Expression], '\n', atSpace(tail)],
      ],
    ],
  ];
};

/** What a label says: the name with its prefix, once, on its lines, and the second field below in `smallFont`. */
export const labelText = (
  label: LabelStyle,
  alongLine: boolean,
  smallFont: readonly string[],
): Expression => {
  const word = wordOf(label.field);
  const { prefix, second } = label;
  const name: Expression =
    prefix === ''
      ? word
      : ['case', ['==', ['slice', word, 0, prefix.length], prefix], word, ['concat', prefix, word]];
  const written = alongLine ? name : broken(name);
  if (!second) return written;
  const below: Expression = [
    'case',
    ['==', ['typeof', ['get', second]], 'number'],
    ['number-format', ['to-number', ['get', second], 0], { locale: 'en-US', 'max-fraction-digits': 2 }],
    wordOf(second),
  ];
  const small = { 'font-scale': 0.86, 'text-font': ['literal', [...smallFont]] };
  const gap = alongLine ? ' ' : '\n';
  return asExpression(['format', written, {}, ['case', ['has', second], gap, ''], {}, below, small]);
};
