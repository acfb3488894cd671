import { createExpression, featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { LayerStyle } from '../../shared/contract/style.ts';
import { nameLines } from '../../shared/domain/name-breaks.ts';
import { colorOfKey, keyOfRow } from '../../shared/domain/style-rows.ts';
import { classedStyle } from '../../shared/domain/styles.ts';
import { labelText } from './label-text.ts';
import { byLine, firstNumber, type StyleNumbers, shownFilter } from './style-values.ts';

const FONT = ['Sarabun 500'];
type Properties = Readonly<Record<string, string | number>>;

/** Evaluates an expression as the map does. */
const evaluated = (expression: unknown, properties: Properties, id = 1): unknown => {
  const made = createExpression(expression as never, 'layers[0].paint.test');
  if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join('; '));
  const found: unknown = made.value.evaluate({ zoom: 9 } as never, { id, type: 3, properties } as never);
  return found;
};
const keyOf = (style: LayerStyle, properties: Properties, numbers?: StyleNumbers, id = 1): unknown =>
  evaluated(
    byLine<string>(style, numbers, { missing: 'missing', other: 'other', of: (key) => key }),
    properties,
    id,
  );
const shows = (style: LayerStyle, properties: Properties): boolean => {
  const filter = shownFilter(style, undefined);
  if (filter === null) return true;
  const { filter: fits } = featureFilter(filter as never, 'layers[0].filter');
  return fits({ zoom: 9 } as never, { id: 1, type: 3, properties } as never);
};

const classes = classedStyle({ field: 'n', breaks: [0, 10, 20, 30], labelField: null });
const kinds: LayerStyle = {
  ...classes,
  ...{ kind: 'categories', classes: null },
  categories: [
    { value: 'ก', label: '', color: '#112233' },
    { value: 7, label: '', color: '#445566' },
    { value: 'ก', label: 'twice', color: '#778899' },
  ],
};
const pair: LayerStyle = {
  ...classes,
  kind: 'bivariate',
  bivariate: {
    field: 'm',
    normalise: null,
    breaks: [
      [0, 10, 20, 30],
      [0, 1, 2, 3],
    ],
    colors: Array(9).fill('#ABCDEF'),
  },
};

let seed = 11;
const random = (): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};

describe('the map', () => {
  it('puts every row on the line of the legend that it is counted on', () => {
    const values = [undefined, '', 0, 9.5, 10, 20, 30, 31, -1, 'ก', 7, 'ข'];
    for (const style of [classes, pair, kinds])
      for (let i = 0; i < 400; i++) {
        const value = style === kinds ? values[i % values.length] : values[i % 9];
        const second = random() < 0.2 ? undefined : random() * 3.4 - 0.2;
        const properties: Record<string, string | number> = {};
        if (value !== undefined) properties.n = value;
        if (second !== undefined) properties.m = second;
        const told = keyOfRow(style, { value, state: null, second, secondState: null });
        expect([properties, keyOf(style, properties)]).toEqual([properties, told]);
      }
  });

  it('tells the withheld from the missing, and hides both from neither', () => {
    expect(keyOf(classes, { n_state: 'suppressed' })).toBe('missing');
    expect(keyOf(classes, { n: 5, n_state: 'missing' })).toBe('missing');
    expect(shows({ ...classes, hidden: ['suppressed'] }, { n_state: 'suppressed' })).toBe(false);
    expect(shows({ ...classes, hidden: ['suppressed'] }, {})).toBe(true);
    expect(shows({ ...classes, hidden: ['missing'] }, {})).toBe(false);
    expect(shows({ ...classes, hidden: ['missing'] }, { n_state: 'suppressed' })).toBe(true);
  });

  it('leaves out the rows of hidden lines and no others', () => {
    const rows = [{}, { n: 0 }, { n: 9.9 }, { n: 10 }, { n: 30 }, { n: 99 }];
    for (const style of [classes, pair])
      for (const hidden of ['k:0', 'k:2', 'other', 'missing'])
        for (const row of rows) {
          const properties = { ...row, m: 0.5 };
          const value = 'n' in row ? row.n : undefined;
          const key = keyOfRow(style, { value, state: null, second: 0.5, secondState: null });
          expect([hidden, row, shows({ ...style, hidden: [hidden] }, properties)]).toEqual([
            hidden,
            row,
            key !== hidden,
          ]);
        }
    expect(shows({ ...kinds, hidden: ['v:7'] }, { n: 7 })).toBe(false);
    expect(shows({ ...kinds, hidden: ['v:7'] }, { n: 'ก' })).toBe(true);
    expect(shows({ ...kinds, hidden: ['other'] }, { n: 'ข' })).toBe(false);
  });

  it('divides by another field as the core does, and takes numbers of the place by row', () => {
    const divided: LayerStyle = { ...classes, normalise: { by: 'field', field: 'of', per: 100 } };
    expect(evaluated(firstNumber(divided, undefined), { n: 3, of: 12 })).toBe(25);
    for (const properties of [{ n: 3 }, { of: 12 }, { n: 3, of: 0 }])
      expect(keyOf(divided, properties as Properties)).toBe('missing');
    const placed: LayerStyle = { ...classes, field: '@population' };
    const numbers = { first: { fids: [1, 5], values: [12, 25] }, second: null };
    expect([1, 5, 9].map((id) => keyOf(placed, {}, numbers, id))).toEqual(['k:1', 'k:2', 'missing']);
    expect(keyOf(placed, {}, undefined)).toBe('missing');
  });

  it('colours by the lines', () => {
    expect(colorOfKey(kinds, String(keyOf(kinds, { n: 7 })), '#000000')).toBe('#445566');
    expect(colorOfKey(classes, String(keyOf(classes, { n: 25 })), '#000000')).toBe(
      classes.classes?.colors[2],
    );
  });
});

describe('a label', () => {
  const label = { field: 'name', prefix: '', size: 13, weight: '600', minZoom: 0, priority: 5 } as const;
  const said = (expression: unknown, properties: Properties): string =>
    String(evaluated(expression, properties));

  it('has the lines that the print gives it', () => {
    for (const name of [
      ...['โคกก่อง', 'ป่าชุมชนบ้านโคกก่อง', 'บ้านหนองน้ำใส หมู่ที่ 12', 'บ้านทุ่งกุลาร้องไห้เหนือ', 'น้ำ', ''],
      ...['โครงการบ้านมั่นคง ชุมชนริมคลองบางบัว', 'องค์การบริหารส่วนตำบลที่ญี่ปุ่น', 'กองทุนสวัสดิการชุมชน ตำบลฐิติปื้นป้ำ'],
    ])
      expect(said(labelText(label, false, FONT), { name })).toBe(nameLines(name).join('\n'));
  });

  it('bears its prefix once', () => {
    const expression = labelText({ ...label, prefix: 'ต.' }, false, FONT);
    expect(said(expression, { name: 'น้ำใส' })).toBe('ต.น้ำใส');
    expect(said(expression, { name: 'ต.น้ำใส' })).toBe('ต.น้ำใส');
  });

  it('has a second field on a line of its own, written as people read it', () => {
    const expression = labelText({ ...label, second: 'people' }, false, FONT);
    expect(said(expression, { name: 'น้ำใส', people: 12345 })).toBe('น้ำใส\n12,345');
    expect(said(expression, { name: 'น้ำใส' })).toBe('น้ำใส');
    expect(said(labelText({ ...label, second: 'people' }, true, FONT), { name: 'น้ำ', people: 3 })).toBe(
      'น้ำ 3',
    );
  });
});
