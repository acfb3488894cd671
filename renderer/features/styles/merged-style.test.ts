import { describe, expect, it } from 'vitest';
import type { LabelStyle, LayerStyle } from '../../../shared/contract/style.ts';
import { classedStyle, defaultStyle } from '../../../shared/domain/styles.ts';
import { mergedStyle } from './merged-style.ts';

const base: LayerStyle = defaultStyle('subdistrict', 'MultiPolygon', 'name_th', 0);
const classed: LayerStyle = {
  ...base,
  ...classedStyle({ field: 'n', breaks: [0, 1, 2], labelField: 'name_th' }),
  label: base.label,
};
const label = (change: Partial<LabelStyle>): LayerStyle => ({
  ...base,
  label: base.label && { ...base.label, ...change },
});

describe('two choices of a style, the second made before the first was known', () => {
  it('both hold where they are of different parts', () => {
    const both = mergedStyle(base, { ...base, minZoom: 9 }, classed);
    expect(both).toEqual({ ...classed, minZoom: 9 });
    expect(mergedStyle(base, label({ size: 21 }), label({ second: 'code' })).label).toEqual({
      ...base.label,
      ...{ size: 21, second: 'code' },
    });
  });

  it('are the later one where they are of the same, with all that belongs to it', () => {
    const heat: LayerStyle = { ...base, kind: 'categories', field: 'code', categories: [] };
    const later = mergedStyle(base, heat, classed);
    expect([later.kind, later.field, later.classes]).toEqual(['categories', 'code', null]);
    expect(mergedStyle(base, label({ size: 21 }), label({ size: 9 })).label?.size).toBe(21);
    expect(mergedStyle(base, { ...base, label: null }, label({ size: 9 })).label).toBeNull();
  });

  it('are the style itself where nothing came in between', () => {
    expect(mergedStyle(base, classed, base)).toEqual(classed);
  });
});
