import { useQuery } from '@tanstack/react-query';
import type { AnalysisResult, Question } from '../../../shared/contract/analyses.ts';
import { orpc } from '../../api/index.ts';
import { askedArea, useDesk } from '../../app/desk.ts';
import { askingKey, useAnalysis, valuesOf } from './analysis-store.ts';
import { useComposed } from './compose-store.ts';
import { useComposedRecipe } from './composed-recipe.ts';
import { askedBy, asksTheSame } from './recipe-question.ts';
import { useResult, useShownLayer } from './use-result.ts';

/** Of a ready question with its blanks filled. */
const answersReady = (
  result: AnalysisResult,
  questions: readonly Question[],
  asked: { readonly question: Question; readonly values: Parameters<typeof valuesOf>[1] },
  area: string | undefined,
  measure: Parameters<typeof askingKey>[3],
): boolean => {
  const of = askedBy(result.recipe, questions);
  if (of === null) return false;
  const { question, values } = asked;
  const key = askingKey(question, valuesOf(question, values), area, measure);
  return (
    askingKey(of.question, of.values, result.recipe?.within?.id, result.recipe?.measure ?? 'geodesic') === key
  );
};

/** Whether the answer in view is one to the question that stands beside it; null while there is none. */
export const useAnswerFits = (): boolean | null => {
  const questions = useQuery(orpc.analyses.questions.queryOptions()).data;
  const result = useResult(useShownLayer());
  const { questionId, values, measure } = useAnalysis();
  const area = askedArea(useDesk((state) => state.area));
  const isComposed = useComposed((state) => state.steps !== null);
  const { recipe } = useComposedRecipe();
  if (result === null || questions === undefined) return null;
  if (isComposed) {
    const within = recipe?.within ?? area;
    return asksTheSame(recipe && { ...recipe, ...(within === null ? {} : { within }) }, result.recipe);
  }
  const question = questions.find(({ id }) => id === questionId) ?? questions[0];
  if (question === undefined) return null;
  return answersReady(result, questions, { question, values: values[question.id] }, area?.id, measure);
};
