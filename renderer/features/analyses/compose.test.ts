import { describe, expect, it } from 'vitest';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { type RecipeOp, recipe } from '../../../shared/contract/recipe.ts';
import { layerStyle } from '../../../shared/contract/style.ts';
import { OPERATIONS } from '../../../shared/domain/operations.ts';
import { questionSentences } from '../../../shared/text/question-sentences.ts';
import { emptyWords, foundOptions, optionsOf } from './blank-options.ts';
import { movesUp, newStep, problemsOf, recipeOfSteps, withoutStep } from './compose.ts';
import { foundSentences } from './library-search.ts';
import { blanksOf, draftOf, stepOf } from './step-draft.ts';

const field = (name: string, type: Field['type'], masked = false): Field => ({
  ...{ name, title: name, titleEn: '', type, unit: null, codeList: null, editable: true, required: false },
  ...{ many: false, reference: null, when: null, format: null, section: '', masked },
});
const layer = (name: string, geometryType: LayerSummary['geometryType']): LayerSummary => ({
  ...{ name, title: name, titleEn: '', group: 'area', kind: 'register', register: name, geometryType },
  ...{ featureCount: 3, extent: null, version: 1, visible: true, order: 0, opacity: 1 },
  style: layerStyle.parse({ kind: 'single' }),
  fields: [field('name', 'text'), field('members', 'integer'), field('phone', 'text', true)],
  ...{ labelField: 'name', source: null, asOf: null, zoneSchemeId: null },
});
const layers = [
  layer('subdistrict', 'MultiPolygon'),
  layer('village', 'Point'),
  layer('community_forest', 'MultiPolygon'),
];
const ops = Object.keys(OPERATIONS) as RecipeOp[];

describe('a question put together from operations', () => {
  it('offers later steps the fields that earlier ones add, and of new rows those alone', () => {
    const codes = (...steps: ReturnType<typeof newStep>[]): string[] => {
      const at = steps.length - 1;
      const blank = OPERATIONS['hot-spots'].blanks.value;
      return optionsOf('value', blank, { layers, steps, at }).map(({ code }) => code);
    };
    const filled = (op: RecipeOp, id: string, more: Record<string, string[]>) => {
      const step = newStep(op, id, layers);
      return { ...step, filled: { ...step.filled, ...more } };
    };
    const sums = filled('summarise-in-areas', 'a', { figures: ['count|||', 'sum|members||'] });
    const near = filled('nearest', 'b', { input: ['#a'] });
    expect(codes(sums, near, filled('hot-spots', 'c', { input: ['#b'] }))).toEqual([
      ...['members', 'count', 'sum_members', 'distance_m', 'rank'],
    ]);
    const cells = filled('grid', 'a', {});
    expect(codes(cells, filled('hot-spots', 'b', { input: ['#a'] }))).toEqual(['count', 'area_rai']);
    expect(codes(filled('hot-spots', 'a', { input: ['village'] }))).toEqual(['members']);
  });

  it('proposes two layers to compare, and the same twice only where there is no other', () => {
    expect(newStep('change', 's', layers).filled).toMatchObject({
      before: ['community_forest'],
      after: ['subdistrict'],
    });
    const alone = layers.filter(({ name }) => name === 'community_forest');
    expect(newStep('change', 's', alone).filled.after).toEqual(['community_forest']);
  });

  it.each(ops)('has a sentence for %s with every blank that must be filled, in both languages', (op) => {
    const { sentence } = questionSentences[op];
    const named = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(named(sentence.th)).toEqual(named(sentence.en));
    const names: readonly string[] = blanksOf(op).map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(named(sentence.th)));
    for (const { name } of problemsOf([newStep(op, 'step1', layers)], layers))
      expect(named(sentence.th)).toContain(name);
  });

  it.each(ops)('comes back as it was from a recipe of %s', (op) => {
    const draft = newStep(op, 'step1', layers);
    const typed = blanksOf(op).filter(([name]) => (draft.filled[name] ?? []).length === 0);
    const text = typed.filter(([, { kind }]) => kind === 'field' || kind === 'text' || kind === 'formula');
    const filled = { ...draft.filled, ...Object.fromEntries(text.map(([name]) => [name, ['name']])) };
    const step = stepOf({ ...draft, filled });
    expect(step).not.toBeNull();
    if (step !== null) expect(stepOf(draftOf(step))).toEqual(step);
  });

  it('measures straight and says nothing of roads until a layer of them is chosen', () => {
    const roads = [...layers, layer('road', 'MultiLineString')];
    const near = newStep('near', 'near', roads);
    const options = (all: typeof layers) =>
      optionsOf('roads', OPERATIONS.near.blanks.roads, { layers: all, steps: [near], at: 0 });
    expect(options(layers)).toEqual([]);
    expect(options(roads).map(({ code, label }) => [code, label.th])).toEqual([['road', 'ตามเส้นทางใน road']]);
    const chosen = { ...near, filled: { ...near.filled, roads: ['road'], reachM: ['1000'] } };
    expect(stepOf(chosen)).toMatchObject({ roads: 'road', reachM: 1000 });
    const straight = stepOf({ ...chosen, filled: { ...chosen.filled, roads: [] } });
    expect(straight).toEqual(stepOf(near));
    expect(emptyWords(OPERATIONS.near.blanks.roads)?.th).toBe('เป็นเส้นตรง');
    expect(emptyWords(OPERATIONS.near.blanks.reachM)?.th).toBe('500 ม.');
    expect(emptyWords(OPERATIONS.nearest.blanks.maxM)).toBeNull();
  });

  it('asks on from a result, and goes on without a step between', () => {
    const first = newStep('near', 'near', layers);
    const second = newStep('count-in-areas', 'count', layers, [first]);
    expect(second.filled).toEqual({ areas: ['subdistrict'], input: ['#near'] });
    const made = recipeOfSteps([first, second], layers);
    expect(recipe.safeParse(made).success).toBe(true);
    expect(movesUp([first, second], 1)).toBe(false);
    expect(withoutStep([first, second], 0)[0]?.filled.input).toEqual(first.filled.input);
  });

  it('asks on from a figure by that figure', () => {
    const counted = newStep('count-in-areas', 'count', layers);
    const next = newStep('hot-spots', 'hot', layers, [counted]);
    expect(next.filled).toMatchObject({ input: ['#count'], value: ['count'] });
    expect(problemsOf([counted, next], layers)).toEqual([]);
    // A name that has no number makes none.
    expect(newStep('hot-spots', 'hot', layers, [newStep('near', 'near', layers)]).filled.value).toEqual([]);
  });

  it('says which blank stands on a field or layer that is there no more', () => {
    const step = newStep('summarise-in-areas', 'step1', layers);
    const gone = { ...step, filled: { ...step.filled, input: ['forest_old'] } };
    expect(problemsOf([gone], layers).map(({ name }) => name)).toEqual(['input']);
    const join = newStep('convex-hull', 'step1', layers);
    const renamed = { ...join, filled: { ...join.filled, by: ['old_name'] } };
    expect(problemsOf([renamed], layers)[0]?.words.th).toContain('แยกตาม');
  });

  it('tells a register without rows from one that is gone, and how far a distance may be', () => {
    const empty = { ...layer('community_forest', 'MultiPolygon'), title: 'ป่าชุมชน', featureCount: 0 };
    const step = newStep('buffer', 'step1', layers);
    const asked = { ...step, filled: { ...step.filled, input: ['community_forest'] } };
    const [none] = problemsOf([asked], [...layers.slice(0, 2), empty]);
    expect(none?.words.th).toBe('ขั้นที่ 1: “ป่าชุมชน” ยังไม่มีข้อมูล นำเข้าก่อน หรือเลือกชั้นข้อมูลอื่น');
    const far = { ...asked, filled: { ...asked.filled, distancesM: ['10000000'] } };
    expect(problemsOf([far], layers)[0]?.words.th).toMatch(/ไม่เกิน 1,000 กม\./);
  });

  it('says what is wrong with a formula', () => {
    const titled = layers.map((one) => ({
      ...one,
      fields: one.fields.map((own) => (own.name === 'members' ? { ...own, title: 'สมาชิก' } : own)),
    }));
    const chosen = (where: string) => {
      const step = newStep('select-by-value', 'step1', titled);
      return { ...step, filled: { ...step.filled, where: [where] } };
    };
    const problem = (where: string) => problemsOf([chosen(where)], titled)[0]?.words.th;
    expect(problem('members > > 1')).toContain('«>» อยู่ผิดที่');
    expect(problem('5')).toContain('ยังไม่เป็นเงื่อนไข');
    expect(problem('members > 1')).toBeUndefined();
    // Known of areas beside their own fields, and of nothing else.
    const asked = (input: string) => {
      const step = newStep('select-by-value', 'step1', titled);
      const where = ['population > 1000 and not has_social_manager'];
      return problemsOf([{ ...step, filled: { ...step.filled, input: [input], where } }], titled)[0]?.words
        .th;
    };
    expect(asked('subdistrict')).toBeUndefined();
    expect(asked('community_forest')).toContain('population');
  });

  it('offers only what fits, and no field that names a person', () => {
    const steps = [newStep('intersect', 'step1', layers)];
    const situation = { layers, steps, at: 0 };
    const codes = blanksOf('intersect').map(([name, blank]) => optionsOf(name, blank, situation).length);
    expect(codes).toEqual([2, 2]);
    const hull = { layers, steps: [newStep('convex-hull', 'step1', layers)], at: 0 };
    const [, by] = blanksOf('convex-hull');
    expect(by && optionsOf(by[0], by[1], hull).map(({ code }) => code)).toEqual(['name', 'members']);
  });

  it('reads typed distances, and finds questions without tone marks', () => {
    const found = foundOptions({ kind: 'distance', unit: 'm' }, [], '1.5 กม');
    expect(found.map(({ code }) => code)).toEqual(['1500']);
    expect(foundSentences('ใกล ที่สุด').map(({ op }) => op)).toContain('nearest');
    expect(foundSentences('ไม่มีคำนี้แน่')).toEqual([]);
  });
});
