import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Recipe, recipe as recipeSchema } from '../../../shared/contract/recipe.ts';
import { QUESTION_STEPS } from '../../../shared/domain/question-steps.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { questionWords } from '../../../shared/text/questions.ts';
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
const withRows = layers.map((entry) => ({ ...entry, rows: 3, fields: [] }));
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

  it('counts of the restricted registers households alone, which alone have points', () => {
    for (const input of ['hh_member', 'person', 'housing_unit']) {
      const counted = recipe({ id: 'a', op: 'count-in-areas', areas: 'subdistrict', input });
      expect(refusalOf(counted)).toContain('recipe-input-missing');
      expect(refusalOf(recipe({ ...near, input }))).toContain('recipe-input-missing');
    }
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
        return error instanceof Refusal ? `${Object.values(error.details).join(' ')}` : 'bug';
      }
    };
    expect(['subdistrict', 'zone', 'zone_scheme_1'].map((areas) => counting(areas))).toEqual([
      'none',
      'none',
      'none',
    ]);
    expect(counting('copy')).toMatch(/^households-areas/);
    expect(counting('subdistrict', { distanceM: 1001 })).toMatch(/^households-ladder 0\.5, 1, 2, 3, 5, 10$/);
    expect(counting('subdistrict', { beyond: true })).toMatch(/^households-beyond/);
    expect(counting('subdistrict', { input: 'village', distanceM: 1001, beyond: true })).toBe('none');
    const closer = { id: 'closer', op: 'near', input: '#near', of: 'community_forest', distanceM: 500 };
    const both = { id: 'count', op: 'count-in-areas', areas: 'subdistrict', input: '#closer' };
    const two = (input: string): unknown => planRecipe(recipe({ ...near, input }, closer, both), layers);
    expect(() => two('household')).toThrow(Refusal);
    expect(() => two('village')).not.toThrow();
    const then = { id: 'then', op: 'count-in-areas', areas: 'subdistrict', input: 'village' };
    expect(counting('subdistrict', {}, then)).toMatch(/^households-last/);
    const [question] = questionsOf([...withRows, { ...copy, rows: 3, fields: [] }], 'open');
    const areas = question?.parts.find((part) => 'blank' in part && part.blank === 'areas');
    expect(areas && 'options' in areas && areas.options.map(({ value }) => value)).toEqual([
      'subdistrict',
      'zone_scheme_1',
    ]);
  });

  it('turns a filled question into a recipe with a title to read', () => {
    const questions = questionsOf(withRows, 'open');
    const asked = (id: string, values: Record<string, string | number>) => {
      const question = questions.find((one) => one.id === id);
      if (question === undefined) throw new Error(id);
      return recipeOfQuestion(question, values, layers);
    };
    const made = asked('count-near', {
      ...{ subject: 'household', areas: 'subdistrict', distance: 1000, of: 'community_forest' },
    });
    expect(made.title).toBe('ครัวเรือนที่อยู่ภายใน 1 กม. จากป่าชุมชน รายตำบล');
    const area = asked('area-within', { subject: 'community_forest', areas: 'zone_scheme_1' });
    expect(titleOf(planCounted(area, layers)).th).toBe('เนื้อที่ป่าชุมชน รายโซน');
    const common = { subject: 'community_forest', with: 'zone_scheme_1' };
    expect(asked('overlap', common).title).toBe('ป่าชุมชน ใดทับกับ โซนการทำงาน กี่ไร่');
    expect(() => asked('count-near', { subject: 'household' })).toThrow(Refusal);
  });

  it('measures straight, or along a layer of lines where there is one', () => {
    const road = layer('road', 'MultiLineString', { kind: 'imported', register: null, title: 'ถนน' });
    const roadsIn = (offered: typeof withRows) => {
      const parts = questionsOf(offered, 'none').find(({ id }) => id === 'nearest')?.parts ?? [];
      const blank = parts.find((part) => 'blank' in part && part.blank === 'roads');
      return blank !== undefined && 'blank' in blank ? blank : null;
    };
    const reasons = roadsIn(withRows)?.options.map(({ disabledReason }) => disabledReason?.th ?? null);
    expect(reasons).toEqual([null, expect.stringContaining('นำเข้าก่อน')]);
    const offered = [...withRows, { ...road, rows: 3, fields: [] }];
    expect(roadsIn(offered)?.value).toBeNull();
    expect(roadsIn(offered)?.options.map(({ label }) => label.th)).toEqual(['เป็นเส้นตรง', 'ตามเส้นทางใน ถนน']);
    const question = questionsOf(offered, 'none').find(({ id }) => id === 'far-from');
    const filled = { subject: 'village', of: 'community_forest', distance: 5000 };
    const made = question && recipeOfQuestion(question, { ...filled, roads: 'road' }, [...layers, road]);
    expect(made?.title).toBe('หมู่บ้านที่อยู่ห่างจากป่าชุมชนเกิน 5 กม. ตามเส้นทางในถนน');
    expect(made?.steps[0]).toMatchObject({ op: 'near', beyond: true, roads: 'road' });
    const straight = question && recipeOfQuestion(question, filled, [...layers, road]);
    expect(straight?.title).toBe('หมู่บ้านที่อยู่ห่างจากป่าชุมชนเกิน 5 กม.');
    expect(straight?.steps[0]).not.toHaveProperty('roads');
    const count = questionsOf(offered, 'none').find(({ id }) => id === 'count-near');
    const counted = { ...filled, areas: 'subdistrict', roads: 'road' };
    expect(count && recipeOfQuestion(count, counted, [...layers, road]).title).toBe(
      'หมู่บ้านที่อยู่ภายใน 5 กม. จากป่าชุมชน ตามเส้นทางในถนน รายตำบล',
    );
  });

  it('has the same blanks in the same order in both languages, and steps for each', () => {
    const blanks = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const questions = questionsOf(withRows, 'open');
    for (const [id, { th, en }] of Object.entries(questionWords)) {
      expect(blanks(en)).toEqual(blanks(th));
      const made = questions.find((one) => one.id === id)?.parts ?? [];
      expect(made.flatMap((part) => ('blank' in part ? [part.blank] : []))).toEqual(blanks(th));
    }
    expect(Object.keys(QUESTION_STEPS).sort()).toEqual(Object.keys(questionWords).sort());
  });

  it('takes `zone` for the zones of the first scheme', () => {
    const plan = planCounted(
      read({ id: 'a', op: 'area-in-areas', areas: 'zone', input: 'community_forest' }),
      layers,
    );
    expect(plan.rows.root.table).toBe('zone_scheme_1');
  });

  it('offers what can be asked and says why the rest can not', () => {
    const locked = questionsOf(withRows, 'locked');
    const [count, area] = ['count-near', 'area-within'].map((id) => locked.find((one) => one.id === id));
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

describe('class limits', () => {
  it('are found for as many figures as the finest grid has', () => {
    const values = Array.from({ length: 250_000 }, (_, i) => i % 100);
    expect(roundBreaks(values)).toEqual([0, 20, 40, 60, 80, 100]);
  });
});
