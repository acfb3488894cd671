import type { AnalysisResult } from '../../../../shared/contract/analyses.ts';
import { quoteName } from '../../db/index.ts';
import type { TestWorkspace } from '../../testing/workspace.ts';
import { runRecipe } from '../run-recipe.ts';

/** A row of a result, by the names of its columns. */
export type Row = Record<string, unknown>;

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };

/** Runs steps as one recipe in a test's workspace; a step without an id is called by its place: `s0`, `s1`. */
export const asking = (
  test: () => TestWorkspace,
): {
  run(...steps: object[]): Promise<AnalysisResult>;
  rowsOf(result: AnalysisResult): Row[];
} => ({
  run: (...steps) =>
    runRecipe(
      test().workspace,
      { recipeVersion: 2, title: 'คำถาม', steps: steps.map((step, i) => ({ id: `s${i}`, ...step })) },
      quiet,
    ),
  rowsOf: ({ layer }) =>
    test().workspace.db.all({ text: `SELECT * FROM ${quoteName(layer)} ORDER BY fid`, values: [] }),
});
