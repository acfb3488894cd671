import { Button } from '@mantine/core';
import { useState } from 'react';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { recipesUi } from '../../../shared/text/recipes.ts';
import { useJob } from '../../api/index.ts';
import { JobProgress, PanelFoot, RenameDialog, useText } from '../../ui/index.ts';
import { askRecipe, stopAsking } from './analysis-actions.ts';
import { useAnalysis } from './analysis-store.ts';
import { useComposed } from './compose-store.ts';
import { useComposedRecipe } from './composed-recipe.ts';
import css from './question.module.css';
import { replaceRecipe, saveRecipe } from './recipe-actions.ts';

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

/** Answers the steps that are put together, or keeps them as a recipe: a saved one under its name again. */
export function ComposedFoot() {
  const t = useText();
  const { recipe, ready } = useComposedRecipe();
  const { id, title } = useComposed();
  const [naming, setNaming] = useState(false);
  const able = recipe !== null && ready;
  return (
    <AskFoot disabled={!able} onAsk={() => able && void askRecipe(recipe)}>
      {id !== null && (
        <Button
          variant="default"
          fullWidth
          disabled={!able}
          onClick={() => able && void replaceRecipe(id, recipe)}
        >
          {t(recipesUi.saveOver)}
        </Button>
      )}
      <Button variant="default" fullWidth disabled={!able} onClick={() => setNaming(true)}>
        {t(id === null ? recipesUi.save : recipesUi.saveNew)}
      </Button>
      {able && (
        <RenameDialog
          opened={naming}
          title={t(id === null ? recipesUi.save : recipesUi.saveNew)}
          label={t(recipesUi.name)}
          value=""
          proposal={id === null ? (title ?? '') : ''}
          onClose={() => setNaming(false)}
          onSave={(name) => void saveRecipe(name, recipe)}
        />
      )}
    </AskFoot>
  );
}
