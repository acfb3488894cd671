import { useEffect } from 'react';
import { followShown } from './analysis-actions.ts';
import { useAnalysis } from './analysis-store.ts';
import { useComposed } from './compose-store.ts';
import { useShownLayer } from './use-result.ts';

/** An answer that is on the map when the place is opened stands under its own question, until another one is chosen. */
export const useQuestionOfShown = (): void => {
  const name = useShownLayer()?.name ?? null;
  const chosen = useAnalysis((state) => state.questionId !== null || state.asking);
  const composed = useComposed((state) => state.steps !== null);
  useEffect(() => {
    if (name !== null && !chosen && !composed) followShown(name);
  }, [name, chosen, composed]);
};
