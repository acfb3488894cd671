import { describe, expect, it } from 'vitest';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { classedStyle, defaultStyle } from '../../../shared/domain/styles.ts';
import { drawingOrder, withAnswer } from './drawing-order.ts';

const layer = (name: string, more: Partial<LayerSummary> = {}): LayerSummary => ({
  name,
  title: name,
  titleEn: '',
  group: 'area',
  kind: 'register',
  register: name,
  geometryType: 'MultiPolygon',
  featureCount: 1,
  extent: null,
  version: 1,
  visible: true,
  order: 0,
  opacity: 1,
  style: defaultStyle(name, 'MultiPolygon', 'name_th'),
  fields: [],
  labelField: 'name_th',
  source: null,
  asOf: null,
  zoneSchemeId: null,
  ...more,
});
const result = (name: string): LayerSummary =>
  layer(name, {
    kind: 'result',
    group: 'result',
    register: null,
    style: classedStyle({ field: 'n', breaks: [0, 1, 2], labelField: null }),
  });
const forest = layer('community_forest', { group: 'resource' });
const lowestFirst = [
  layer('zone'),
  layer('subdistrict'),
  layer('district'),
  result('old'),
  result('new'),
  forest,
];
const names = (layers: readonly LayerSummary[]): string[] => layers.map(({ name }) => name);

describe('drawingOrder', () => {
  it('puts coloured results below the borders and leaves the rest in order', () => {
    expect(names(drawingOrder(lowestFirst, false))).toEqual([
      'zone',
      'old',
      'new',
      'subdistrict',
      'district',
      'community_forest',
    ]);
  });
  it('shows one answer with its borders, and everything while there is none', () => {
    expect(names(drawingOrder(lowestFirst, true))).toEqual(['new', 'subdistrict', 'district']);
    const without = lowestFirst.filter(({ kind }) => kind !== 'result');
    expect(names(drawingOrder(without, true))).toEqual(names(without));
  });
  it('shows an answer of points above the borders, without the dots of other layers', () => {
    const dots = layer('far', { ...result('far'), geometryType: 'Point' });
    const village = layer('village', { geometryType: 'Point', group: 'housing' });
    expect(names(drawingOrder([...lowestFirst.slice(0, 3), village, dots], true))).toEqual([
      'subdistrict',
      'district',
      'far',
    ]);
  });
  it('shows the answer that is looked at, whichever is shown on other maps', () => {
    const looked = withAnswer(lowestFirst, 'old');
    expect(names(drawingOrder(looked, true))[0]).toBe('old');
    expect(withAnswer(lowestFirst, 'gone')).toBe(lowestFirst);
    expect(withAnswer(lowestFirst, 'zone')).toBe(lowestFirst);
  });
  it('shows the borders alone for an answer without rows or without places', () => {
    const borders = ['subdistrict', 'district'];
    const empty = layer('none', { ...result('none'), geometryType: 'Mixed', featureCount: 0 });
    expect(names(drawingOrder([...lowestFirst.slice(0, 3), empty], true))).toEqual(borders);
    const table = layer('table', { ...result('table'), geometryType: 'None' });
    expect(names(drawingOrder([...lowestFirst.slice(0, 3), table], true))).toEqual(borders);
  });
  it('leaves out what is hidden', () => {
    const hidden = lowestFirst.map((one) => (one.name === 'new' ? { ...one, visible: false } : one));
    expect(names(drawingOrder(hidden, true))[0]).toBe('old');
  });
});
