import { create } from 'zustand';
import type { Line } from '../api/index.ts';

/** Whether the page hears the core; `away` once it was silent for so long that it may have ended. */
export const useLine = create<{ readonly line: Line | 'away' }>(() => ({ line: 'alive' }));

const SHORT_MS = 2000;
const LONG_MS = 15_000;

let waiting: ReturnType<typeof setTimeout>[] = [];

/** A short break (the core starting anew) is not worth a word; one of two seconds is, and a long one asks for more. */
export const setLine = (line: Line): void => {
  if (line === 'lost' && waiting.length > 0) return;
  for (const timer of waiting) clearTimeout(timer);
  waiting = [];
  if (line !== 'lost') useLine.setState({ line });
  else
    waiting = [
      setTimeout(() => useLine.setState({ line: 'lost' }), SHORT_MS),
      setTimeout(() => useLine.setState({ line: 'away' }), LONG_MS),
    ];
};
