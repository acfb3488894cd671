import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { formatNumber } from '../../shared/domain/units.ts';
import { mapText } from '../../shared/text/map.ts';
import { askUnlock, useRestrictedState } from '../features/restricted/index.ts';
import { useText } from '../ui/index.ts';
import { goTo, openTable } from './desk.ts';
import css from './household-row.module.css';

const showTable = (): void => {
  goTo('data');
  openTable('household');
};

/** Households in the layer panel: never drawn on the map, counted where the key is, else a lock. */
export function HouseholdRow() {
  const t = useText();
  const { state, households } = useRestrictedState();
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
  return (
    <li>
      <button type="button" className={css.row} onClick={showTable}>
        <IconLockOpen size={18} stroke={1.75} aria-hidden="true" />
        <span>{t(mapText.restrictedRow)}</span>
        <small>{households === null ? '–' : formatNumber(households)}</small>
      </button>
    </li>
  );
}
