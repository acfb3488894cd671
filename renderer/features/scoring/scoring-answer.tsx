import { Button } from '@mantine/core';
import { IconCopy, IconDownload, IconPresentation, IconStack2, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { formatDate } from '../../../shared/domain/dates.ts';
import { factsOf } from '../../../shared/scoring/facts.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { sayWithin } from '../../../shared/text/area-filter.ts';
import { scoringSentence } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { useDesk } from '../../app/desk.ts';
import { notifyDone } from '../../app/notify.tsx';
import { translate, useLanguage, useText } from '../../ui/index.ts';
import css from './answer.module.css';
import { NameDialog } from './name-dialog.tsx';
import { ScoreLegend } from './score-legend.tsx';
import { keepAndExport, keepAndPresent, keepScoring } from './scoring-actions.ts';
import { useScoringView } from './scoring-engine.tsx';
import { useDefaultTitle } from './scoring-foot.tsx';
import type { WorkedOut } from './use-scoring.ts';

/** Below the map: the sentence to read out, and what can be done with the ranking. */
export function ScoringBottom() {
  const t = useText();
  const worked = useScoringView((state) => state.worked);
  if (worked === null)
    return (
      <section className={css.waiting}>
        <p>
          <b>{t(scoringUi.sentenceNone)}</b>
        </p>
        <p>{t(scoringUi.sentenceNoneHint)}</p>
      </section>
    );
  return (
    <section className={css.answer} aria-label={t(scoringUi.sentence)}>
      <ScoreLegend worked={worked} />
      <Sentence worked={worked} />
    </section>
  );
}

const useSentence = (worked: WorkedOut): string => {
  const t = useText();
  const sensitivity = useScoringView((state) => state.sensitivity);
  const area = useDesk((state) => state.area);
  const whole = useMemo(() => {
    const { plan, areas, scored, shares, reasons } = worked;
    return scoringSentence(
      factsOf({ plan, names: areas.names, scored, shares, excluded: reasons.size, sensitivity }),
    );
  }, [worked, sensitivity]);
  return t(area === null ? whole : sayWithin(whole, area.words));
};

/** Numbers stand out, as they are what is read aloud; names of places stay whole. */
const dressed = (sentence: string, names: readonly string[]) => {
  const known = names
    .filter((name) => name !== '')
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(${[...known, '\\d[\\d,.]*\\d|\\d'].join('|')})`);
  return sentence.split(pattern).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const isNumber = /^\d/.test(piece);
    const Dress = isNumber ? 'b' : 'span';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places
      <Dress key={index} className={isNumber ? undefined : css.name}>
        {piece}
      </Dress>
    );
  });
};

/** The oldest and the newest of the figures. */
const useAsOf = ({ columns }: WorkedOut): string => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const dates = columns.flatMap(({ asOf }) => asOf ?? []).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return t(analysesUi.asOfUnknown);
  const first = t(analysesUi.asOf, { date: formatDate(from, language) });
  return from === to ? first : `${first} – ${formatDate(to, language)}`;
};

function Sentence({ worked }: { readonly worked: WorkedOut }) {
  const t = useText();
  const sentence = useSentence(worked);
  const first = [...worked.scored.order.subarray(0, 5)].map((place) => worked.areas.names[place] ?? '');
  const asOf = useAsOf(worked);
  return (
    <div className={css.main}>
      <h3>
        <IconUsers size={16} stroke={1.75} aria-hidden="true" />
        {t(scoringUi.sentence)}
        <small>{asOf}</small>
      </h3>
      <p className={css.sentence} aria-live="polite">
        {dressed(sentence, first)}
      </p>
      <Doings worked={worked} sentence={sentence} />
    </div>
  );
}

const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    notifyDone(translate(analysesUi.copied));
  } catch {
    // A page without the right to the clipboard still lets people select the text.
    notifyDone(translate(analysesUi.copyFailed));
  }
};

/** The layer first: whatever is shown or handed on is a ranking that stands. */
function Doings({ worked, sentence }: { readonly worked: WorkedOut; readonly sentence: string }) {
  const t = useText();
  const { plan } = worked;
  const title = useDefaultTitle(plan);
  const [naming, setNaming] = useState(false);
  const others = [
    { words: scoringUi.toWall, Icon: IconPresentation, run: () => void keepAndPresent(title, plan) },
    { words: analysesUi.copy, Icon: IconCopy, run: () => void copy(sentence) },
    { words: scoringUi.export, Icon: IconDownload, run: () => void keepAndExport(title, plan) },
  ];
  return (
    <div className={css.buttons}>
      <Button
        size="compact-md"
        leftSection={<IconStack2 size={16} stroke={1.75} />}
        onClick={() => setNaming(true)}
      >
        {t(scoringUi.keep)}
      </Button>
      {others.map(({ words, Icon, run }) => (
        <Button
          key={words.en}
          size="compact-md"
          variant="default"
          leftSection={<Icon size={16} stroke={1.75} />}
          onClick={run}
        >
          {t(words)}
        </Button>
      ))}
      {naming && (
        <NameDialog
          title={t(scoringUi.keepTitle)}
          value={title}
          action={t(scoringUi.keep)}
          onClose={() => setNaming(false)}
          onName={(name) => void keepScoring(name, plan)}
        />
      )}
    </div>
  );
}
