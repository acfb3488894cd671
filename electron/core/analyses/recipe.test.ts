import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Recipe, recipe as recipeSchema } from '../../../shared/contract/recipe.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { CatalogueLayer } from './analyses.queries.ts';
import { planCounted, planRecipe } from './plan-recipe.ts';
import { questionsOf, recipeOfQuestion } from './questions.ts';
import { recipeJsonSchema } from './recipe-schema.ts';
import { titleOf } from './result-words.ts';
import { roundBreaks } from './round-breaks.ts';

const layer = (name: string, geometryType: string, more: Partial<CatalogueLayer> = {}): CatalogueLayer => ({
  name,
  title: name,
  title_en: name,
  kind: 'register',
  register: name,
  geometry_type: geometryType,
  label_field: 'name_th',
  version: 1,
  source: null,
  as_of: null,
  style: null,
  zone_scheme_id: null,
  ...more,
});
const layers = [
  layer('zone_scheme_1', 'MultiPolygon', { register: 'zone', title: 'โซนการทำงาน', zone_scheme_id: 'a' }),
  layer('subdistrict', 'MultiPolygon', { title: 'ตำบล' }),
  layer('community_forest', 'MultiPolygon', { title: 'ป่าชุมชน' }),
  layer('village', 'Point', { title: 'หมู่บ้าน/ชุมชน' }),
];
const withRows = layers.map((entry) => ({ ...entry, rows: 3 }));
const refusalOf = (candidate: unknown): string => {
  try {
    planRecipe(candidate, layers);
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${Object.values(error.details).join(' ')}` : 'bug';
  }
};
const near = { id: 'near', op: 'near', input: 'household', of: 'community_forest', distanceM: 1000 };
const recipe = (...steps: unknown[]): unknown => ({ recipeVersion: 1, title: 'x', steps });
const read = (...steps: unknown[]): Recipe => recipeSchema.parse(recipe(...steps));

describe('recipes', () => {
  it('publishes the schema that the engine checks with', () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL('../../../resources/recipe.schema.json', import.meta.url), 'utf8'),
    );
    expect(published).toEqual(JSON.parse(JSON.stringify(recipeJsonSchema())));
  });

  it('refuses what does not fit together', () => {
    expect(refusalOf({ recipeVersion: 2 })).toContain('recipe-invalid');
    expect(refusalOf(recipe({ ...near, of: 'lake' }))).toBe('recipe-input-missing lake');
    expect(
      refusalOf(recipe({ id: 'a', op: 'count-in-areas', areas: 'village', input: 'village' })),
    ).toContain('village has no areas');
    expect(
      refusalOf(recipe({ id: 'a', op: 'area-in-areas', areas: 'subdistrict', input: 'village' })),
    ).toContain('village has no areas');
    expect(
      refusalOf(recipe({ id: 'a', op: 'count-in-areas', areas: 'subdistrict', input: '#later' })),
    ).toContain('no earlier step');
    expect(refusalOf(recipe({ ...near, input: 'village' }, { ...near, input: 'village' }))).toContain(
      'two steps',
    );
  });

  it('refuses every result that would show where households stand', () => {
    expect(refusalOf(recipe(near))).toContain('recipe-invalid');
    expect(
      refusalOf(recipe({ id: 'a', op: 'near', input: 'village', of: 'household', distanceM: 10 })),
    ).toContain('recipe-invalid');
    const counted = read(near, { id: 'count', op: 'count-in-areas', areas: 'subdistrict', input: '#near' });
    expect(planCounted(counted, layers).restricted).toBe(true);
  });

  it('counts households in register areas only, in the last step, at the distances of the ladder', () => {
    const copy = layer('copy', 'MultiPolygon', { kind: 'imported', register: null });
    const counting = (areas: string, more: object = {}, ...after: unknown[]): string => {
      try {
        const count = { id: 'count', op: 'count-in-areas', areas, input: '#near' };
        planRecipe(recipe({ ...near, ...more }, count, ...after), [...layers, copy]);
        return 'none';
      } catch (error) {
        return error instanceof Refusal ? `${error.code} ${error.details.reason}` : 'bug';
      }
    };
    expect(['subdistrict', 'zone', 'zone_scheme_1'].map((areas) => counting(areas))).toEqual([
      'none',
      'none',
      'none',
    ]);
    expect(counting('copy')).toMatch(/^recipe-invalid .*by sub-district, district, zone/);
    expect(counting('subdistrict', { distanceM: 1001 })).toMatch(/^recipe-invalid .*0\.5, 1, 2, 3, 5, 10 km/);
    expect(counting('subdistrict', { beyond: true })).toMatch(/^recipe-invalid .*beyond/);
    expect(counting('subdistrict', { input: 'village', distanceM: 1001, beyond: true })).toBe('none');
    const then = { id: 'then', op: 'count-in-areas', areas: 'subdistrict', input: 'village' };
    expect(counting('subdistrict', {}, then)).toMatch(/^recipe-invalid .*last step/);
    const [question] = questionsOf([...withRows, { ...copy, rows: 3 }], 'open');
    const areas = question?.parts.find((part) => 'blank' in part && part.blank === 'areas');
    expect(areas && 'options' in areas && areas.options.map(({ value }) => value)).toEqual([
      'subdistrict',
      'zone_scheme_1',
    ]);
  });

  it('turns a filled question into a recipe with a title to read', () => {
    const made = recipeOfQuestion(
      'count-near',
      { subject: 'household', areas: 'subdistrict', distance: 1000, of: 'community_forest' },
      layers,
    );
    expect(made.title).toBe('ครัวเรือนที่อยู่ภายใน 1 กม. จากป่าชุมชน รายตำบล');
    const area = recipeOfQuestion(
      'area-within',
      { subject: 'community_forest', areas: 'zone_scheme_1' },
      layers,
    );
    expect(titleOf(planCounted(area, layers)).th).toBe('เนื้อที่ป่าชุมชน รายโซน');
    expect(() => recipeOfQuestion('count-near', { subject: 'household' }, layers)).toThrow(Refusal);
  });

  it('takes `zone` for the zones of the first scheme', () => {
    const plan = planCounted(
      read({ id: 'a', op: 'area-in-areas', areas: 'zone', input: 'community_forest' }),
      layers,
    );
    expect(plan.rows.root.table).toBe('zone_scheme_1');
  });

  it('offers what can be asked and says why the rest can not', () => {
    const [count, area] = questionsOf(withRows, 'locked');
    const subject = count?.parts.find((part) => 'blank' in part && part.blank === 'subject');
    expect(subject && 'options' in subject && subject.options[0]?.disabledReason?.th).toContain('ล็อก');
    expect(subject && 'value' in subject && subject.value).toBe('village');
    expect([count?.blockedBy, area?.blockedBy]).toEqual([null, null]);
    const empty = questionsOf(
      withRows.map((entry) => ({ ...entry, rows: entry.name === 'village' ? 0 : entry.rows })),
      'none',
    );
    expect(
      empty[0]?.parts.some(
        (part) => 'options' in part && part.options.some((o) => o.value === 'village' && o.disabledReason),
      ),
    ).toBe(true);
    expect(questionsOf([], 'none').every((question) => question.blockedBy !== null)).toBe(true);
  });

  it('takes round limits, and quantiles where one class would hold most', () => {
    expect(roundBreaks([3, 17, 42, 88, 96], 5, true)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(roundBreaks([0, 0.2, 0.9], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(roundBreaks([], 5)).toEqual([0, 1]);
    expect(roundBreaks([0, 0], 5, true)).toEqual([0, 1]);
    expect(roundBreaks([1, 2, 1], 5, true)).toEqual([0, 1, 2]);
    const uneven = roundBreaks([1, 2, 3, 4, 5, 6, 7, 8, 9, 900], 5, true);
    expect(uneven.at(-1)).toBe(1000);
    expect([...uneven].sort((a, b) => a - b)).toEqual(uneven);
    expect(uneven[1]).toBeLessThan(5);
  });
});
