import { Button } from '@mantine/core';
import { IconColumns2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { ScoringPlan } from '../../../shared/contract/scoring.ts';
import { percents } from '../../../shared/scoring/facts.ts';
import { sharesOf } from '../../../shared/scoring/plan-ground.ts';
import { levelNoun } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { PanelFoot, useText } from '../../ui/index.ts';
import { NameDialog } from './name-dialog.tsx';
import css from './scoring.module.css';
import { saveScoring } from './scoring-actions.ts';
import { compareOptions, useScoringDesk } from './scoring-store.ts';

/** What a plan is called until somebody names it. */
export const useDefaultTitle = (plan: ScoringPlan): string => {
  const t = useText();
  const title = useScoringDesk((state) => state.title);
  return title ?? t(scoringUi.defaultTitle, { level: t(levelNoun(plan.level).name) });
};

/** Keeps the way of ranking, and sets a second option beside it. */
export function ScoringFoot({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const [naming, setNaming] = useState(false);
  const proposed = useDefaultTitle(plan);
  const comparing = plan.second !== null;
  return (
    <PanelFoot>
      <div className={css.foot}>
        <Button onClick={() => setNaming(true)}>{t(scoringUi.save)}</Button>
        <Button
          variant="default"
          leftSection={<IconColumns2 size={16} stroke={1.75} />}
          disabled={plan.indicators.length < 2}
          onClick={() => compareOptions(!comparing, percents(sharesOf(plan)))}
        >
          {t(comparing ? scoringUi.compareEnd : scoringUi.compare)}
        </Button>
      </div>
      {naming && (
        <NameDialog
          title={t(scoringUi.saveTitle)}
          value={proposed}
          action={t(scoringUi.save)}
          onClose={() => setNaming(false)}
          onName={(title) => void saveScoring(title, plan)}
        />
      )}
    </PanelFoot>
  );
}
