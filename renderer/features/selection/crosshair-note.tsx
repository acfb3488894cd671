import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '../../../shared/domain/units.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { useDeskMap } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import css from './selection.module.css';
import { useFoundIsOpen } from './selection-store.ts';
import { useTitles } from './use-titles.ts';

/** So many names are read out; the rest is counted. */
const MOST = 6;

/** What lies under the crosshair in words; empty while the map is not worked by keyboard, and while names are on their way. */
const useWords = (here: boolean): string => {
  const t = useText();
  const titleOf = useTitles();
  const under = useDeskMap((state) => state.underCrosshair);
  const some = (under ?? []).slice(0, MOST);
  const rows = some.filter(({ gathered }) => gathered === null).map(({ layer, fid }) => ({ layer, fid }));
  const { data } = useQuery({
    ...orpc.selection.names.queryOptions({ input: { rows } }),
    enabled: rows.length > 0 && here,
  });
  if (under === null) return '';
  if (under.length === 0) return t(selectionText.crosshairNone);
  const rest = under.length - some.length;
  // Points that are drawn as one are not called by the name of one of them.
  const many = some.flatMap(({ layer, gathered }) =>
    gathered === null
      ? []
      : [t(selectionText.gathered, { layer: titleOf(layer), n: formatNumber(gathered.count) })],
  );
  const names = [
    ...many,
    ...(data ?? []).map(({ title }) => title),
    ...(rest > 0 ? [t(selectionText.andMore, { n: rest })] : []),
  ];
  return names.length === 0 ? '' : t(selectionText.crosshair, { names: names.join(', ') });
};

/** What lies under the crosshair while the map is worked by keyboard: shown, unless it is listed, and read out once the map rests. */
export function CrosshairNote() {
  const here = useDesk((state) => state.place === 'map');
  const words = useWords(here);
  const listed = useFoundIsOpen();
  if (!here) return null;
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
