import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { recipesUi } from '../../../shared/text/question-sentences.ts';
import { orpc, useJob } from '../../api/index.ts';
import { JobProgress, PanelFoot, RenameDialog, useText } from '../../ui/index.ts';
import { askRecipe, stopAsking } from './analysis-actions.ts';
import { useAnalysis } from './analysis-store.ts';
import { problemsOf, recipeOfSteps } from './compose.ts';
import { useComposed } from './compose-store.ts';
import css from './question.module.css';
import { saveRecipe } from './recipe-actions.ts';

export interface AskFootProps {
  readonly disabled: boolean;
  readonly onAsk: () => void;
  readonly children?: React.ReactNode;
}

/** The button that answers; while it works, how far it is and a way to stop. */
export function AskFoot({ disabled, onAsk, children }: AskFootProps) {
  const t = useText();
  const { asking, jobId } = useAnalysis();
  const job = useJob(jobId);
  return (
    <PanelFoot>
      {asking ? (
        <div className={css.working} aria-live="polite">
          {job === undefined ? (
            <span>{t(analysesUi.answering)}</span>
          ) : (
            <JobProgress job={job} onCancel={stopAsking} />
          )}
        </div>
      ) : (
        <>
          <Button fullWidth disabled={disabled} onClick={onAsk}>
            {t(analysesUi.ask)}
          </Button>
          {children}
        </>
      )}
    </PanelFoot>
  );
}

/** Answers the steps that are put together, or keeps them as a recipe. */
export function ComposedFoot() {
  const t = useText();
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const steps = useComposed((state) => state.steps) ?? [];
  const [naming, setNaming] = useState(false);
  const recipe = problemsOf(steps, layers).length > 0 ? null : recipeOfSteps(steps, layers);
  return (
    <AskFoot disabled={recipe === null} onAsk={() => recipe !== null && void askRecipe(recipe)}>
      <Button variant="default" fullWidth disabled={recipe === null} onClick={() => setNaming(true)}>
        {t(recipesUi.save)}
      </Button>
      {recipe !== null && (
        <RenameDialog
          opened={naming}
          title={t(recipesUi.save)}
          label={t(recipesUi.name)}
          value=""
          onClose={() => setNaming(false)}
          onSave={(title) => void saveRecipe(title, recipe)}
        />
      )}
    </AskFoot>
  );
}
