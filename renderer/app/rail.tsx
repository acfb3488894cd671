import { IconChartBar, IconMap2, IconPresentation, IconTable, type TablerIcon } from '@tabler/icons-react';
import type { Bilingual } from '../../shared/contract/base.ts';
import { frameText } from '../../shared/text/frame.ts';
import { setImportAside } from '../features/imports/index.ts';
import { useText } from '../ui/index.ts';
import { goTo, type Place, useDesk } from './desk.ts';
import css from './rail.module.css';

const PLACES: readonly { readonly place: Place; readonly name: Bilingual; readonly Icon: TablerIcon }[] = [
  { place: 'map', name: frameText.placeMap, Icon: IconMap2 },
  { place: 'data', name: frameText.placeData, Icon: IconTable },
  { place: 'analysis', name: frameText.placeAnalysis, Icon: IconChartBar },
  { place: 'meeting', name: frameText.placeMeeting, Icon: IconPresentation },
];

/** The places, each an icon and a word. */
export function Rail() {
  const t = useText();
  const now = useDesk((state) => state.place);
  return (
    <nav className={css.rail} aria-label={t(frameText.places)}>
      {PLACES.map(({ place, name, Icon }) => (
        <button
          key={place}
          type="button"
          aria-current={place === now ? 'page' : undefined}
          onClick={() => {
            setImportAside();
            goTo(place);
          }}
        >
          <Icon size={22} stroke={1.75} aria-hidden="true" />
          {t(name)}
        </button>
      ))}
    </nav>
  );
}
