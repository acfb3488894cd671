import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedRecipe } from '../../../shared/contract/recipes.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { recipesUi } from '../../../shared/text/question-sentences.ts';
import { orpc } from '../../api/index.ts';
import { IconButton, RenameDialog, useText } from '../../ui/index.ts';
import { openRecipe } from './compose-store.ts';
import css from './question.module.css';
import { removeRecipe, renameRecipe, saveRecipe } from './recipe-actions.ts';

/** Recipes of the workspace: a click opens the steps, to be asked again on the data of now. */
export function SavedRecipes() {
  const t = useText();
  const recipes = useQuery(orpc.recipes.list.queryOptions()).data ?? [];
  return (
    <section className={css.earlier} aria-label={t(recipesUi.recipes)}>
      <h3>
        {t(recipesUi.recipes)} {recipes.length > 0 && <span>{formatNumber(recipes.length)}</span>}
      </h3>
      {recipes.length === 0 && <p>{t(recipesUi.none)}</p>}
      <ul>
        {recipes.map((saved) => (
          <RecipeLine key={saved.id} saved={saved} />
        ))}
      </ul>
    </section>
  );
}

function RecipeLine({ saved }: { readonly saved: SavedRecipe }) {
  const t = useText();
  const [naming, setNaming] = useState(false);
  const { id, recipe } = saved;
  const { title } = recipe;
  return (
    <li>
      <UnstyledButton className={css.result} onClick={() => openRecipe(recipe)}>
        <b>{title}</b>
      </UnstyledButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton size={28} label={t(recipesUi.doings, { title })}>
            <IconDots size={15} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void saveRecipe(t(recipesUi.copyOf, { title }), recipe)}>
            {t(recipesUi.duplicate)}
          </Menu.Item>
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
    </li>
  );
}
