import { useMemo } from 'react';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { useText } from '../../ui/index.ts';
import { lock, pagesFor, useRestrictedState } from './restricted-state.ts';
import { openRestrictedPage } from './restricted-stores.ts';
import { openStore } from './unlock-store.ts';

/** What can be done about personal data by name: make, open and lock its store, and look after it. */
export const useRestrictedCommands = (): readonly {
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
}[] => {
  const t = useText();
  const { state, me } = useRestrictedState();
  return useMemo(() => {
    if (state === 'unknown') return [];
    if (state === 'none') return [{ title: t(openUi.makeStore), run: () => void openStore('none') }];
    const pages = pagesFor({ me }).map((tab) => ({
      title: `${t(pageUi.heading)}: ${t(pageUi[tab])}`,
      run: () => openRestrictedPage(tab),
    }));
    return state === 'open'
      ? [{ title: t(restrictedUi.lock), keys: 'Ctrl L', run: () => void lock() }, ...pages]
      : [{ title: t(restrictedUi.heading), run: () => void openStore('locked') }, ...pages];
  }, [t, state, me]);
};
