import type { ScoringColumn } from '../../../shared/contract/scoring.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { pairwiseOf } from '../../../shared/scoring/plan-ground.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { scoringMethod } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import css from './scoring.module.css';
import { useScoringView } from './scoring-engine.tsx';

/** Where every figure comes from, how old it is, and how scores are reckoned. */
export function EvidenceList() {
  const t = useText();
  const worked = useScoringView((state) => state.worked);
  if (worked === null) return null;
  const { plan, columns } = worked;
  const pairwise = pairwiseOf(plan);
  const method = scoringMethod({
    ...plan,
    pairwise: pairwise === null ? null : { ratio: pairwise.consistencyRatio },
  });
  return (
    <details className={css.more}>
      <summary>{t(scoringUi.evidence)}</summary>
      <dl className={css.evidence}>
        {columns.map((column) => (
          <Source key={`${column.id} ${column.unit.en}`} column={column} />
        ))}
        <div>
          <dt>{t(analysesUi.method)}</dt>
          <dd>{t(method)}</dd>
        </div>
      </dl>
    </details>
  );
}

const yearsOf = ({ years }: ScoringColumn): string =>
  years === null ? '' : years[0] === years[1] ? String(years[0]) : `${years[0]}–${years[1]}`;

function Source({ column }: { readonly column: ScoringColumn }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { title, source, asOf, method, version } = column;
  const years = yearsOf(column);
  const facts = [
    ...(source === null ? [] : [source]),
    ...(years === '' ? [] : [t(scoringUi.evidenceYears, { years })]),
    asOf === null ? t(analysesUi.asOfUnknown) : t(analysesUi.asOf, { date: formatDate(asOf, language) }),
    ...(version > 0 ? [t(analysesUi.inputVersion, { n: version })] : []),
  ];
  return (
    <div>
      <dt>{t(title)}</dt>
      <dd>
        {facts.join(' · ')}
        <small>{t(method)}</small>
      </dd>
    </div>
  );
}
