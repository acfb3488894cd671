import { create } from 'zustand';

/** The pages of who keeps the store, and of who looks after what is in it. */
export const PAGES = ['users', 'audit', 'history', 'retention', 'duplicates', 'settings'] as const;
export type RestrictedTab = (typeof PAGES)[number];

export const useRestrictedPage = create<{ readonly tab: RestrictedTab | null }>(() => ({ tab: null }));
export const openRestrictedPage = (tab: RestrictedTab): void => useRestrictedPage.setState({ tab });
export const closeRestrictedPage = (): void => useRestrictedPage.setState({ tab: null });

/** Rows that are to be opened: one, or with `fid` null the whole register. */
export interface ToOpen {
  readonly layer: string;
  readonly title: string;
  readonly fid: number | null;
}
/** Rows that are to be erased. */
export interface ToErase {
  readonly layer: string;
  readonly fids: readonly number[];
}

export const useOpenDialog = create<{ readonly asked: ToOpen | null }>(() => ({ asked: null }));
export const askToOpen = (asked: ToOpen | null): void => useOpenDialog.setState({ asked });

export const useEraseDialog = create<{ readonly asked: ToErase | null }>(() => ({ asked: null }));
export const askToErase = (asked: ToErase | null): void => useEraseDialog.setState({ asked });

/** A code that was just made and has to be kept before anything goes on. */
export const useRecovery = create<{ readonly code: string | null }>(() => ({ code: null }));
export const showRecovery = (code: string | null): void => useRecovery.setState({ code });
