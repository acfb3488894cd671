import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { formatNumber } from '../../shared/domain/units.ts';
import { mapText } from '../../shared/text/map.ts';
import { useAreaCounts } from '../features/area-filter/index.ts';
import { askUnlock, useRestrictedState } from '../features/restricted/index.ts';
import { useText } from '../ui/index.ts';
import { goTo, openTable } from './desk.ts';
import css from './household-row.module.css';

const showTable = (): void => {
  goTo('data');
  openTable('household');
};

/** Households in the layer panel: never drawn on the map, counted within the desk's area where the key is, else a lock. */
export function HouseholdRow() {
  const t = useText();
  const { state, households } = useRestrictedState();
  const inArea = useAreaCounts()?.household;
  if (state === 'none' || state === 'unknown') return null;
  if (state === 'locked') {
    return (
      <li>
        <button type="button" className={css.row} data-locked onClick={() => void askUnlock()}>
          <IconLock size={18} stroke={1.75} aria-hidden="true" />
          <span>{t(mapText.restrictedRow)}</span>
          <small>{t(mapText.restrictedNote)}</small>
        </button>
      </li>
    );
  }
  const shown = inArea ?? households;
  return (
    <li>
      <button type="button" className={css.row} onClick={showTable}>
        <IconLockOpen size={18} stroke={1.75} aria-hidden="true" />
        <span>{t(mapText.restrictedRow)}</span>
        <small>{shown === null ? '–' : formatNumber(shown)}</small>
      </button>
    </li>
  );
}
