import { Button, Select } from '@mantine/core';
import type { Recipe } from '../../../shared/contract/recipe.ts';
import { type Gap, mended, type Proposal } from '../../../shared/recipes/gaps.ts';
import { gapsUi } from '../../../shared/text/recipes.ts';
import { ErrorNotice, type Translate, useText } from '../../ui/index.ts';
import { takeMended } from './compose-store.ts';
import css from './recipes.module.css';

export interface RecipeGapsProps {
  readonly recipe: Recipe;
  readonly gaps: readonly Gap[];
}

/** Asks for what a recipe names that this workspace does not have, one after another, the likeliest first. */
export function RecipeGaps({ recipe, gaps }: RecipeGapsProps) {
  const t = useText();
  return (
    <ErrorNotice text={t(gapsUi.title)} tone="info">
      {gaps.map((gap) => (
        <GapLine key={`${gap.layer} ${gap.field ?? ''}`} recipe={recipe} gap={gap} />
      ))}
      <p className={css.hint}>{t(gapsUi.keep)}</p>
    </ErrorNotice>
  );
}

const question = (t: Translate, gap: Gap): string => {
  const steps = gap.steps.map((at) => t(gapsUi.step, { n: at + 1 })).join(', ');
  if (gap.kind === 'layer') return t(gapsUi.layer, { title: gap.title, steps });
  return t(gapsUi.field, { layer: gap.layerTitle ?? gap.layer, title: gap.title, steps });
};

/** Proposals beyond these are found in the list. */
const MOST_BUTTONS = 2;

function GapLine({ recipe, gap }: { readonly recipe: Recipe; readonly gap: Gap }) {
  const t = useText();
  const likely = gap.proposals.filter(({ why }) => why !== 'fits').slice(0, MOST_BUTTONS);
  const take = (name: string): void => takeMended(mended(recipe, gap, name));
  return (
    <fieldset className={css.gap}>
      <legend>{question(t, gap)}</legend>
      {likely.map((one) => (
        <ProposalButton key={one.name} proposal={one} onTake={take} />
      ))}
      {gap.proposals.length === 0 && <p className={css.hint}>{t(gapsUi.none)}</p>}
      {gap.proposals.length > likely.length && (
        <Select
          size="xs"
          searchable
          aria-label={t(gapsUi.instead, { title: gap.title })}
          placeholder={t(gapsUi.other)}
          value={null}
          data={gap.proposals.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={(name) => name !== null && take(name)}
        />
      )}
    </fieldset>
  );
}

interface ProposalProps {
  readonly proposal: Proposal;
  readonly onTake: (name: string) => void;
}
function ProposalButton({ proposal, onTake }: ProposalProps) {
  const t = useText();
  return (
    <Button
      size="compact-sm"
      variant="default"
      className={css.proposal ?? ''}
      onClick={() => onTake(proposal.name)}
    >
      {t(gapsUi.use, { name: proposal.title })}
      <small>{t(gapsUi.why[proposal.why])}</small>
    </Button>
  );
}
