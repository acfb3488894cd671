import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Recipe } from '../../../shared/contract/recipe.ts';
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
  const { recipe, ready } = useComposedRecipe();
  const able = recipe !== null && ready;
  return (
    <AskFoot disabled={!able} onAsk={() => able && void askRecipe(recipe)}>
      <SaveButton recipe={able ? recipe : null} />
    </AskFoot>
  );
}

function SaveButton({ recipe }: { readonly recipe: Recipe | null }) {
  const t = useText();
  const { id, title } = useComposed();
  const [naming, setNaming] = useState(false);
  return (
    <>
      {id === null ? (
        <Button variant="default" fullWidth disabled={recipe === null} onClick={() => setNaming(true)}>
          {t(recipesUi.save)}
        </Button>
      ) : (
        <SaveMenu id={id} recipe={recipe} onNew={() => setNaming(true)} />
      )}
      {recipe !== null && (
        <RenameDialog
          opened={naming}
          title={t(recipesUi.save)}
          label={t(recipesUi.name)}
          value=""
          proposal={id === null ? (title ?? '') : ''}
          onClose={() => setNaming(false)}
          onSave={(name) => void saveRecipe(name, recipe)}
        />
      )}
    </>
  );
}

interface SaveMenuProps {
  readonly id: string;
  readonly recipe: Recipe | null;
  readonly onNew: () => void;
}
function SaveMenu({ id, recipe, onNew }: SaveMenuProps) {
  const t = useText();
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button
          variant="default"
          fullWidth
          disabled={recipe === null}
          rightSection={<IconChevronDown size={14} />}
        >
          {t(recipesUi.saveMenu)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => recipe !== null && void replaceRecipe(id, recipe)}>
          {t(recipesUi.saveOver)}
        </Menu.Item>
        <Menu.Item onClick={onNew}>{t(recipesUi.saveNew)}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
