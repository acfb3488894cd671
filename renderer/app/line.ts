import { create } from 'zustand';

/** Whether the page hears the core. */
export const useLine = create<{ readonly alive: boolean }>(() => ({ alive: true }));

let lost: ReturnType<typeof setTimeout> | undefined;

/** A short break (the core starting anew) is not worth a word; one of two seconds is. */
export const setLine = (alive: boolean): void => {
  clearTimeout(lost);
  if (alive) useLine.setState({ alive: true });
  else lost = setTimeout(() => useLine.setState({ alive: false }), 2000);
};
