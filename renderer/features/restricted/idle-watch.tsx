import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './restricted.module.css';
import { lock, useRestrictedState } from './restricted-state.ts';

/** How often the core is told that somebody is there: more would be chatter, less would lock beneath the hands. */
const TELL_EVERY_MS = 20_000;
const WARN_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

let told = 0;

/** Puts the locking off. */
const stay = async (): Promise<void> => {
  told = Date.now();
  const { lockAt } = await api.restricted.active();
  queryClient.setQueryData(orpc.restricted.state.queryKey(), (state) =>
    state ? { ...state, lockAt } : state,
  );
};

const noticed = (): void => {
  if (Date.now() - told > TELL_EVERY_MS) void stay().catch(() => undefined);
};

/** Tells the core of every sign of somebody at the desk, while personal data is open. */
const useSigns = (open: boolean): void => {
  useEffect(() => {
    if (!open) return;
    for (const sign of SIGNS) window.addEventListener(sign, noticed, { passive: true, capture: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, noticed, { capture: true });
    };
  }, [open]);
};

/** Seconds until it locks, once these are few; null otherwise. Of a short wait it is the second half. */
const useSecondsLeft = (lockAt: string | null, waitMs: number): number | null => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (lockAt === null) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [lockAt]);
  if (lockAt === null) return null;
  const left = Date.parse(lockAt) - now;
  return left > Math.min(WARN_MS, waitMs / 2) ? null : Math.max(0, Math.ceil(left / 1000));
};

/**
 * Keeps personal data open as long as somebody works, and says before it locks itself. Covers nothing: whoever types goes on
 * typing, and that is a sign of life. Mounted once.
 */
export function IdleWatch() {
  const t = useText();
  const { state, lockAt, settings } = useRestrictedState();
  useSigns(state === 'open');
  const seconds = useSecondsLeft(
    state === 'open' ? lockAt : null,
    (settings?.autoLockMinutes ?? 10) * 60_000,
  );
  if (seconds === null) return null;
  return (
    <section className={css.warning} role="alertdialog" aria-label={t(openUi.lockingSoon, { seconds })}>
      <IconLock size={22} stroke={1.75} aria-hidden="true" />
      <div>
        <b>{t(openUi.lockingSoon, { seconds })}</b>
        <p>{t(openUi.lockingSoonText)}</p>
      </div>
      <Button size="compact-md" variant="default" onClick={() => void lock()}>
        {t(openUi.lockNow)}
      </Button>
      <Button size="compact-md" onClick={() => void stay()}>
        {t(openUi.goOn)}
      </Button>
    </section>
  );
}
