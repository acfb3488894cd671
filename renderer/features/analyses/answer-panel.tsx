import { IconCopy, IconDownload, IconListNumbers, IconPresentation, IconPrinter } from '@tabler/icons-react';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { copyText } from '../../app/copy-text.ts';
import { NoAnswerYet, SpokenAnswer, useLanguage, useText } from '../../ui/index.ts';
import { openExport, openSheet } from '../exports/index.ts';
import { openWall } from '../meetings/index.ts';
import { openScoring } from '../scoring/index.ts';
import { NothingOnMap, showsNothing } from './nothing-on-map.tsx';
import { OtherAnswerMark } from './other-answer.tsx';
import { ResultLegend } from './result-legend.tsx';
import { useResult, useShownLayer } from './use-result.ts';

/** Below the map: the sentence to read out, and what can be done with the answer; the wall first. */
export function AnalysesBottom() {
  const t = useText();
  const layer = useShownLayer();
  const result = useResult(layer);
  const language = useLanguage((state) => state.language);
  if (layer === null || result === null)
    return <NoAnswerYet title={t(analysesUi.sentenceNone)} hint={t(analysesUi.sentenceNoneHint)} />;
  const sentence = language === 'en' && result.sentenceEn !== '' ? result.sentenceEn : result.sentence;
  return (
    <SpokenAnswer
      label={t(analysesUi.sentence)}
      mark={<OtherAnswerMark />}
      dates={result.inputs.map(({ asOf }) => asOf)}
      legend={showsNothing(layer) ? <NothingOnMap layer={layer} /> : <ResultLegend layer={layer} />}
      sentence={withBoldNumbers(sentence)}
      doings={doingsOf(layer, result, sentence)}
    />
  );
}

/** Numbers stand out, as they are what is read aloud. */
const withBoldNumbers = (sentence: string) =>
  sentence.split(/(\d[\d,.]*\d|\d)/).map((piece, index) =>
    // Pieces alternate: words, number, words, number.
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places
    index % 2 === 1 ? <b key={index}>{piece}</b> : piece,
  );

const doingsOf = (layer: LayerSummary, { title, scoring }: AnalysisResult, sentence: string) => [
  { words: analysesUi.toWall, Icon: IconPresentation, run: () => openWall({ layer: layer.name }) },
  { words: analysesUi.copy, Icon: IconCopy, run: () => void copyText(sentence) },
  { words: analysesUi.sheet, Icon: IconPrinter, run: () => openSheet({ focus: layer.name, title }) },
  { words: analysesUi.export, Icon: IconDownload, run: () => openExport(layer.name) },
  ...(scoring === null
    ? []
    : [{ words: scoringUi.reopen, Icon: IconListNumbers, run: () => openScoring(scoring, title) }]),
];
