import { describe, expect, it } from 'vitest';
import { classedStyle, defaultStyle } from '../../shared/domain/styles.ts';
import { colorIn, LOOKS } from './looks.ts';
import { colorPaint } from './paint.ts';

const need = classedStyle({ field: 'n', breaks: [0, 1, 5, 9], labelField: null });

describe('colorPaint', () => {
  it('steps at the inner breaks only: the last class is closed above', () => {
    const [, , ground, step] = colorPaint(need, LOOKS.light, '#000000') as unknown as unknown[][];
    expect(ground).toBe(LOOKS.light.hatchGround);
    expect(step?.[0]).toBe('step');
    expect(step?.filter((part) => typeof part === 'number')).toEqual([1, 5]);
    expect(step?.filter((part) => typeof part === 'string').slice(1)).toEqual(need.classes?.colors);
  });
  it('keeps the ramp in the dark, where its order is in its lightness', () => {
    expect(JSON.stringify(colorPaint(need, LOOKS.dark, '#000000'))).toContain(need.classes?.colors[0]);
  });
  it('draws a layer of categories without any in its own colour', () => {
    const zone = defaultStyle('zone', 'MultiPolygon', 'name_th');
    expect(colorPaint(zone, LOOKS.light, '#F6F7F4')).toBe('#F6F7F4');
  });
});

describe('colorIn', () => {
  it('has a dark twin for tokens, dims other pale grounds, leaves ink alone', () => {
    expect(colorIn(LOOKS.dark, '#CCDDF3')).toBe('#1D3354');
    expect(colorIn(LOOKS.dark, '#F0F0F0')).toBe('#484848');
    expect(colorIn(LOOKS.dark, '#4E3320')).toBe('#4E3320');
    expect(colorIn(LOOKS.wall, '#CCDDF3')).toBe('#CCDDF3');
  });
});
