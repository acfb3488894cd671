import { describe, expect, it } from 'vitest';
import { contrast } from '../../shared/domain/color-vision.ts';
import { CATEGORICAL, ZONE_COLORS } from '../../shared/domain/ramps.ts';
import { classedStyle, defaultStyle } from '../../shared/domain/styles.ts';
import { colorIn, LOOKS } from './looks.ts';
import { colorPaint } from './paint.ts';

const need = classedStyle({ field: 'n', breaks: [0, 1, 5, 9], labelField: null });

describe('colorPaint', () => {
  it('gives each class its colour, and what has no value the ground of hatching', () => {
    const text = JSON.stringify(colorPaint(need, LOOKS.light, '#000000'));
    for (const color of need.classes?.colors ?? []) expect(text).toContain(color);
    expect(text).toContain(LOOKS.light.hatchGround);
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

  it('leaves the colours of kinds apart in the dark: a yellow does not turn into a brown', () => {
    const shown = CATEGORICAL.map((color) => colorIn(LOOKS.dark, color));
    expect(shown).toEqual([...CATEGORICAL]);
  });

  it.each([
    ['council', 'Point', 3],
    ['learning_area', 'Point', 3],
    ['subdistrict', 'MultiPolygon', 1.9],
    ['council_area', 'MultiPolygon', 3],
    ['local_authority', 'MultiPolygon', 3],
  ] as const)('shows a %s on the dark ground of every zone', (register, type, least) => {
    const { point, stroke } = defaultStyle(register, type, 'name_th');
    const ink = colorIn(LOOKS.dark, point?.color ?? stroke?.color ?? '');
    for (const ground of ZONE_COLORS)
      expect(contrast(ink, colorIn(LOOKS.dark, ground))).toBeGreaterThanOrEqual(least);
  });
});
