import { formatNumber } from '../../../shared/domain/units.ts';
import { partsOf } from '../../../shared/scoring/explain.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { useText } from '../../ui/index.ts';
import { indicatorColor } from './indicator-colors.ts';
import css from './ranking.module.css';
import type { WorkedOut } from './use-scoring.ts';

/** Why a place stands where it does: each indicator's figure and the points that it gives. */
export function WhyPlace({ worked, place }: { readonly worked: WorkedOut; readonly place: number }) {
  const t = useText();
  const { plan, columns, ground, shares, areas, scored } = worked;
  const parts = partsOf(ground, shares, place);
  const score = scored.scores[place] ?? Number.NaN;
  const label = Number.isNaN(score)
    ? (areas.names[place] ?? '')
    : t(scoringUi.why, { name: areas.names[place] ?? '', n: formatNumber(score, 0) });
  return (
    <table className={css.why} aria-label={label}>
      <tbody>
        {plan.indicators.map(({ id, title }, at) => {
          const column = columns[at];
          const value = column?.values[place] ?? null;
          const hidden = column?.withheld.includes(place) === true;
          return (
            <tr key={id}>
              <th scope="row">
                <i style={{ background: indicatorColor(at) }} aria-hidden="true" />
                {t(title)}
              </th>
              <td>
                {value === null
                  ? t(hidden ? scoringUi.withheld : scoringUi.noData)
                  : `${formatNumber(value, Math.abs(value) < 100 ? 1 : 0)} ${column === undefined ? '' : t(column.unit)}`}
              </td>
              <td className={css.points}>{Number.isNaN(parts[at]) ? '–' : formatNumber(parts[at], 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
