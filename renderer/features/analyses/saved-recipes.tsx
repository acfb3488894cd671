import { Button, Menu, UnstyledButton } from '@mantine/core';
import { IconDots, IconFileImport, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LastRun, SavedRecipe } from '../../../shared/contract/recipes.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { recipesUi } from '../../../shared/text/recipes.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { ErrorNotice, IconButton, RenameDialog, useLanguage, useText } from '../../ui/index.ts';
import { openResult } from './analysis-actions.ts';
import { useAnalysis } from './analysis-store.ts';
import { openSaved, useComposed } from './compose-store.ts';
import { InSight } from './in-sight.tsx';
import css from './question.module.css';
import {
  duplicateRecipe,
  openRecipeFile,
  recipeToFile,
  removeRecipe,
  renameRecipe,
  runSaved,
} from './recipe-actions.ts';
import recipesCss from './recipes.module.css';
import { RunDialog } from './run-dialog.tsx';

/** Recipes of the workspace: a click opens the steps, to be asked again on the data of now. */
export function SavedRecipes() {
  const t = useText();
  const recipes = useQuery(orpc.recipes.list.queryOptions()).data ?? [];
  const [asked, setAsked] = useState<SavedRecipe | null>(null);
  const run = (saved: SavedRecipe): void => {
    if ((saved.recipe.parameters ?? []).length > 0) setAsked(saved);
    else void runSaved(saved);
  };
  return (
    <section className={css.earlier} aria-label={t(recipesUi.recipes)}>
      <h3>
        {t(recipesUi.recipes)} {recipes.length > 0 && <span>{formatNumber(recipes.length)}</span>}
      </h3>
      {recipes.length === 0 && <p>{t(recipesUi.noneHint)}</p>}
      <ul>
        {recipes.map((saved) => (
          <RecipeLine key={saved.id} saved={saved} onRun={() => run(saved)} />
        ))}
      </ul>
      <OpenFile />
      <RunDialog
        saved={asked}
        onClose={() => setAsked(null)}
        onRun={(recipe) => asked !== null && void runSaved(asked, recipe)}
      />
    </section>
  );
}

/** Opens a recipe that was sent; what is wrong with the file is said right here. */
function OpenFile() {
  const t = useText();
  const [failure, setFailure] = useState<unknown>(null);
  const open = (): void => {
    setFailure(null);
    openRecipeFile().catch(setFailure);
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        className={recipesCss.openFile ?? ''}
        leftSection={<IconFileImport size={15} stroke={1.75} />}
        onClick={open}
      >
        {t(recipesUi.openFile)}
      </Button>
      {failure !== null && (
        <InSight className={recipesCss.refused}>
          <ErrorNotice text={t(refusalSentence(failure))} />
        </InSight>
      )}
    </>
  );
}

interface LineProps {
  readonly saved: SavedRecipe;
  readonly onRun: () => void;
}

function RecipeLine({ saved, onRun }: LineProps) {
  const t = useText();
  const asking = useAnalysis((state) => state.asking);
  const open = useComposed((state) => state.id === saved.id && state.steps !== null);
  const { title } = saved.recipe;
  const run = t(saved.lastRun === null ? recipesUi.run : recipesUi.runAgain);
  return (
    <li data-on={open || undefined}>
      <UnstyledButton
        className={css.result}
        aria-label={title}
        aria-current={open}
        onClick={() => openSaved(saved)}
      >
        <b>{title}</b>
        <RunState lastRun={saved.lastRun} />
      </UnstyledButton>
      <IconButton size={28} label={`${run} ${title}`} disabled={asking} onClick={onRun}>
        <IconPlayerPlay size={15} stroke={1.75} />
      </IconButton>
      <RecipeMenu saved={saved} onRun={onRun} />
    </li>
  );
}

/** When it was run, and whether the data have changed since. */
function RunState({ lastRun }: { readonly lastRun: LastRun | null }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  if (lastRun === null) return <small>{t(recipesUi.never)}</small>;
  const ran = t(recipesUi.ranOn, { date: formatDate(lastRun.ranAt, language) });
  if (lastRun.changed.length === 0 && !lastRun.newDay)
    return <small title={lastRun.unsure ? t(recipesUi.unsure) : undefined}>{ran}</small>;
  return (
    <small className={recipesCss.changed}>
      {lastRun.changed.length > 0
        ? t(recipesUi.changed, { inputs: lastRun.changed.join(', ') })
        : t(analysesUi.newDay)}{' '}
      · {ran}
    </small>
  );
}

function RecipeMenu({ saved, onRun }: LineProps) {
  const t = useText();
  const [naming, setNaming] = useState(false);
  const { id, recipe, lastRun } = saved;
  const { title } = recipe;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton size={28} label={t(recipesUi.doings, { title })}>
            <IconDots size={15} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onRun}>{t(lastRun === null ? recipesUi.run : recipesUi.runAgain)}</Menu.Item>
          {lastRun !== null && (
            <Menu.Item onClick={() => void openResult(lastRun.layer)}>{t(recipesUi.showLast)}</Menu.Item>
          )}
          <Menu.Item onClick={() => openSaved(saved)}>{t(recipesUi.openSteps)}</Menu.Item>
          <Menu.Item onClick={() => void recipeToFile(recipe)}>{t(recipesUi.toFile)}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void duplicateRecipe(saved)}>{t(recipesUi.duplicate)}</Menu.Item>
          <Menu.Item onClick={() => setNaming(true)}>{t(recipesUi.rename)}</Menu.Item>
          <Menu.Item onClick={() => void removeRecipe(saved)}>{t(recipesUi.remove)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameDialog
        opened={naming}
        title={t(recipesUi.rename)}
        label={t(recipesUi.name)}
        value={title}
        onClose={() => setNaming(false)}
        onSave={(name) => void renameRecipe(id, name)}
      />
    </>
  );
}
