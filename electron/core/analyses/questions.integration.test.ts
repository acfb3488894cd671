import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { listLayers } from '../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { catalogueLayers, layerRows } from './analyses.queries.ts';
import { questionsOf, recipeOfQuestion } from './questions.ts';
import { runRecipe } from './run-recipe.ts';

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };

let test: TestWorkspace;
let questions: Question[];

beforeAll(async () => {
  test = await aWorkspace({ areas: true });
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
    expect(questions.filter(({ blockedBy }) => blockedBy !== null).map(({ id }) => id)).toEqual([]);
    for (const question of questions) {
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
});
