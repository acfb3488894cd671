import { describe, expect, it } from 'vitest';
import { contrast, distance, ROOM_LIGHT, safetyOf, seenAs } from './color-vision.ts';
import { BIVARIATE_PAIRS, bivariateColors, PALETTES, paletteColors, paletteOf } from './palettes.ts';

const colorsOf = (key: string, count: number): string[] => {
  const palette = paletteOf(key);
  if (!palette) throw new Error(`no palette ${key}`);
  return paletteColors(palette, count);
};

describe('colours as others see them', () => {
  it('keep white white and black black for every eye', () => {
    for (const vision of ['usual', 'deuteranopia', 'protanopia', 'grey'] as const) {
      for (const share of seenAs('#FFFFFF', vision)) expect(share).toBeCloseTo(1, 3);
      for (const share of seenAs('#000000', vision)) expect(share).toBeCloseTo(0, 6);
    }
  });

  it('take red and green of one lightness together for the colour-blind, and leave blue and yellow apart', () => {
    expect(distance('#C0504D', '#6F7F3A', 'usual')).toBeGreaterThan(50);
    expect(distance('#C0504D', '#6F7F3A', 'deuteranopia')).toBeLessThan(25);
    expect(distance('#2166AC', '#E8C33A', 'deuteranopia')).toBeGreaterThan(60);
    expect(distance('#FF0000', '#00FF00', 'grey')).toBeGreaterThan(20);
  });

  it('lose contrast on a wall in a lit room', () => {
    // Text #111 on white: facts of the field say 18.9 on a screen and 4.9 with the flare of a room.
    expect(contrast('#111111', '#FFFFFF')).toBeCloseTo(18.9, 1);
    expect(contrast('#111111', '#FFFFFF', ROOM_LIGHT)).toBeCloseTo(4.9, 1);
  });
});

describe('palettes', () => {
  it('of order are safe for projector, colour-blind and print at five classes, where the panel says so', () => {
    for (const key of [
      'need',
      'amount',
      'viridis',
      'cividis',
      'brewer-YlGn',
      'brewer-YlOrBr',
      'brewer-Greys',
    ])
      expect([key, safetyOf(colorsOf(key, 5), true)]).toEqual([
        key,
        { projector: true, colorBlind: true, print: true },
      ]);
  });

  it('about a middle can not be printed in grey: both ends are as dark', () => {
    const ends = colorsOf('middle', 5);
    expect(distance(ends[0] ?? '', ends[4] ?? '', 'usual')).toBeGreaterThan(40);
    expect(safetyOf([ends[0] ?? '', ends[4] ?? ''], true).print).toBe(false);
  });

  it('of seven classes are not all safe on a wall: five are the usual', () => {
    const unsafe = PALETTES.filter(
      ({ use, key }) => use === 'sequential' && !safetyOf(colorsOf(key, 7), true).projector,
    );
    expect(unsafe.length).toBeGreaterThan(0);
  });

  it('have names and colours of their own', () => {
    expect(new Set(PALETTES.map(({ key }) => key)).size).toBe(PALETTES.length);
    for (const { colors } of PALETTES) {
      expect(new Set(colors).size).toBe(colors.length);
      for (const color of colors) expect(color).toMatch(/^#[0-9A-Fa-f]{6}$/);
    }
  });

  it('keep their ends, turn round, and go round where there are more kinds than colours', () => {
    const need = paletteOf('need');
    if (!need) throw new Error('no palette');
    for (const count of [2, 5, 7]) {
      const row = paletteColors(need, count);
      expect(paletteColors(need, count, true)).toEqual([...row].reverse());
      expect([row[0], row.at(-1)]).toEqual([need.colors[0], need.colors.at(-1)]);
    }
    const kinds = colorsOf('kinds', 9);
    expect(kinds[8]).toBe(kinds[0]);
  });

  it('of two numbers have nine colours, darker to the right and upward, and apart from each other', () => {
    for (const pair of BIVARIATE_PAIRS) {
      const colors = bivariateColors(pair);
      expect(colors).toHaveLength(9);
      const light = colors.map((color) => seenAs(color, 'grey')[0]);
      for (let y = 0; y < 3; y++)
        for (let x = 1; x < 3; x++) expect(light[3 * y + x]).toBeLessThan(light[3 * y + x - 1] ?? 0);
      for (let y = 1; y < 3; y++)
        for (let x = 0; x < 3; x++) expect(light[3 * y + x]).toBeLessThan(light[3 * y - 3 + x] ?? 0);
      for (const [i, color] of colors.entries())
        for (const other of colors.slice(i + 1)) expect(distance(color, other, 'usual')).toBeGreaterThan(9);
    }
  });
});
