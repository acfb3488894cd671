import { afterEach, describe, expect, it } from 'vitest';
import { RECIPE_VERSION, type Recipe } from '../../../shared/contract/recipe.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { listRecipes, removeRecipe, renameRecipe, saveRecipe } from './recipes.ts';

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
    expect(first?.recipe).toEqual({ ...recipe, title: 'หมู่บ้านรายตำบล' });
    renameRecipe(workspace, first?.id ?? '', 'หมู่บ้าน');
    removeRecipe(workspace, first?.id ?? '');
    expect(listRecipes(workspace)).toEqual([]);
    workspace.journal.undo();
    expect(listRecipes(workspace)[0]?.recipe.title).toBe('หมู่บ้าน');
    workspace.journal.undo();
    workspace.journal.undo();
    expect(listRecipes(workspace)).toEqual([]);
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
