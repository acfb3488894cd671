import { formatNumber } from '../../shared/domain/units.ts';
import { mapText } from '../../shared/text/map.ts';
import { useText } from '../ui/index.ts';
import { useDeskMap } from './desk-map.ts';
import css from './map.module.css';
import { barLength, metresPerPixel } from './measures.ts';

/** A bar of a round length at the middle of the map. */
export function ScaleBar() {
  const t = useText();
  const view = useDeskMap((state) => state.view);
  if (view === null) return null;
  const { metres, pixels } = barLength(metresPerPixel(view.centre[1], view.zoom), 100);
  const words =
    metres >= 1000
      ? `${formatNumber(metres / 1000)} ${t(mapText.kilometres)}`
      : `${formatNumber(metres, 1)} ${t(mapText.metres)}`;
  return (
    <div className={css.scale} role="img" aria-label={words}>
      <svg width={pixels + 2} height={12} aria-hidden="true">
        <path d={`M1 2V9H${pixels + 1}V2M${pixels / 2 + 1} 5V9`} />
      </svg>
      <span>{words}</span>
    </div>
  );
}
