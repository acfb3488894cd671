import { Button } from '@mantine/core';
import {
  IconCopy,
  IconDownload,
  IconListNumbers,
  IconPresentation,
  IconPrinter,
  IconUsers,
} from '@tabler/icons-react';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { notifyDone } from '../../app/notify.tsx';
import { type Translate, translate, useLanguage, useText } from '../../ui/index.ts';
import { openExport, openSheet } from '../exports/index.ts';
import { openWall } from '../meetings/index.ts';
import { openScoring } from '../scoring/index.ts';
import css from './answer.module.css';
import { ResultLegend } from './result-legend.tsx';
import { useResult, useShownLayer } from './use-result.ts';

/** Below the map: the sentence to read out, what was left out, and where the numbers come from. */
export function AnalysesBottom() {
  const t = useText();
  const layer = useShownLayer();
  const result = useResult(layer);
  if (layer === null || result === null) {
    return (
      <section className={css.waiting}>
        <p>
          <b>{t(analysesUi.sentenceNone)}</b>
        </p>
        <p>{t(analysesUi.sentenceNoneHint)}</p>
      </section>
    );
  }
  return (
    <section className={css.answer} aria-label={t(analysesUi.sentence)}>
      <ResultLegend layer={layer} />
      <Sentence result={result} layer={layer} />
    </section>
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

/** Numbers stand out, as they are what is read aloud. */
const withBoldNumbers = (sentence: string) =>
  sentence.split(/(\d[\d,.]*\d|\d)/).map((piece, index) =>
    // Pieces alternate: words, number, words, number.
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places
    index % 2 === 1 ? <b key={index}>{piece}</b> : piece,
  );

/** The oldest and the newest of the data that the answer stands on. */
const asOfWords = (t: Translate, result: AnalysisResult, language: 'th' | 'en'): string => {
  const dates = result.inputs.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return t(analysesUi.asOfUnknown);
  const first = t(analysesUi.asOf, { date: formatDate(from, language) });
  return from === to ? first : `${first} – ${formatDate(to, language)}`;
};

function Sentence({ result, layer }: { readonly result: AnalysisResult; readonly layer: LayerSummary }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const sentence = language === 'en' && result.sentenceEn !== '' ? result.sentenceEn : result.sentence;
  return (
    <div className={css.main}>
      <h3>
        <IconUsers size={16} stroke={1.75} aria-hidden="true" />
        {t(analysesUi.sentence)}
        <small>{asOfWords(t, result, language)}</small>
      </h3>
      <p className={css.sentence} aria-live="polite">
        {withBoldNumbers(sentence)}
      </p>
      <Doings layer={layer} result={result} sentence={sentence} />
    </div>
  );
}

interface DoingsProps {
  readonly layer: LayerSummary;
  readonly result: AnalysisResult;
  readonly sentence: string;
}

/** What can be done with an answer: the wall first. */
function Doings({ layer, result, sentence }: DoingsProps) {
  const t = useText();
  const { title, scoring } = result;
  const others = [
    { words: analysesUi.copy, Icon: IconCopy, run: () => void copy(sentence) },
    { words: analysesUi.sheet, Icon: IconPrinter, run: () => openSheet({ focus: layer.name, title }) },
    { words: analysesUi.export, Icon: IconDownload, run: () => openExport(layer.name) },
    ...(scoring === null
      ? []
      : [{ words: scoringUi.reopen, Icon: IconListNumbers, run: () => openScoring(scoring, title) }]),
  ];
  return (
    <div className={css.buttons}>
      <Button
        size="compact-md"
        leftSection={<IconPresentation size={16} stroke={1.75} />}
        onClick={() => openWall({ layer: layer.name })}
      >
        {t(analysesUi.toWall)}
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
    </div>
  );
}
