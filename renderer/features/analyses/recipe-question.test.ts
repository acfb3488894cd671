import { expect, test } from 'vitest';
import { question } from '../../../shared/contract/analyses.ts';
import { recipe } from '../../../shared/contract/recipe.ts';
import { askedBy, asksTheSame } from './recipe-question.ts';

const label = { th: 'ก', en: 'a' };
const blank = (name: string, kind: 'layer' | 'distance', values: (string | number)[]) => ({
  blank: name,
  kind,
  options: values.map((value) => ({ value, label })),
  value: values[0],
});
const questions = [
  question.parse({
    id: 'count-near',
    group: 'count',
    title: label,
    parts: [
      blank('subject', 'layer', ['household', 'village']),
      blank('areas', 'layer', ['subdistrict', 'district']),
      blank('distance', 'distance', [1000, 2000]),
      blank('of', 'layer', ['community_forest']),
    ],
    blockedBy: null,
  }),
  question.parse({
    id: 'area-within',
    group: 'overlap',
    title: label,
    parts: [blank('subject', 'layer', ['community_forest']), blank('areas', 'layer', ['zone', 'district'])],
    blockedBy: null,
  }),
];
const counted = (distanceM: number, beyond = false) =>
  recipe.parse({
    recipeVersion: 1,
    title: 'ก',
    steps: [
      { id: 'near', op: 'near', input: 'village', of: 'community_forest', distanceM, beyond },
      { id: 'count', op: 'count-in-areas', areas: 'district', input: '#near' },
    ],
  });

test('A recipe gives back the question and the blanks it was asked with', () => {
  const asked = askedBy(counted(2000), questions);
  expect(asked?.question.id).toBe('count-near');
  expect(JSON.stringify(asked?.values)).toBe(
    '{"subject":"village","areas":"district","distance":2000,"of":"community_forest"}',
  );
  const steps = [{ id: 'sum', op: 'area-in-areas', areas: 'district', input: 'community_forest' }];
  const area = askedBy(recipe.parse({ recipeVersion: 1, title: 'ก', steps }), questions);
  expect(area).toMatchObject({
    question: { id: 'area-within' },
    values: { subject: 'community_forest', areas: 'district' },
  });
});

test('A distance that was typed is one of the question too', () => {
  expect(askedBy(counted(1250), questions)?.values.distance).toBe(1250);
});

test('A recipe that no sentence can say fits no question', () => {
  expect(askedBy(counted(5), questions)).toBeNull();
  expect(askedBy(counted(2000, true), questions)).toBeNull();
  expect(askedBy(counted(2000), [])).toBeNull();
});

test('Recipes ask the same whatever they are called, and not of another distance or area', () => {
  const asked = counted(2000);
  expect(asksTheSame(asked, { ...asked, title: 'ข' })).toBe(true);
  expect(asksTheSame(asked, counted(2500))).toBe(false);
  expect(asksTheSame(asked, { ...asked, within: { register: 'district', id: 'a' } })).toBe(false);
  expect(asksTheSame(asked, null)).toBe(false);
});
