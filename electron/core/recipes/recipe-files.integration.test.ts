import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { RECIPE_VERSION, type Recipe, recipe as recipeSchema } from '../../../shared/contract/recipe.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { refusalText } from '../../../shared/text/refusals.ts';
import type { AppContext } from '../context.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { readRecipeFile, writeRecipeFile } from './recipe-file.ts';
import { saveRecipe } from './recipes.ts';

const open: TestWorkspace[] = [];
const opened = async (): Promise<{ test: TestWorkspace; context: AppContext }> => {
  const test = await aWorkspace();
  open.push(test);
  return { test, context: { ...test.parts, workspace: () => test.workspace } as AppContext };
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const recipe: Recipe = recipeSchema.parse({
  recipeVersion: RECIPE_VERSION,
  title: 'หมู่บ้านใกล้ป่า',
  steps: [{ id: 'step1', op: 'near', input: 'village', of: 'community_forest', distanceM: 1000 }],
  parameters: [{ name: 'ระยะ', step: 'step1', blank: 'distanceM' }],
});

const written = (context: AppContext, name: string, text: string): string => {
  const path = join(context.files.temporaryFolder(), name);
  writeFileSync(path, text);
  return context.files.add(path, { name, temporary: true }).token;
};
const refusalOf = (context: AppContext, text: string): Refusal => {
  try {
    readRecipeFile(context, written(context, 'สูตร.json', text));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was read');
};
const sentence = ({ code, details }: Refusal): string => refusalText({ code, details }).th;

describe('a recipe as a file', () => {
  it('comes back as it was written, with what its layers are called', async () => {
    const { context } = await opened();
    const { download, file } = writeRecipeFile(context, recipe);
    expect(file).toBe('หมู่บ้านใกล้ป่า.json');
    const text = readFileSync(context.files.path(download).path, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ $schema: expect.stringContaining('recipe-'), recipeVersion: 2 });
    const read = readRecipeFile(context, written(context, file, `\uFEFF${text}`));
    expect(read.areaMissing).toBe(false);
    const { sources, ...rest } = read.recipe;
    expect(rest).toEqual(recipe);
    expect(sources?.map(({ name, register }) => [name, register])).toEqual([
      ['village', 'village'],
      ['community_forest', 'community_forest'],
    ]);
  });

  it('is refused in a sentence of its own for each thing that can be wrong with it', async () => {
    const { context } = await opened();
    const text = JSON.stringify(recipe, null, 2);
    const cases: readonly (readonly [string, string | undefined, RegExp])[] = [
      [text.slice(0, 90), 'no-json', /ไม่ครบ/],
      ['{"type":"FeatureCollection","features":[]}', 'foreign', /ไม่ใช่สูตร/],
      ['[1, 2]', 'foreign', /ไม่ใช่สูตร/],
      [JSON.stringify({ ...recipe, recipeVersion: 99 }), 'version', /รุ่น 99.+ถึงรุ่น 2/],
      [text.replace('"near"', '"teleport"'), 'step', /ขั้นที่ 1 «teleport»/],
      [text.replace('1000', '"ไกล"'), 'step', /ขั้นที่ 1.+“ระยะ”/],
      [text.replace('1000', '30000000'), 'step', /“ระยะ”.+ไม่เกิน 20,000 กม\./],
      [text.replace('"blank": "distanceM"', '"blank": "nothing"'), 'parameter', /«ระยะ»/],
      [`${text}${' '.repeat(10 * 1024 * 1024)}`, 'too-large', /ใหญ่เกิน/],
      [JSON.stringify({ ...recipe, title: 'บัตร 1-1017-00230-70-8' }), 'personal', /เลขประจำตัว/],
    ];
    for (const [candidate, problem, words] of cases) {
      const refusal = refusalOf(context, candidate);
      expect([refusal.code, refusal.details.problem]).toEqual(['recipe-invalid', problem]);
      expect(sentence(refusal)).toMatch(words);
    }
  });

  it('carries no field of personal data, nor is one kept with the workspace', async () => {
    const { test, context } = await opened();
    const steps = [{ id: 'a', op: 'dissolve', input: 'council', by: ['chair_name'], sums: [] }];
    const asking = recipeSchema.parse({ recipeVersion: 2, title: 'ก', steps: steps });
    const personal = expect.objectContaining({ code: 'recipe-invalid' });
    const card = { ...asking, steps: [{ ...asking.steps[0], by: ['เลขประจำตัวประชาชน'] }] } as Recipe;
    expect(() => writeRecipeFile(context, card)).toThrow(personal);
    expect(() => saveRecipe(test.workspace, 'ก', card)).toThrow(personal);
    expect(() => saveRecipe(test.workspace, 'บัตร 1101700230708', recipe)).toThrow(personal);
  });

  it('leaves out an area that is not here, and says so', async () => {
    const { context } = await opened();
    const within = { register: 'district', id: 'elsewhere' };
    const token = written(context, 'a.json', JSON.stringify({ ...recipe, within }));
    const read = readRecipeFile(context, token);
    expect([read.areaMissing, read.recipe.within]).toEqual([true, undefined]);
    expect(() => context.files.path(token)).toThrow();
  });
});
