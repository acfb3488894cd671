import { describe, expect, it } from 'vitest';
import { recipe } from '../contract/recipe.ts';
import { QUESTION_STEPS, questionOfSteps, stepsOfQuestion } from './question-steps.ts';

const VALUES = {
  ...{
    subject: 'village',
    of: 'community_forest',
    areas: 'subdistrict',
    with: 'zone',
    within: 'province',
    roads: 'road',
  },
  ...{
    distance: 2000,
    figure: 'housing_project|units',
    relation: 'within',
    before: 'a',
    after: 'b',
    key: null,
  },
};

describe('the steps of questions', () => {
  it('are recipes that can be run, and give the question back with all that its blanks held', () => {
    for (const id of Object.keys(QUESTION_STEPS)) {
      const made = recipe.parse({ recipeVersion: 2, title: id, steps: stepsOfQuestion(id, VALUES) });
      const again = questionOfSteps(made.steps);
      expect(again?.id).toBe(id);
      expect(VALUES).toMatchObject(again?.values ?? { nothing: true });
      expect(stepsOfQuestion(id, again?.values ?? {})).toEqual(stepsOfQuestion(id, VALUES));
    }
  });

  it('leave out what an empty blank holds, and find it empty again', () => {
    const straight = { ...VALUES, roads: null };
    const steps = stepsOfQuestion('nearest', straight);
    expect(steps).toEqual([{ id: 'nearest', op: 'nearest', input: 'village', of: 'community_forest', k: 1 }]);
    const made = recipe.parse({ recipeVersion: 2, title: 'ก', steps });
    expect(questionOfSteps(made.steps)).toEqual({
      id: 'nearest',
      values: { subject: 'village', of: 'community_forest', roads: null },
    });
  });

  it('say nothing of recipes that no sentence says', () => {
    const steps = [{ id: 'near', op: 'nearest', input: 'village', of: 'community_forest', k: 3 }];
    expect(questionOfSteps(recipe.parse({ recipeVersion: 2, title: 'ก', steps }).steps)).toBeNull();
    expect(stepsOfQuestion('nothing', VALUES)).toBeNull();
  });
});
