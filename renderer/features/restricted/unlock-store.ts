import { create } from 'zustand';

interface UnlockState {
  /** Answers whoever asked: true when the store is open now. */
  readonly answer: ((opened: boolean) => void) | null;
}

export const useUnlock = create<UnlockState>(() => ({ answer: null }));

/** Asks for the passphrase in place. Resolves true once the store is open, false when the user gave up. */
export const askUnlock = (): Promise<boolean> =>
  new Promise((resolve) => {
    useUnlock.getState().answer?.(false);
    useUnlock.setState({ answer: resolve });
  });

/** Closes the dialog and answers. */
export const answerUnlock = (opened: boolean): void => {
  useUnlock.getState().answer?.(opened);
  useUnlock.setState({ answer: null });
};
