import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import { compared } from '../../../shared/scoring/explain.ts';
import { TRIED } from '../../../shared/scoring/facts.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { setSelection } from '../../app/desk.ts';
import { useMapApi } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import css from './ranking.module.css';
import type { WorkedOut } from './use-scoring.ts';

const MOST_SHOWN = 100;

/** Two options side by side: which areas move, and how far. */
export function ChangesList({ worked }: { readonly worked: WorkedOut }) {
  const t = useText();
  const map = useMapApi();
  const { areas, scored, other } = worked;
  const comparison = useMemo(
    () => (other === null ? null : compared(scored, other.scored, TRIED.top)),
    [scored, other],
  );
  if (comparison === null) return null;
  const { moves, kept, entering, leaving } = comparison;
  const choose = (area: number): void => {
    const fid = areas.fids[area];
    if (areas.layer === null || fid === undefined) return;
    setSelection({ layer: areas.layer, fids: [fid] });
    void map.focusFeatures(areas.layer, [fid], 10);
  };
  return (
    <div className={css.scroller}>
      <p className={css.sum}>
        {moves.length === 0
          ? t(scoringUi.changesNone)
          : t(scoringUi.changesSum, { kept, entering: entering.length, leaving: leaving.length })}
        {moves.length > 0 && kept + Math.max(entering.length, leaving.length) < TRIED.top && (
          <small> {t(scoringUi.changesTies)}</small>
        )}
      </p>
      <ul className={css.changes} aria-label={t(scoringUi.changes)}>
        {moves.slice(0, MOST_SHOWN).map(({ area, before, after }) => {
          const up = after < before;
          const Icon = up ? IconArrowUp : IconArrowDown;
          return (
            <li key={area}>
              <button type="button" onClick={() => choose(area)}>
                <Icon size={16} stroke={2} data-up={up || undefined} aria-hidden="true" />
                <b>{areas.names[area]}</b>
                <small>{t(scoringUi.changeFromTo, { before, after })}</small>
                <span>
                  {t(up ? scoringUi.changeUp : scoringUi.changeDown, { n: Math.abs(after - before) })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
