import { IconCopy, IconDownload, IconPresentation, IconStack2 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { compared } from '../../../shared/scoring/explain.ts';
import { factsOf, TRIED } from '../../../shared/scoring/facts.ts';
import type { Scored } from '../../../shared/scoring/score.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { sayWithin } from '../../../shared/text/area-filter.ts';
import { optionsSentence, scoringSentence } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { copyText } from '../../app/copy-text.ts';
import { useDesk } from '../../app/desk.ts';
import { NoAnswerYet, SpokenAnswer, useText } from '../../ui/index.ts';
import { NameDialog } from './name-dialog.tsx';
import { ScoreLegend } from './score-legend.tsx';
import css from './scoring.module.css';
import { keepAndExport, keepAndPresent, keepScoring } from './scoring-actions.ts';
import { useScoringView } from './scoring-engine.tsx';
import { useDefaultTitle } from './scoring-foot.tsx';
import type { WorkedOut } from './use-scoring.ts';

/** Below the map: the sentence to read out, and what can be done with the ranking. */
export function ScoringBottom() {
  const t = useText();
  const worked = useScoringView((state) => state.worked);
  if (worked === null)
    return <NoAnswerYet long title={t(scoringUi.sentenceNone)} hint={t(scoringUi.sentenceNoneHint)} />;
  return <Ranked worked={worked} />;
}

/** What the second option changes, to read out. */
const comparedSentence = ({ plan, areas, scored }: WorkedOut, second: Scored) => {
  const { moves, changed, kept, entering, leaving } = compared(scored, second, TRIED.top);
  const named = (places: readonly number[]): string[] => places.map((place) => areas.names[place] ?? '');
  const rising = moves.find(({ before, after }) => after < before);
  return optionsSentence({
    ...{ level: plan.level, ranked: scored.order.length, moved: changed, kept },
    ...{ entering: named(entering), leaving: named(leaving) },
    riser: rising === undefined ? null : { ...rising, name: areas.names[rising.area] ?? '' },
  });
};

const useSentence = (worked: WorkedOut): string => {
  const t = useText();
  const sensitivity = useScoringView((state) => state.sensitivity);
  const area = useDesk((state) => state.area);
  const whole = useMemo(() => {
    if (worked.comparing && worked.other !== null) return comparedSentence(worked, worked.other.scored);
    const { plan, areas, columns, ground, scored, shares, reasons } = worked;
    return scoringSentence(
      factsOf({
        ...{ plan, columns, names: areas.names, ground, scored, shares },
        ...{ excluded: reasons.size, sensitivity },
      }),
    );
  }, [worked, sensitivity]);
  return t(area === null ? whole : sayWithin(whole, area.words));
};

/** Numbers stand out, as they are what is read aloud; names of places stay whole. */
const dressed = (sentence: string, names: readonly string[]) => {
  const known = names
    .filter((name) => name !== '')
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(${[...known, 'น้ำหนัก', '\\d[\\d,.]*\\d|\\d'].join('|')})`);
  return sentence.split(pattern).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const isNumber = /^\d/.test(piece);
    const Dress = isNumber ? 'b' : 'span';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places
      <Dress key={index} className={isNumber ? undefined : css.placeName}>
        {piece}
      </Dress>
    );
  });
};

/** The layer first: whatever is shown or handed on is a ranking that stands. */
function Ranked({ worked }: { readonly worked: WorkedOut }) {
  const t = useText();
  const { plan, scored, areas, columns } = worked;
  const sentence = useSentence(worked);
  const title = useDefaultTitle(plan);
  const [naming, setNaming] = useState(false);
  const first = [...scored.order.subarray(0, 5)].map((place) => areas.names[place] ?? '');
  return (
    <>
      <SpokenAnswer
        long
        label={t(scoringUi.sentence)}
        dates={columns.map(({ asOf }) => asOf)}
        legend={<ScoreLegend worked={worked} />}
        sentence={dressed(sentence, first)}
        doings={[
          { words: scoringUi.keep, Icon: IconStack2, run: () => setNaming(true) },
          { words: scoringUi.toWall, Icon: IconPresentation, run: () => void keepAndPresent(title, plan) },
          { words: analysesUi.copy, Icon: IconCopy, run: () => void copyText(sentence) },
          { words: scoringUi.export, Icon: IconDownload, run: () => void keepAndExport(title, plan) },
        ]}
      />
      {naming && (
        <NameDialog
          title={t(scoringUi.keepTitle)}
          value={title}
          action={t(scoringUi.keep)}
          onClose={() => setNaming(false)}
          onName={(name) => void keepScoring(name, plan)}
        />
      )}
    </>
  );
}
