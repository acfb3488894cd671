import { SegmentedControl } from '@mantine/core';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { setAnalysisMode, useDesk } from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import css from './scoring.module.css';

/** Asks questions, or puts areas in order: two ways of the same place. */
export function ModeSwitch() {
  const t = useText();
  const mode = useDesk((state) => state.analysisMode);
  return (
    <div className={css.modes}>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={t(scoringUi.modes)}
        value={mode}
        onChange={setAnalysisMode}
        data={[
          { value: 'questions', label: t(scoringUi.modeQuestions) },
          { value: 'scoring', label: t(scoringUi.title) },
        ]}
      />
    </div>
  );
}
