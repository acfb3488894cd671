import { type ReactNode, useEffect } from 'react';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { PanelHead, somethingIsOpen, useText } from '../../ui/index.ts';
import { AuditTab } from './audit-tab.tsx';
import { DuplicatesTab, RetentionTab } from './care-tabs.tsx';
import { HistoryTab } from './history-tab.tsx';
import { LockedRows } from './locked-rows.tsx';
import css from './page.module.css';
import { PAGE_ICONS } from './page-items.tsx';
import { pagesFor, useRestrictedState } from './restricted-state.ts';
import {
  closeRestrictedPage,
  openRestrictedPage,
  type RestrictedTab,
  useRestrictedPage,
} from './restricted-stores.ts';
import { SettingsTab } from './settings-tab.tsx';
import { UsersTab } from './users-tab.tsx';

const TABS: Readonly<Record<RestrictedTab, () => ReactNode>> = {
  users: UsersTab,
  audit: AuditTab,
  history: HistoryTab,
  retention: RetentionTab,
  duplicates: DuplicatesTab,
  settings: SettingsTab,
};

function Tabs({ tab }: { readonly tab: RestrictedTab }) {
  const t = useText();
  const now = useRestrictedState();
  const due = now.retention?.due ?? 0;
  return (
    <nav className={css.nav} aria-label={t(pageUi.heading)}>
      {pagesFor(now).map((key) => {
        const Icon = PAGE_ICONS[key];
        return (
          <button
            key={key}
            type="button"
            aria-current={key === tab || undefined}
            onClick={() => openRestrictedPage(key)}
          >
            <Icon size={18} stroke={1.75} aria-hidden="true" />
            <span>{t(pageUi[key])}</span>
            {key === 'retention' && due > 0 && <b>{due}</b>}
          </button>
        );
      })}
    </nav>
  );
}

/** Esc closes the page unless something lies upon it. */
const useEscape = (): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || somethingIsOpen()) return;
      event.preventDefault();
      closeRestrictedPage();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
};

function Page({ tab }: { readonly tab: RestrictedTab }) {
  const t = useText();
  const { state } = useRestrictedState();
  const Tab = TABS[tab];
  useEscape();
  return (
    <section className={css.page} aria-label={t(pageUi.heading)}>
      <PanelHead title={t(pageUi.heading)} onClose={closeRestrictedPage} />
      <div className={css.body}>
        <Tabs tab={tab} />
        <div className={css.tab}>{state === 'open' ? <Tab /> : <LockedRows />}</div>
      </div>
    </section>
  );
}

/** The page for who keeps personal data: over the place, under the wall. Nothing while it is closed. */
export function RestrictedPage() {
  const tab = useRestrictedPage((state) => state.tab);
  return tab === null ? null : <Page tab={tab} />;
}
