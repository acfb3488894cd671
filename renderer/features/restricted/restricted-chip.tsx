import { Menu, UnstyledButton } from '@mantine/core';
import { IconEye, IconLock } from '@tabler/icons-react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { useText } from '../../ui/index.ts';
import { PAGE_ICONS } from './page-items.tsx';
import css from './restricted.module.css';
import { lock, pagesFor, useRestrictedState } from './restricted-state.ts';
import { openRestrictedPage } from './restricted-stores.ts';
import { askUnlock } from './unlock-store.ts';

const ICON = { size: 16, stroke: 1.75 };

function OpenMenu() {
  const t = useText();
  const { households, me, retention } = useRestrictedState();
  const due = retention?.due ?? 0;
  return (
    <Menu.Dropdown>
      <Menu.Label>
        {[
          me?.name ?? '',
          households === null ? '' : t(restrictedUi.households, { n: formatNumber(households) }),
        ]
          .filter((word) => word !== '')
          .join(' · ')}
      </Menu.Label>
      <Menu.Item
        leftSection={<IconLock {...ICON} />}
        rightSection={<kbd className={css.keys}>Ctrl L</kbd>}
        onClick={() => void lock()}
      >
        {t(restrictedUi.lock)}
      </Menu.Item>
      <Menu.Divider />
      {pagesFor({ me }).map((tab) => {
        const Icon = PAGE_ICONS[tab];
        return (
          <Menu.Item
            key={tab}
            leftSection={<Icon {...ICON} />}
            rightSection={
              tab === 'retention' && due > 0 ? <b className={css.badge}>{formatNumber(due)}</b> : null
            }
            onClick={() => openRestrictedPage(tab)}
          >
            {t(pageUi[tab])}
          </Menu.Item>
        );
      })}
    </Menu.Dropdown>
  );
}

/** The state of personal data in the top bar, and the way to open, lock and look after it. Nothing where there is none. */
export function RestrictedChip() {
  const t = useText();
  const { state, retention } = useRestrictedState();
  if (state === 'none' || state === 'unknown') return null;
  if (state === 'locked') {
    return (
      <UnstyledButton className={css.chip} onClick={() => void askUnlock()}>
        <IconLock {...ICON} aria-hidden="true" />
        {t(restrictedUi.chipLocked)}
      </UnstyledButton>
    );
  }
  const due = retention?.due ?? 0;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={css.chip} data-open>
          <IconEye {...ICON} aria-hidden="true" />
          {t(restrictedUi.open)}
          {due > 0 && <span className={css.dueMark} title={t(restrictedUi.due, { n: formatNumber(due) })} />}
        </UnstyledButton>
      </Menu.Target>
      <OpenMenu />
    </Menu>
  );
}
