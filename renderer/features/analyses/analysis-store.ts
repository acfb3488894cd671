import { create } from 'zustand';
import type { Question } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { measuresGround } from '../../../shared/domain/measured-ground.ts';
import { asksHouseholds, canHold } from '../../../shared/domain/question-blanks.ts';
import { stepsAsked } from '../../../shared/domain/question-steps.ts';

type Values = Readonly<Record<string, CellValue>>;

interface AnalysisDesk {
  readonly questionId: string | null;
  /** Choices by question: changing the question and back loses nothing. */
  readonly values: Readonly<Record<string, Values>>;
  /** From the click until the job has ended. */
  readonly asking: boolean;
  readonly jobId: string | null;
  /** What kept the last question from being answered. */
  readonly failure: unknown;
  /** Counts the answers that were opened from elsewhere: each brings its question into sight. */
  readonly opened: number;
  /** How areas and lengths are measured where a question gives some. */
  readonly measure: 'geodesic' | 'utm';
  /** How the answer is shown beside the map. */
  readonly view: 'ranking' | 'chart';
  /** By result layer, what its chart is divided by where that was chosen. */
  readonly chartBy: Readonly<Record<string, string>>;
}

/** What lies open in the place of analysis. */
export const useAnalysis = create<AnalysisDesk>(() => ({
  questionId: null,
  values: {},
  asking: false,
  jobId: null,
  failure: null,
  opened: 0,
  measure: 'geodesic',
  view: 'ranking',
  chartBy: {},
}));

export const chooseQuestion = (questionId: string): void =>
  useAnalysis.setState({ questionId, failure: null });

/** Takes over a question with all its blanks, as an earlier answer was asked. */
export const fillQuestion = (question: Question, filled: Values): void =>
  useAnalysis.setState(({ values }) => ({
    questionId: question.id,
    failure: null,
    values: { ...values, [question.id]: filled },
  }));

/** Fills one blank of a question. */
export const fillBlank = (question: Question, blank: string, value: CellValue): void =>
  useAnalysis.setState(({ values }) => ({
    values: { ...values, [question.id]: { ...values[question.id], [blank]: value } },
  }));

/** The blanks of a question as they stand: what was chosen or typed, else what the core proposes. */
export const valuesOf = (question: Question, chosen: Values | undefined): Record<string, CellValue> => {
  const values: Record<string, CellValue> = {};
  const blanks = question.parts.filter((part) => 'blank' in part);
  for (const part of blanks) {
    const mine = chosen?.[part.blank];
    values[part.blank] = mine !== undefined && canHold(part, mine) ? mine : part.value;
  }
  // A distance that was typed for villages is not asked of households.
  if (asksHouseholds(question, values))
    for (const { blank, kind, options, value } of blanks)
      if (kind === 'distance' && !options.some((option) => option.value === values[blank]))
        values[blank] = value;
  return values;
};

/** Measures on the ellipsoid, or on the grid of the layer's UTM zone. */
export const measureBy = (measure: AnalysisDesk['measure']): void => useAnalysis.setState({ measure });

/** Shows the answer as a list or as a picture. */
export const showAs = (view: AnalysisDesk['view']): void => useAnalysis.setState({ view });

/** Divides the chart of a result by something else. */
export const divideChart = (layer: string, by: string): void =>
  useAnalysis.setState(({ chartBy }) => ({ chartBy: { ...chartBy, [layer]: by } }));

/** Tells two ways of asking apart. */
export const askingKey = (
  question: Question,
  values: Values,
  area: string | undefined,
  measure: AnalysisDesk['measure'],
): string => {
  const how = measuresGround(stepsAsked(question.id)) ? measure : '';
  return `${question.id} ${JSON.stringify(values)} ${area ?? ''} ${how}`;
};
