import { useQuery } from '@tanstack/react-query';
import { selectionText } from '../../../shared/text/selection.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { useDeskMap } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import css from './selection.module.css';
import { useFoundIsOpen } from './selection-store.ts';

/** So many names are read out; the rest is counted. */
const MOST = 6;

/** What lies under the crosshair while the map is worked by keyboard: shown, unless it is listed, and read out once the map rests. */
export function CrosshairNote() {
  const t = useText();
  const here = useDesk((state) => state.place === 'map');
  const under = useDeskMap((state) => state.underCrosshair);
  const rows = (under ?? []).slice(0, MOST).map(({ layer, fid }) => ({ layer, fid }));
  const listed = useFoundIsOpen();
  const { data } = useQuery({
    ...orpc.selection.names.queryOptions({ input: { rows } }),
    enabled: rows.length > 0 && here,
  });
  if (!here) return null;
  const rest = (under?.length ?? 0) - rows.length;
  const names = [
    ...(data ?? []).map(({ title }) => title),
    ...(rest > 0 ? [t(selectionText.andMore, { n: rest })] : []),
  ];
  const words =
    under === null
      ? ''
      : under.length === 0
        ? t(selectionText.crosshairNone)
        : names.length === 0
          ? ''
          : t(selectionText.crosshair, { names: names.join(', ') });
  return (
    <div
      className={css.crosshair}
      data-seen={words === '' || listed ? 'no' : 'yes'}
      role="status"
      aria-live="polite"
    >
      {words}
    </div>
  );
}
