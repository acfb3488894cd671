import { describe, expect, it } from 'vitest';
import type { Field } from '../contract/layers.ts';
import type { LayerStyle } from '../contract/style.ts';
import { circleSize, classLabel, classOf, decimalsFor, movedBreak, sizeSteps } from './class-breaks.ts';
import { nameLines } from './name-breaks.ts';
import { columnsOfStyle, dividedBy, drawnStyle, keyOfRow, secondOf, unknownFields } from './style-rows.ts';
import { classedStyle, defaultStyle } from './styles.ts';

const field = (name: string): Field => ({
  ...{ name, title: name, titleEn: name, type: 'real', unit: null, codeList: null, editable: true },
  ...{
    required: false,
    many: false,
    reference: null,
    when: null,
    format: null,
    section: 'main',
    masked: false,
  },
});
const classed = classedStyle({ field: 'n', breaks: [0, 10, 20, 30], labelField: 'name' });

describe('the legend line of a row', () => {
  it('is its class, closed above at the end, and «other» outside', () => {
    const key = (value: unknown) => keyOfRow(classed, { value, state: null });
    expect([0, 9.99, 10, 30, 30.1, -1].map(key)).toEqual(['k:0', 'k:0', 'k:1', 'k:2', 'other', 'other']);
  });

  it('is missing for nothing and for words, withheld where the state says so, never zero', () => {
    expect(keyOfRow(classed, { value: null, state: null })).toBe('missing');
    expect(keyOfRow(classed, { value: '', state: null })).toBe('missing');
    expect(keyOfRow(classed, { value: 'มาก', state: null })).toBe('missing');
    expect(keyOfRow(classed, { value: null, state: 'suppressed' })).toBe('suppressed');
    expect(keyOfRow(classed, { value: 0, state: null })).toBe('k:0');
  });

  it('of two numbers is the square that both lie in', () => {
    const pair: LayerStyle = {
      ...classed,
      kind: 'bivariate',
      bivariate: {
        field: 'm',
        normalise: null,
        breaks: [
          [0, 1, 2, 3],
          [0, 10, 20, 30],
        ],
        colors: [],
      },
    };
    const key = (value: number, second: number | null) => keyOfRow(pair, { value, state: null, second });
    expect([key(0.5, 5), key(2.5, 5), key(0.5, 25), key(3, 30)]).toEqual(['k:0', 'k:2', 'k:6', 'k:8']);
    expect([key(1, null), key(9, 5)]).toEqual(['missing', 'other']);
  });
});

describe('the second number of a style', () => {
  it('is one only of a map of two numbers, though a style keeps it for when it is one again', () => {
    const bivariate = { field: 'm', normalise: null, breaks: [[], []], colors: [] } as const;
    const kept = { ...classed, bivariate } as unknown as LayerStyle;
    expect(secondOf(kept)).toBeNull();
    expect(secondOf({ ...kept, kind: 'bivariate' })).toBe(bivariate);
  });
});

describe('a divided number', () => {
  it('is not there where either part is not, or where it would be divided by nothing', () => {
    const by = { by: 'field', field: 'of', per: 100 } as const;
    expect(dividedBy(3, 12, by)).toBe(25);
    for (const divisor of [null, undefined, 0, -1]) expect(dividedBy(3, divisor, by)).toBeNull();
    expect(dividedBy(null, 12, by)).toBeNull();
    expect(dividedBy(0, 12, by)).toBe(0);
  });
});

describe('a style of which fields are gone', () => {
  const layer = (style: LayerStyle, ...names: string[]) => ({ style, fields: names.map(field) });

  it('is drawn plain, with its ground and without the names that are gone', () => {
    expect(unknownFields(layer(classed, 'name'))).toEqual(['n']);
    expect(drawnStyle(layer(classed, 'name'))).toMatchObject({
      kind: 'single',
      field: null,
      fill: classed.fill,
      label: classed.label,
    });
    expect(drawnStyle(layer(classed, 'n'))).toMatchObject({ kind: 'classes', label: null });
    expect(drawnStyle(layer(classed, 'n', 'name'))).toBe(classed);
  });

  it('and one without what its kind needs', () => {
    for (const kind of ['sizes', 'dots', 'bivariate', 'heat', 'classes'] as const)
      expect(drawnStyle(layer({ ...classed, kind, classes: null }, 'n', 'name')).kind).toBe('single');
  });

  it('does not count what is known of the place, which stands in no column', () => {
    const people: LayerStyle = { ...classed, field: '@population', label: null };
    expect(unknownFields(layer(people))).toEqual([]);
    expect(columnsOfStyle(people)).toEqual([]);
    expect(columnsOfStyle(classed)).toEqual(['n', 'n_state', 'name']);
  });

  it('leaves a layer of one colour as it is', () => {
    const style = defaultStyle('district', 'MultiPolygon', 'name_th');
    expect(drawnStyle(layer(style, 'name_th'))).toBe(style);
  });
});

describe('boundaries', () => {
  it('are moved between their neighbours only', () => {
    const breaks = [0, 10, 20, 30];
    expect(movedBreak(breaks, 1, 15)).toEqual([0, 15, 20, 30]);
    const [, low, high] = movedBreak(movedBreak(breaks, 1, 99), 2, -99);
    expect(low).toBeLessThan(20);
    expect(low).toBeGreaterThan(19.9);
    expect(high).toBeGreaterThan(low ?? 0);
  });

  it('are written as whole numbers where they are, and with as many decimals as they need', () => {
    expect([0, 1, 2].map((i) => classLabel([0, 10, 20, 30], i, 0))).toEqual(['0–9', '10–19', '20–30']);
    expect(decimalsFor([0, 10, 20])).toBe(0);
    expect(decimalsFor([0, 0.25, 0.5])).toBe(2);
    expect(classOf([0, 1], 2)).toBe(-1);
  });

  it('take in the least and the greatest with the dust of binary fractions, and no more', () => {
    expect((7 / 100) * 100).toBeGreaterThan(7);
    expect(classOf([2, 3, 4, 5, 6, 7], (7 / 100) * 100)).toBe(4);
    expect(classOf([2, 7], 2 - 1e-12)).toBe(0);
    expect([classOf([2, 7], 7.001), classOf([2, 7], 1.999)]).toEqual([-1, -1]);
  });
});

describe('circles', () => {
  it('have an area that goes with the value, none for nothing, and no more than the largest', () => {
    const sizes = { max: 100, largest: 40 };
    expect(circleSize(100, sizes)).toBe(40);
    expect(circleSize(25, sizes)).toBe(20);
    expect(circleSize(400, sizes)).toBe(40);
    expect([circleSize(0, sizes), circleSize(-3, sizes)]).toEqual([0, 0]);
    expect(sizeSteps(8400)).toEqual([5000, 2000, 500]);
  });
});

describe('a name', () => {
  it('is broken after known words and at spaces, never inside', () => {
    expect(nameLines('โคกก่อง')).toEqual(['โคกก่อง']);
    expect(nameLines('ป่าชุมชนบ้านโคกก่อง')).toEqual(['ป่าชุมชนบ้าน', 'โคกก่อง']);
    expect(nameLines('สภาองค์กรชุมชนตำบลญี่ปุ่น')).toEqual(['สภาองค์กรชุมชนตำบล', 'ญี่ปุ่น']);
    expect(nameLines('บ้านหนองน้ำใส หมู่ที่ 12')).toEqual(['บ้านหนองน้ำใส', 'หมู่ที่ 12']);
    expect(nameLines('บ้านทุ่งกุลาร้องไห้เหนือ')).toEqual(['บ้านทุ่งกุลาร้องไห้เหนือ']);
    expect(nameLines('โครงการบ้านมั่นคง ชุมชนริมคลองบางบัว')).toEqual(['โครงการ', 'บ้านมั่นคง', 'ชุมชนริมคลองบางบัว']);
    for (const hard of ['น้ำ', 'ที่', 'ฐิติ', 'ปื้น', 'ป้ำ']) expect(nameLines(hard)).toEqual([hard]);
  });
});
