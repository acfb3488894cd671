import type { Question } from '../../../shared/contract/analyses.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { refusePersonalRecipe } from '../../../shared/recipes/personal.ts';
import { analysesText } from '../../../shared/text/analyses.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { listLayers } from '../layers/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { catalogueLayers, evidenceOf, layerRows, resultTimes } from './analyses.queries.ts';
import { chartOf } from './chart/chart.ts';
import { changedInputs, type KeptAnswer, readAnswer } from './earlier-answers.ts';
import { listLeftOut } from './list-left-out.ts';
import { type HouseholdState, questionsOf, recipeOfQuestion } from './questions.ts';
import { runRecipe } from './run-recipe.ts';

/** Questions, recipes and results of the analysis place. */
export function analysesProcedures(context: AppContext): Procedures<'analyses'> {
  const { analyses } = api;
  return {
    questions: analyses.questions.handler(() => askable(context.workspace())),
    recipeOf: analyses.recipeOf.handler(({ input }) => {
      const workspace = context.workspace();
      const question = askable(workspace).find(({ id }) => id === input.questionId);
      if (!question) throw new Refusal('recipe-invalid', { reason: input.questionId });
      return recipeOfQuestion(question, input.values, catalogueLayers(workspace.db));
    }),
    run: analyses.run.handler(({ input }) => {
      // The one that was asked: another may be open by the time the job gets its turn.
      const workspace = context.workspace();
      // A job is named by the recipe's title, and the name stays in the list of jobs: a personal one gets none.
      refusePersonalRecipe(input.recipe);
      const jobId = context.jobs.start('analyse', analysesText.job(input.recipe.title), (control) =>
        runRecipe(workspace, input.recipe, control),
      );
      return { jobId };
    }),
    times: analyses.times.handler(() => resultTimes(context.workspace().db)),
    leftOutRows: analyses.leftOutRows.handler(({ input }) =>
      listLeftOut(context.workspace(), input.layer, input.at),
    ),
    chart: analyses.chart.handler(({ input }) => chartOf(context.workspace(), input)),
    result: analyses.result.handler(({ input }) => keptAnswer(context, input.layer)),
    changes: analyses.changes.handler(({ input }) =>
      changedInputs(context.workspace(), keptAnswer(context, input.layer)),
    ),
  };
}

function askable(workspace: OpenWorkspace): Question[] {
  const fields = new Map(listLayers(workspace.db).map((layer) => [layer.name, layer.fields]));
  const layers = catalogueLayers(workspace.db).map((layer) => ({
    ...layer,
    rows: layerRows(workspace.db, layer.name),
    fields: fields.get(layer.name) ?? [],
  }));
  return questionsOf(layers, householdState(workspace));
}

/** What stands with a result layer. Refuses `layer-not-found` for a layer that is no result. */
function keptAnswer(context: AppContext, layer: string): KeptAnswer {
  const row = evidenceOf(context.workspace().db, layer);
  const answer = row?.evidence ? readAnswer(layer, row.evidence) : null;
  if (answer === null) throw new Refusal('layer-not-found', { layer });
  return answer;
}

function householdState(workspace: OpenWorkspace): HouseholdState {
  const { state } = workspace.restricted;
  if (state !== 'open') return state;
  return workspace.restricted.households() === 0 ? 'empty' : 'open';
}
