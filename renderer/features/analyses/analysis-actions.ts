import { analysisResult, type Question } from '../../../shared/contract/analyses.ts';
import { refusalData } from '../../../shared/contract/base.ts';
import type { Job } from '../../../shared/contract/events.ts';
import type { Recipe } from '../../../shared/contract/recipe.ts';
import { measuredBy } from '../../../shared/domain/measured-ground.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { recipesUi } from '../../../shared/text/recipes.ts';
import { api, awaitJob, cancelJob, orpc, queryClient } from '../../api/index.ts';
import { askedArea, goTo, setAnswer, setSelection, useDesk } from '../../app/desk.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { deskMapApi } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';
import { askUnlock } from '../restricted/index.ts';
import { fillQuestion, measureBy, useAnalysis, valuesOf } from './analysis-store.ts';
import { closeComposed, openRecipe } from './compose-store.ts';
import { askedBy } from './recipe-question.ts';

const codeOf = (refusal: unknown): string | null => {
  const data = typeof refusal === 'object' && refusal !== null && 'data' in refusal ? refusal.data : refusal;
  const parsed = refusalData.safeParse(data);
  return parsed.success ? parsed.data.code : null;
};

const layersNow = () => queryClient.fetchQuery(orpc.layers.list.queryOptions());

/** Lets the map show all of an answer. */
const fitTo = async (name: string): Promise<void> => {
  const layer = (await layersNow()).find((candidate) => candidate.name === name);
  if (layer?.extent) deskMapApi.fitExtent(layer.extent);
};

/** The question above follows the answer that was opened, so that asking again asks the same. */
const takeQuestionOf = async (layer: string): Promise<void> => {
  const [{ recipe }, questions] = await Promise.all([
    queryClient.fetchQuery(orpc.analyses.result.queryOptions({ input: { layer } })),
    queryClient.fetchQuery(orpc.analyses.questions.queryOptions()),
  ]);
  const asked = askedBy(recipe, questions);
  // Another answer may have been opened meanwhile.
  if (useDesk.getState().answer !== layer) return;
  // Of a ranking that was kept there are no steps to show.
  if (asked === null) return recipe === null ? undefined : openRecipe(recipe);
  closeComposed();
  measureBy(recipe?.measure ?? 'geodesic');
  fillQuestion(asked.question, asked.values);
};

/** Asks above what the answer in view was asked, where nothing has been chosen yet. */
export const followShown = (name: string): void => {
  setAnswer(name);
  void takeQuestionOf(name).catch(notifyError);
};

/** Shows an earlier answer: its question, map, ranking and sentence. */
export const openResult = async (name: string): Promise<void> => {
  setAnswer(name);
  useAnalysis.setState(({ opened }) => ({ opened: opened + 1 }));
  setSelection(null);
  goTo('analysis');
  try {
    // Without its question the answer is still shown, and the panel says that they differ.
    await takeQuestionOf(name).catch(notifyError);
    await fitTo(name);
  } catch (error) {
    notifyError(error);
  }
};

const take = async (job: Job): Promise<void> => {
  const result = analysisResult.parse(job.result);
  setAnswer(result.layer);
  setSelection(null);
  await queryClient.invalidateQueries({ queryKey: orpc.layers.list.key() });
  await fitTo(result.layer);
  if (result.reused) notifyDone(translate(recipesUi.unchanged));
  // In its own place the answer is in view, and a toast would lie over the sentence.
  if (useDesk.getState().place !== 'analysis')
    notifyUndo(translate(analysesUi.answered, { title: result.title }));
};

/** The recipe that a ready question stands for, its blanks as they are. */
const recipeOf = async (question: Question): Promise<Recipe> => {
  const values = valuesOf(question, useAnalysis.getState().values[question.id]);
  const recipe = await api.analyses.recipeOf({ questionId: question.id, values });
  return measuredBy(recipe, useAnalysis.getState().measure);
};

/** Shows the steps of a ready question, to change them or to ask on. */
export const showSteps = async (question: Question): Promise<void> => {
  try {
    openRecipe(await recipeOf(question));
  } catch (failure) {
    useAnalysis.setState({ failure });
  }
};

/** Waits for an answer, whose layer is shown once it is there. */
const follow = async (jobId: string): Promise<void> => {
  useAnalysis.setState({ jobId });
  const job = await awaitJob(jobId);
  if (job.state === 'done') return take(job);
  if (job.state === 'cancelled') return notifyDone(translate(analysesUi.cancelled));
  throw job.refusal ?? { data: { logId: job.logId } };
};

const run = async (recipeToRun: () => Promise<Recipe>): Promise<void> => {
  const asked = await recipeToRun();
  const within = askedArea(useDesk.getState().area);
  const recipe = within === null || asked.within !== undefined ? asked : { ...asked, within };
  const { jobId } = await api.analyses.run({ recipe });
  await follow(jobId);
};

/** While it works the question can't be asked again; what keeps it from being answered is said in its place. */
const working = async (work: () => Promise<void>): Promise<void> => {
  useAnalysis.setState({ asking: true, failure: null });
  try {
    await work();
  } catch (failure) {
    useAnalysis.setState({ failure });
  } finally {
    useAnalysis.setState({ asking: false, jobId: null });
  }
};

/** Answers in a job. A locked store is opened in place, then the question goes on by itself. */
const answer = (recipeToRun: () => Promise<Recipe>): Promise<void> =>
  working(() =>
    run(recipeToRun).catch(async (failure: unknown) => {
      if (codeOf(failure) !== 'restricted-locked' || !(await askUnlock())) throw failure;
      await run(recipeToRun);
    }),
  );

/** Holds an answer against the one before it: a layer of differences with its own sentence. */
export const compareWithEarlier = (layer: string): Promise<void> =>
  working(async () => {
    const { jobId } = await api.recipes.compare({ layer });
    await follow(jobId);
  });

/** Answers a ready question. */
export const ask = (question: Question): Promise<void> => answer(() => recipeOf(question));

/** Answers a recipe: one put together from steps, or an earlier one on newer data. */
export const askRecipe = (recipe: Recipe): Promise<void> => answer(async () => recipe);

export const stopAsking = (): void => {
  const { jobId } = useAnalysis.getState();
  if (jobId !== null) void cancelJob(jobId).catch(notifyError);
};

/** Removes an answer; a toast takes it back. */
export const removeResult = async (name: string): Promise<void> => {
  try {
    await api.layers.remove({ layer: name });
    if (useDesk.getState().answer === name) setAnswer(null);
    notifyUndo(translate(analysesUi.removed));
  } catch (error) {
    notifyError(error);
  }
};
