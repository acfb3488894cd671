import { UnstyledButton } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { formatTime } from '../../../shared/domain/dates.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import css from './restricted.module.css';
import { lock, useRestrictedState } from './restricted-state.ts';
import { askUnlock } from './unlock-store.ts';

const ICON = { size: 15, stroke: 1.75 };

/** In the status bar: whether personal data is open and when it locks itself. One click locks or opens it. */
export function StatusLock() {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { state, lockAt } = useRestrictedState();
  if (state === 'locked')
    return (
      <UnstyledButton className={css.statusLock} onClick={() => void askUnlock()}>
        <IconLock {...ICON} aria-hidden="true" />
        {t(openUi.statusLocked)}
      </UnstyledButton>
    );
  if (state !== 'open') return null;
  const when = lockAt === null ? null : formatTime(lockAt, language);
  return (
    <UnstyledButton
      className={css.statusLock}
      data-open
      title={t(restrictedUi.lock)}
      onClick={() => void lock()}
    >
      <IconLockOpen {...ICON} aria-hidden="true" />
      {when === null ? t(restrictedUi.lock) : t(openUi.statusOpen, { time: when })}
    </UnstyledButton>
  );
}
