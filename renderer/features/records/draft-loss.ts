import { useEffect } from 'react';
import { create } from 'zustand';
import { type Draft, isTouched, useForms } from './drafts.ts';

/** Drafts that no disk keeps, since they tell of persons: they go when the workspace or the window closes. */
const losable = (drafts: Readonly<Record<string, Draft>>): Draft[] =>
  Object.values(drafts).filter((draft) => !draft.keep && isTouched(draft));

interface Loss {
  /** What is done once nobody minds; null while nothing is asked. */
  readonly go: (() => void) | null;
}

export const useLoss = create<Loss>(() => ({ go: null }));

/** The drafts that would be lost now. */
export const useLosableDrafts = (): Draft[] => losable(useForms((state) => state.drafts));

/** Does what closes the workspace; asks first where drafts of persons would be lost by it. */
export const unlessLost = (go: () => void): void => {
  if (losable(useForms.getState().drafts).length === 0) go();
  else useLoss.setState({ go });
};

export const endLoss = (): void => useLoss.setState({ go: null });

/** Has the browser ask before the window is closed or loaded anew; the shell asks in its own words. */
export const useWarnedLoss = (): void => {
  const any = useForms((state) => losable(state.drafts).length > 0);
  useEffect(() => {
    if (!any) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [any]);
};
