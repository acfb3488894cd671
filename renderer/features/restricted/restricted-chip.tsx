import { Menu, UnstyledButton } from '@mantine/core';
import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './restricted.module.css';
import { lock, useRestrictedState } from './restricted-state.ts';
import { askUnlock } from './unlock-store.ts';

/** The state of personal data in the top bar, and the way to open or lock it. Nothing where there is none. */
export function RestrictedChip() {
  const t = useText();
  const { state, households } = useRestrictedState();
  if (state === 'none' || state === 'unknown') return null;
  if (state === 'locked') {
    return (
      <UnstyledButton className={css.chip} onClick={() => void askUnlock()}>
        <IconEyeOff size={16} stroke={1.75} aria-hidden="true" />
        {t(restrictedUi.hidden)}
      </UnstyledButton>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={css.chip} data-open>
          <IconEye size={16} stroke={1.75} aria-hidden="true" />
          {t(restrictedUi.open)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {households !== null && (
          <Menu.Label>{t(restrictedUi.households, { n: formatNumber(households) })}</Menu.Label>
        )}
        <Menu.Item leftSection={<IconLock size={16} stroke={1.75} />} onClick={() => void lock()}>
          {t(restrictedUi.lock)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
