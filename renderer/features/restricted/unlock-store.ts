import { create } from 'zustand';

interface AnswerState {
  /** Answers whoever asked: true when the store is open now. */
  readonly answer: ((opened: boolean) => void) | null;
}

export const useUnlock = create<AnswerState>(() => ({ answer: null }));
export const useCreate = create<AnswerState>(() => ({ answer: null }));

const askIn = (store: typeof useUnlock): Promise<boolean> =>
  new Promise((resolve) => {
    store.getState().answer?.(false);
    store.setState({ answer: resolve });
  });

const answerIn = (store: typeof useUnlock, opened: boolean): void => {
  store.getState().answer?.(opened);
  store.setState({ answer: null });
};

/** Asks for the passphrase in place. Resolves true once the store is open, false when the user gave up. */
export const askUnlock = (): Promise<boolean> => askIn(useUnlock);

/** Closes the dialog and answers. */
export const answerUnlock = (opened: boolean): void => answerIn(useUnlock, opened);

/** Asks for a first passphrase. Resolves true once the store is made, open, and its recovery code was kept. */
export const askCreate = (): Promise<boolean> => askIn(useCreate);

export const answerCreate = (made: boolean): void => answerIn(useCreate, made);

/** Makes or opens the store, whichever it needs. */
export const openStore = (state: 'none' | 'locked' | 'open'): Promise<boolean> => {
  if (state === 'open') return Promise.resolve(true);
  return state === 'none' ? askCreate() : askUnlock();
};
