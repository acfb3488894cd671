import { Button } from '@mantine/core';
import { IconLock, IconShieldPlus } from '@tabler/icons-react';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { Empty, useText } from '../../ui/index.ts';
import { useRestrictedState } from './restricted-state.ts';
import { askUnlock, openStore } from './unlock-store.ts';

/** Stands where rows of persons would: the store is locked, or was never made; with the way to either. */
export function LockedRows({ title }: { readonly title?: string }) {
  const t = useText();
  const { state } = useRestrictedState();
  if (state === 'open' || state === 'unknown') return null;
  if (state === 'none')
    return (
      <Empty
        fill
        icon={<IconShieldPlus size={24} stroke={1.5} />}
        title={title ?? t(openUi.noStoreTitle)}
        text={t(openUi.noStoreText)}
      >
        <Button onClick={() => void openStore('none')}>{t(openUi.makeStore)}</Button>
      </Empty>
    );
  return (
    <Empty
      fill
      icon={<IconLock size={24} stroke={1.5} />}
      title={title ?? t(pageUi.lockedTitle)}
      text={t(openUi.lockedRowsText)}
    >
      <Button onClick={() => void askUnlock()}>{t(pageUi.unlock)}</Button>
    </Empty>
  );
}
