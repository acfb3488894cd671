import { afterEach, describe, expect, it } from 'vitest';
import { RECIPE_VERSION, type Recipe } from '../../../shared/contract/recipe.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import {
  duplicateRecipe,
  listRecipes,
  removeRecipe,
  renameRecipe,
  replaceRecipe,
  saveRecipe,
} from './recipes.ts';

const open: TestWorkspace[] = [];
const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace();
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const recipe: Recipe = {
  recipeVersion: RECIPE_VERSION,
  title: 'นับหมู่บ้าน',
  steps: [{ id: 'step1', op: 'count-in-areas', areas: 'subdistrict', input: 'village' }],
};

describe('saved recipes', () => {
  it('are kept with the workspace under their names, and each change is one undo', async () => {
    const { workspace } = await opened();
    const [first] = saveRecipe(workspace, 'หมู่บ้านรายตำบล', recipe);
    expect(first?.recipe).toMatchObject({ ...recipe, title: 'หมู่บ้านรายตำบล' });
    expect(first?.lastRun).toBeNull();
    renameRecipe(workspace, first?.id ?? '', 'หมู่บ้าน');
    removeRecipe(workspace, first?.id ?? '');
    expect(listRecipes(workspace)).toEqual([]);
    workspace.journal.undo();
    expect(listRecipes(workspace)[0]?.recipe.title).toBe('หมู่บ้าน');
    workspace.journal.undo();
    workspace.journal.undo();
    expect(listRecipes(workspace)).toEqual([]);
  });

  it('take other steps, and are copied under names that are free', async () => {
    const { workspace } = await opened();
    const id = saveRecipe(workspace, 'ก', recipe)[0]?.id ?? '';
    const steps: Recipe['steps'] = [{ id: 'a', op: 'area-in-areas', areas: 'subdistrict', input: 'zone' }];
    replaceRecipe(workspace, id, { ...recipe, title: 'อื่น', steps });
    duplicateRecipe(workspace, id);
    const names = duplicateRecipe(workspace, id).map((saved) => saved.recipe.title);
    expect(names).toEqual(['ก', 'ก (สำเนา)', 'ก (สำเนา 2)']);
    expect(listRecipes(workspace).map((saved) => saved.recipe.steps)).toEqual([steps, steps, steps]);
    for (let changes = 0; changes < 3; changes++) workspace.journal.undo();
    expect(listRecipes(workspace).map((saved) => saved.recipe.steps)).toEqual([recipe.steps]);
  });

  it('refuse a name that another has, and pass over one that another program spoiled', async () => {
    const { workspace } = await opened();
    saveRecipe(workspace, 'ก', recipe);
    const taken = expect.objectContaining({ code: 'name-taken' });
    expect(() => saveRecipe(workspace, 'ก', recipe)).toThrow(taken);
    workspace.change({ kind: 'edit', label: { th: 'เสีย', en: 'Spoiled' } }, (change) =>
      change.insert('saved_view', { layer: 'recipe:', title: 'ข', view: '{"steps":[]', position: 9 }),
    );
    expect(listRecipes(workspace).map((saved) => saved.recipe.title)).toEqual(['ก']);
  });
});
