import { describe, expect, it } from 'vitest';
import { type Recipe, recipe as recipeSchema } from '../contract/recipe.ts';
import { metresOf } from '../domain/distance-text.ts';
import { Refusal } from '../domain/refusal.ts';
import { renamedInFormula } from './formula-names.ts';
import { gapsOf, type KnownLayer, mended, sourcesOf } from './gaps.ts';
import { fieldUses, layerUses } from './names.ts';
import { filledRecipe } from './parameters.ts';
import { questionKey } from './same.ts';

type Fields = readonly (readonly [string, string, 'text' | 'integer' | 'real'])[];
const layer = (
  name: string,
  title: string,
  geometryType: KnownLayer['geometryType'],
  fields: Fields = [],
  register: string | null = null,
): KnownLayer => ({
  ...{ name, title, geometryType, register, kind: register === null ? 'imported' : 'register' },
  zoneSchemeId: null,
  fields: fields.map(([field, words, type]) => ({ name: field, title: words, type, masked: false })),
});
const forestFields: Fields = [
  ['members', 'สมาชิก (คน)', 'integer'],
  ['kind', 'ประเภท', 'text'],
];
const subdistrict = layer('subdistrict', 'ตำบล', 'MultiPolygon', [], 'subdistrict');
const here = [subdistrict, layer('forest_old', 'ป่าชุมชน', 'MultiPolygon', forestFields)];
const made = (more: Partial<Recipe> = {}, ...steps: unknown[]): Recipe =>
  recipeSchema.parse({ recipeVersion: 2, title: 'ก', steps, ...more });
const asked = made(
  {},
  { id: 'some', op: 'select-by-value', input: 'forest_old', where: '[สมาชิก (คน)] > 10 and kind = "ก"' },
  {
    ...{ id: 'sums', op: 'summarise-in-areas', areas: 'subdistrict', input: '#some' },
    figures: [{ statistic: 'sum', field: 'members' }],
  },
);
const saved: Recipe = { ...asked, sources: sourcesOf(asked, here) };

describe('what a recipe names', () => {
  it('is found in every blank, formulas and figures too', () => {
    expect(layerUses(asked).map(({ layer: name }) => name)).toEqual(['forest_old', 'subdistrict']);
    expect(fieldUses(asked).map(({ field, direct }) => [field, direct])).toEqual([
      ['kind', true],
      ['สมาชิก (คน)', true],
      ['members', true],
    ]);
  });

  it('is renamed in a formula letter for letter, and nowhere else in it', () => {
    const to = (name: string): string => (name === 'kind' ? 'ชนิด ป่า' : name);
    expect(renamedInFormula('kind = none(1, kind)', to)).toBe('kind = none(1, kind)');
    expect(renamedInFormula(`kind  = 'kind' หรือ [kind] is null`, to)).toBe(
      `[ชนิด ป่า]  = 'kind' หรือ [ชนิด ป่า] is null`,
    );
  });
});

describe('a recipe of another office', () => {
  const other = [
    subdistrict,
    layer('layer_7', 'ลำน้ำ', 'LineString', [['kind', 'ประเภท', 'text']]),
    layer('layer_8', 'แปลงปลูก', 'Polygon', [['amount', 'จำนวน', 'integer']]),
    layer('layer_9', 'ป่าชุมชน', 'Polygon', [
      ['member_n', 'สมาชิก (คน)', 'real'],
      ['kind', 'ประเภท', 'text'],
    ]),
  ];

  it('asks for the layer, the likeliest first, then for the fields, and keeps the rest', () => {
    const [forest, ...more] = gapsOf(saved, other);
    expect(more).toEqual([]);
    expect(forest).toMatchObject({ kind: 'layer', title: 'ป่าชุมชน', steps: [0] });
    expect(forest?.proposals[0]).toMatchObject({ name: 'layer_9', why: 'title' });
    if (forest === undefined) return;
    const moved = mended(saved, forest, 'layer_9');
    const [members, ...others] = gapsOf(moved, other);
    expect(others).toEqual([]);
    expect(members).toMatchObject({ kind: 'field', field: 'members', title: 'สมาชิก (คน)', steps: [1] });
    expect(members?.proposals).toEqual([{ name: 'member_n', title: 'สมาชิก (คน)', why: 'title' }]);
    if (members === undefined) return;
    const whole = mended(moved, members, 'member_n');
    expect(gapsOf(whole, other)).toEqual([]);
    expect(whole.steps[0]).toEqual({ ...asked.steps[0], input: 'layer_9' });
    expect(whole.steps[1]).toMatchObject({ figures: [{ statistic: 'sum', field: 'member_n' }] });
  });

  it('asks for fields of rows that were chosen before too, by the layer’s title, those of similar names first', () => {
    const lost = made(
      {},
      { id: 'some', op: 'select-by-value', input: 'forest', where: 'members > 10' },
      {
        ...{ id: 'sums', op: 'summarise-in-areas', areas: 'subdistrict', input: '#some' },
        figures: [{ statistic: 'sum', field: 'member_total' }],
      },
    );
    const forest = layer('forest', 'ป่าชุมชน', 'Polygon', [
      ['rai', 'เนื้อที่', 'integer'],
      ['member_count', 'สมาชิก', 'integer'],
    ]);
    const gaps = gapsOf(lost, [subdistrict, forest]);
    expect(gaps.map(({ field, layerTitle, steps }) => [field, layerTitle, steps])).toEqual([
      ['members', 'ป่าชุมชน', [0]],
      ['member_total', 'ป่าชุมชน', [1]],
    ]);
    for (const { proposals } of gaps)
      expect(proposals[0]).toMatchObject({ name: 'member_count', why: 'similar' });
  });

  it('is offered what fits its blanks alone, by register before title', () => {
    const lost = made({}, { id: 'a', op: 'count-in-areas', areas: 'zone', input: 'community_forest' });
    const registers = [
      layer('layer_1', 'ป่าชุมชน', 'Polygon'),
      layer('forests', 'ผืนป่า', 'Polygon', [], 'community_forest'),
      layer('roads', 'ถนน', 'LineString'),
    ];
    const [zone, forest] = gapsOf(lost, registers);
    expect(zone?.proposals.map(({ name }) => name)).not.toContain('roads');
    expect(forest?.proposals.map(({ name, why }) => `${name} ${why}`)).toEqual([
      'forests register',
      'layer_1 title',
      'roads fits',
    ]);
    expect(
      gapsOf(made({}, { id: 'a', op: 'near', input: 'household', of: 'roads', distanceM: 1 }), registers),
    ).toEqual([]);
  });
});

describe('open blanks', () => {
  const open = made(
    {
      parameters: [
        { name: 'ระยะ', step: 'near', blank: 'distanceM', required: true },
        { name: 'ใกล้อะไร', step: 'near', blank: 'of', required: false },
        { name: 'ไกลกว่า', step: 'near', blank: 'beyond', required: false },
      ],
    },
    { id: 'near', op: 'near', input: 'village', of: 'forest', distanceM: 1000 },
  );
  const refusal = (values: Record<string, unknown>): string => {
    try {
      filledRecipe(open, values);
    } catch (error) {
      if (error instanceof Refusal) return `${error.code} ${error.details.name}`;
    }
    return 'none';
  };

  it('are filled by words, and keep their defaults', () => {
    const filled = filledRecipe(open, { ระยะ: '1.5 กม.', ไกลกว่า: 'ใช่' });
    expect(filled.steps).toEqual([{ ...open.steps[0], distanceM: 1500, beyond: true }]);
  });

  it('are refused by name where they are missing, of another kind, or none', () => {
    expect(refusal({})).toBe('recipe-value-missing ระยะ');
    for (const wrong of ['ไกล', '', '-5', '99999999', '1e3x'])
      expect(refusal({ ระยะ: wrong })).toBe('recipe-value-wrong ระยะ');
    expect(refusal({ ระยะ: '5', ไกลกว่า: 'อาจจะ' })).toBe('recipe-value-wrong ไกลกว่า');
    expect(refusal({ ระยะ: '5', ใกล้อะไร: '#near' })).toBe('recipe-value-wrong ใกล้อะไร');
    expect(refusal({ ระยะ: '5', สี: 'แดง' })).toBe('recipe-value-unknown สี');
  });

  it('make no other question, whatever stands in them', () => {
    const filled = filledRecipe(open, { ระยะ: '2000' });
    expect(questionKey(filled, open.parameters)).toBe(questionKey(open, open.parameters));
    expect(questionKey(filled)).not.toBe(questionKey(open));
  });

  it('take distances as people write them', () => {
    expect(['1,000', '2km', '.5 กม', '20 ม.', 'x', '1 2'].map(metresOf)).toEqual([
      1000,
      2000,
      500,
      20,
      null,
      null,
    ]);
  });
});
