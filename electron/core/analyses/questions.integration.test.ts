import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { listLayers } from '../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { catalogueLayers, layerRows } from './analyses.queries.ts';
import { questionsOf, recipeOfQuestion } from './questions.ts';
import { runRecipe } from './run-recipe.ts';

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };

/** One whose figures are years old, one of the future, one of which the day is not known. */
const FUNDS = [
  ['กองทุนเก่า', '2020-01-31'],
  ['กองทุนใหม่', '2999-01-31'],
  ['กองทุนไม่รู้วัน', null],
] as const;

let test: TestWorkspace;
let questions: Question[];

beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  test.workspace.change({ kind: 'edit', label: { th: 'กองทุน', en: 'Funds' } }, (change) => {
    for (const [name, day] of FUNDS) change.insert('welfare_fund', { name_th: name, as_of_date: day });
  });
  const { db } = test.workspace;
  const fields = new Map(listLayers(db).map((layer) => [layer.name, layer.fields]));
  const layers = catalogueLayers(db).map((layer) => ({
    ...{ ...layer, rows: layerRows(db, layer.name), fields: fields.get(layer.name) ?? [] },
  }));
  questions = questionsOf(layers, 'none');
});
afterAll(() => test.close());

const proposed = (question: Question): Record<string, CellValue> =>
  Object.fromEntries(
    question.parts.flatMap((part) => ('blank' in part ? [[part.blank, part.value] as const] : [])),
  );

describe('the library of questions', () => {
  it('answers each with what is proposed for its blanks, in a sentence and a layer', async () => {
    const blocked = questions.filter(({ blockedBy }) => blockedBy !== null);
    // These two are about the restricted store, which this workspace has not.
    expect(blocked.map(({ id }) => id)).toEqual(['unsafe-houses', 'no-manager']);
    for (const question of questions.filter((one) => !blocked.includes(one))) {
      const recipe = recipeOfQuestion(question, proposed(question), catalogueLayers(test.workspace.db));
      const result = await runRecipe(test.workspace, recipe, quiet);
      expect([question.id, result.sentence.length > 10, result.layer !== '']).toEqual([
        question.id,
        true,
        true,
      ]);
      const layer = listLayers(test.workspace.db).find(({ name }) => name === result.layer);
      expect([question.id, layer?.featureCount]).toEqual([question.id, result.rows]);
    }
  });

  it('proposes two layers to compare, not one with itself', () => {
    const changed = questions.find(({ id }) => id === 'changed') as Question;
    const { before, after } = proposed(changed);
    expect(before).not.toBe(after);
  });

  it('asks by any distance that is typed, and says it as it was asked', async () => {
    const question = questions.find(({ id }) => id === 'count-near') as Question;
    const values = { ...proposed(question), subject: 'village', distance: 1250 };
    const recipe = recipeOfQuestion(question, values, catalogueLayers(test.workspace.db));
    expect(recipe.title).toContain('1.25 กม.');
    const result = await runRecipe(test.workspace, recipe, quiet);
    expect(result.sentence).toContain('ภายใน 1.25 กม.');
    const without = questions.find(({ id }) => id === 'without') as Question;
    const far = { ...proposed(without), distance: 12_345 };
    expect(recipeOfQuestion(without, far, catalogueLayers(test.workspace.db)).title).toContain('12.345 กม.');
  });

  it('finds whose figures are older than a year, and says of whom the day is not known', async () => {
    const question = questions.find(({ id }) => id === 'stale') as Question;
    const recipe = recipeOfQuestion(question, proposed(question), catalogueLayers(test.workspace.db));
    const result = await runRecipe(test.workspace, recipe, quiet);
    expect(result.rows).toBe(1);
    expect(result.sentence).toBe('จาก 3 กองทุน มี 1 กองทุนที่ข้อมูลเก่าเกิน 12 เดือน คือ กองทุนเก่า ยังไม่มีข้อมูล 1 กองทุน');
    expect(result.leftOut).toMatchObject([{ code: 'value-missing', count: 1 }]);
  });
});
