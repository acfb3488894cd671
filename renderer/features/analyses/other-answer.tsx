import { Button } from '@mantine/core';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { useText } from '../../ui/index.ts';
import { openResult } from './analysis-actions.ts';
import css from './other-answer.module.css';
import { useAnswerFits } from './use-answer-fits.ts';
import { useResult, useShownLayer } from './use-result.ts';

/** Says that the answer in view is one to another question than the one that is being asked, and opens that one. */
export function OtherAnswer() {
  const t = useText();
  const layer = useShownLayer();
  const result = useResult(layer);
  const fits = useAnswerFits();
  if (layer === null || result === null || fits !== false) return null;
  return (
    <div className={css.other} role="note">
      <span>{t(analysesUi.otherAnswer, { title: layer.title })}</span>
      {result.recipe !== null && (
        <Button size="compact-sm" variant="default" onClick={() => void openResult(layer.name)}>
          {t(analysesUi.openItsQuestion)}
        </Button>
      )}
    </div>
  );
}

/** The same in few words, beside the sentence to be read out and above the list. */
export function OtherAnswerMark() {
  const t = useText();
  return useAnswerFits() === false ? <span className={css.mark}>{t(analysesUi.ofOther)}</span> : null;
}
