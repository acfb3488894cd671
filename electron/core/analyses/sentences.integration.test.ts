import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AnalysisResult, Question } from '../../../shared/contract/analyses.ts';
import { recipe } from '../../../shared/contract/recipe.ts';
import { OPERATIONS } from '../../../shared/domain/operations.ts';
import { listLayers } from '../layers/index.ts';
import { fillSample, SAMPLE_WORKSPACE } from '../sample/index.ts';
import { aCore, type TestCore } from '../testing/workspace.ts';
import { createWorkspaceSession, type WorkspaceSession } from '../workspace/index.ts';
import { catalogueLayers, layerRows } from './analyses.queries.ts';
import { titleOfSteps } from './auto-title.ts';
import { type AskableLayer, questionsOf, recipeOfQuestion } from './questions.ts';
import { runRecipe } from './run-recipe.ts';

/** What answers of the sample province say: a ready question by its key, or steps. */
const told = z.object({
  ask: z.union([z.string(), z.array(z.record(z.string(), z.unknown()))]),
  title: z.string(),
  titleEn: z.string(),
  th: z.string(),
  en: z.string(),
});
const TOLD = z
  .array(told)
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'testing/sample-answers.json'), 'utf8')));

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };

let core: TestCore;
let session: WorkspaceSession;
let layers: AskableLayer[];
let questions: Question[];
const workspace = () => {
  const open = session.current();
  if (!open) throw new Error('no workspace is open');
  return open;
};

beforeAll(async () => {
  core = aCore();
  session = createWorkspaceSession(core.parts);
  core.parts.onClose(async () => void (await session.close()));
  await session.create(SAMPLE_WORKSPACE);
  await fillSample(workspace(), { control: quiet });
  const { db } = workspace();
  const fields = new Map(listLayers(db).map((layer) => [layer.name, layer.fields]));
  layers = catalogueLayers(db).map((layer) => ({
    ...{ ...layer, rows: layerRows(db, layer.name), fields: fields.get(layer.name) ?? [] },
  }));
  questions = questionsOf(layers, 'open');
});
afterAll(() => core.close());

const answered = async (ask: (typeof TOLD)[number]['ask']): Promise<AnalysisResult> => {
  if (typeof ask !== 'string') {
    const steps = ask.map((step, i) => ({ id: `s${i}`, ...step }));
    const fieldsOf = (name: string): AskableLayer['fields'] =>
      layers.find((layer) => layer.name === name)?.fields ?? [];
    const made = recipe.parse({ recipeVersion: 2, title: '–', steps });
    const title = titleOfSteps(made.steps, layers, fieldsOf).th;
    return runRecipe(workspace(), { ...made, title }, quiet);
  }
  const question = questions.find(({ id }) => id === ask);
  if (!question) throw new Error(ask);
  const values = question.parts.flatMap((part) =>
    'blank' in part ? [[part.blank, part.value] as const] : [],
  );
  return runRecipe(workspace(), recipeOfQuestion(question, Object.fromEntries(values), layers), quiet);
};

describe('answers of the sample province', () => {
  it.each(TOLD)('are called and said so: $title', async ({ ask, ...words }) => {
    const result = await answered(ask);
    const layer = listLayers(workspace().db).find(({ name }) => name === result.layer);
    expect({
      ...{ title: result.title, titleEn: layer?.titleEn },
      ...{ th: result.sentence, en: result.sentenceEn },
    }).toEqual(words);
  });

  it('are there for every ready question that can be asked of it, and every operation', () => {
    const askable = questions.filter(({ blockedBy }) => blockedBy === null).map(({ id }) => id);
    expect(TOLD.flatMap(({ ask }) => (typeof ask === 'string' ? [ask] : [])).toSorted()).toEqual(
      askable.toSorted(),
    );
    const ops = new Set(TOLD.flatMap(({ ask }) => (typeof ask === 'string' ? [] : ask.map(({ op }) => op))));
    expect(Object.keys(OPERATIONS).filter((op) => !ops.has(op))).toEqual([]);
  });

  it('say none and one in words of their own, in either language', () => {
    for (const { th, en } of TOLD) {
      expect(th).not.toMatch(/มี 0 |\bnull\b|undefined| {2}/);
      expect(en).not.toMatch(/\b0 (meet|lie|have)|\b1 (meet|lie|have)\b|undefined| {2}/);
    }
  });
});
