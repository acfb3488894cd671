import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { recipesUi } from '../../../shared/text/recipes.ts';
import { useText } from '../../ui/index.ts';
import { dropArea, useComposed } from './compose-store.ts';
import css from './question.module.css';
import recipesCss from './recipes.module.css';

/** Which recipe is open, whether it is kept, and of which area it asks. */
export function RecipeHead() {
  const t = useText();
  const { id, title, within, areaMissing } = useComposed();
  const head = useRef<HTMLParagraphElement>(null);
  // It was opened from the list below, out of whose sight its steps stand.
  useEffect(() => {
    if (title !== null) head.current?.scrollIntoView({ block: 'nearest' });
  }, [title]);
  if (title === null) return null;
  return (
    <>
      <p ref={head} className={recipesCss.head}>
        <b>{t(recipesUi.of, { title })}</b>
        {id === null && <small>{t(recipesUi.unsaved)}</small>}
      </p>
      {areaMissing && <p className={css.changed}>{t(recipesUi.areaMissing)}</p>}
      {within !== null && (
        <p className={css.changed}>
          {t(recipesUi.ofArea)}{' '}
          <Button size="compact-sm" variant="subtle" onClick={dropArea}>
            {t(recipesUi.wholeProvince)}
          </Button>
        </p>
      )}
    </>
  );
}
