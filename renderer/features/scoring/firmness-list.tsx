import { formatNumber } from '../../../shared/domain/units.ts';
import { canMove, TRIED } from '../../../shared/scoring/facts.ts';
import type { Firmness } from '../../../shared/scoring/sensitivity.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './ranking.module.css';
import { useScoringView } from './scoring-engine.tsx';

const SHOWN = 5;

/** How firmly the first areas stand, when each weight is moved a little, many times. */
export function FirmnessList() {
  const t = useText();
  const { worked, sensitivity, trying } = useScoringView();
  if (worked === null || worked.scored.order.length < 2 || !canMove(worked.shares)) return null;
  const { reach, draws } = TRIED;
  const first = sensitivity?.firmness.slice(0, SHOWN) ?? [];
  const scale = Math.max(12, ...first.map(({ worst }) => worst));
  return (
    <section className={css.firmness} aria-label={t(scoringUi.firmness)} aria-busy={trying}>
      <h3>
        {t(scoringUi.firmness)}
        <small>
          {trying
            ? t(scoringUi.firmnessRuns)
            : t(scoringUi.firmnessNote, { points: Math.round(reach * 100), draws: formatNumber(draws) })}
        </small>
      </h3>
      <ul>
        {first.map((one) => (
          <FirmnessLine key={one.area} one={one} name={worked.areas.names[one.area] ?? ''} scale={scale} />
        ))}
      </ul>
    </section>
  );
}

function FirmnessLine({
  one,
  name,
  scale,
}: {
  readonly one: Firmness;
  readonly name: string;
  readonly scale: number;
}) {
  const t = useText();
  const percent = Math.round(one.inTop * 100);
  const { best, worst, rank } = one;
  const words = t(scoringUi.firmnessOf, {
    name,
    top: TRIED.top,
    n: percent,
    runs: formatNumber(one.runs),
    best,
    worst,
  });
  const at = (place: number): number => ((place - 0.5) / scale) * 100;
  return (
    <li title={words}>
      <span>{name}</span>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={words}>
        <line x1={at(best)} x2={at(worst) + 0.01} y1={6} y2={6} className={css.range} />
        <line x1={at(rank)} x2={at(rank) + 0.01} y1={6} y2={6} className={css.dot} />
      </svg>
      <b>{best === worst ? best : `${best}–${worst}`}</b>
      <small>{t(scoringUi.percent, { n: percent })}</small>
    </li>
  );
}
