import { describe, expect, it } from 'vitest';
import { geometryType } from '../contract/base.ts';
import { layerStyle } from '../contract/style.ts';
import { codeListOf } from './code-lists/index.ts';
import { nextZoneColor, RAMPS, rampColors, ZONE_COLORS } from './ramps.ts';
import { REGISTERS } from './registers/index.ts';
import { classedStyle, defaultRank, defaultStyle } from './styles.ts';

describe('default styles', () => {
  it('are whole for every register and geometry type, and name fields that are there', () => {
    for (const register of REGISTERS) {
      const style = defaultStyle(register.key, register.geometryType, register.labelField);
      expect(layerStyle.parse(style)).toEqual(style);
      const names = register.fields.map((field) => field.name);
      if (style.label) expect(names).toContain(style.label.field);
    }
    for (const type of geometryType.options) {
      const style = defaultStyle(null, type, 'name');
      expect(layerStyle.parse(style)).toEqual(style);
      expect(Boolean(style.fill || style.stroke || style.point)).toBe(type !== 'None');
    }
  });

  it('put zones under lines, lines by rank, imported polygons over lines and points on top', () => {
    const rank = (register: string | null, type = 'MultiPolygon' as const) => defaultRank(register, type);
    const order = [
      rank('zone'),
      rank('subdistrict'),
      rank('district'),
      rank('province'),
      rank(null),
      rank('community_forest'),
      defaultRank(null, 'LineString'),
      defaultRank(null, 'Point'),
      defaultRank('village', 'Point'),
      defaultRank('housing_project', 'Point'),
    ];
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('give each class a colour', () => {
    const style = classedStyle({ field: 'n', breaks: [0, 10, 20, 30], labelField: null });
    expect(layerStyle.parse(style).classes?.colors).toHaveLength(3);
  });
});

describe('colours', () => {
  it('keep both ends of a ramp however few there are', () => {
    for (const ramp of ['sequential', 'amount', 'diverging'] as const)
      for (let count = 2; count <= 7; count++) {
        const colors = rampColors(ramp, count);
        expect(colors).toHaveLength(count);
        expect([colors[0], colors.at(-1)]).toEqual([RAMPS[ramp][0], RAMPS[ramp][4]]);
        expect(new Set(colors).size).toBe(count);
      }
  });

  it('offer a zone colour that no zone has, as long as there is one', () => {
    const taken: string[] = [];
    for (let i = 0; i < ZONE_COLORS.length; i++) taken.push(nextZoneColor(taken));
    expect(new Set(taken).size).toBe(ZONE_COLORS.length);
    expect(ZONE_COLORS).toContain(nextZoneColor(taken));
  });
});

describe('code lists', () => {
  it('stand behind every field that names one', () => {
    const named = REGISTERS.flatMap((register) => register.fields.flatMap((field) => field.codeList ?? []));
    expect(named.filter((key) => codeListOf(key) === undefined)).toEqual([]);
  });
});
