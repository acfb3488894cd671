import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { formatDate, formatTime } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { composeUi } from '../../../shared/text/question-sentences.ts';
import { recipesUi } from '../../../shared/text/recipes.ts';
import { orpc } from '../../api/index.ts';
import { ErrorNotice, useLanguage, useText } from '../../ui/index.ts';
import { askRecipe } from './analysis-actions.ts';
import { useAnalysis } from './analysis-store.ts';
import { ComparedAnswers, EarlierAnswer } from './earlier-answer.tsx';
import css from './evidence.module.css';
import { LeftOutRows } from './left-out-rows.tsx';
import { useResult, useShownLayer } from './use-result.ts';

/** The evidence of the answer that is shown; nothing without one. */
export function ShownEvidence() {
  const result = useResult(useShownLayer());
  return result === null ? null : (
    <>
      <ChangedData result={result} />
      <EarlierAnswer layer={result.layer} />
      <ComparedAnswers compared={result.compared} />
      <ResultEvidence result={result} />
    </>
  );
}

/** Says what the answer stands on that has changed since, with the way to ask it again. */
function ChangedData({ result }: { readonly result: AnalysisResult }) {
  const t = useText();
  const { data } = useQuery(orpc.analyses.changes.queryOptions({ input: { layer: result.layer } }));
  const asking = useAnalysis((state) => state.asking);
  if (data === undefined) return null;
  const { changed, newDay, unsure } = data;
  if (changed.length === 0 && !newDay) return unsure ? <p>{t(recipesUi.unsure)}</p> : null;
  const { recipe } = result;
  const text =
    changed.length > 0 ? t(analysesUi.stale, { inputs: changed.join(', ') }) : t(analysesUi.newDay);
  return (
    <ErrorNotice text={text} tone="info">
      {recipe !== null && (
        <Button size="compact-sm" variant="default" disabled={asking} onClick={() => void askRecipe(recipe)}>
          {t(composeUi.changedData)}
        </Button>
      )}
    </ErrorNotice>
  );
}

/** What was left out and why, then where the numbers come from: inputs, versions, dates, method, denominator. */
function ResultEvidence({ result }: { readonly result: AnalysisResult }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const method = language === 'en' && result.methodEn !== '' ? result.methodEn : result.method;
  return (
    <aside className={css.evidence}>
      <h3>{t(analysesUi.leftOut)}</h3>
      <LeftOut result={result} />
      <details>
        <summary>{t(analysesUi.evidence)}</summary>
        <dl>
          <div>
            <dt>{t(analysesUi.denominator)}</dt>
            <dd>{t(result.denominator)}</dd>
          </div>
          <div>
            <dt>{t(analysesUi.inputs)}</dt>
            <dd>
              {result.inputs.map((input) => (
                <InputLine key={input.name} input={input} />
              ))}
            </dd>
          </div>
          <div>
            <dt>{t(analysesUi.method)}</dt>
            <dd>{method}</dd>
          </div>
          <div>
            <dt>{t(analysesUi.ranAt)}</dt>
            <dd>
              {formatDate(result.ranAt, language)} {formatTime(result.ranAt, language)} ·{' '}
              {t(analysesUi.took, { n: formatNumber(result.tookMs / 1000, 1) })}
            </dd>
          </div>
        </dl>
      </details>
    </aside>
  );
}

function InputLine({ input }: { readonly input: AnalysisResult['inputs'][number] }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const asOf =
    input.asOf === null
      ? t(analysesUi.asOfUnknown)
      : t(analysesUi.asOf, { date: formatDate(input.asOf, language) });
  return (
    <span className={css.input}>
      {input.title === '' ? input.name : input.title} {t(analysesUi.inputVersion, { n: input.version })}
      <small>{asOf}</small>
    </span>
  );
}

function LeftOut({ result }: { readonly result: AnalysisResult }) {
  const t = useText();
  if (result.leftOut.length === 0) return <p>{t(analysesUi.leftOutNone)}</p>;
  return (
    <ul>
      {result.leftOut.map((item, at) => (
        <li key={`${item.code}-${item.message}`}>
          <span>{t({ th: item.message, en: item.messageEn })}</span>
          {item.count > 0 && <b>{formatNumber(item.count)}</b>}
          {item.listed === true && <LeftOutRows layer={result.layer} at={at} count={item.count} />}
        </li>
      ))}
    </ul>
  );
}
