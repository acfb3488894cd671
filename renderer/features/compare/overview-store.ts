import { create } from 'zustand';

const KEY = 'changwat.overview-map';
/** On a screen no wider than this the overview would cover too much of the map, unless it is asked for. */
const NARROW = 1366;

const atStart = (): boolean => {
  const kept = localStorage.getItem(KEY);
  return kept === null ? window.innerWidth > NARROW : kept === 'on';
};

/** Whether the overview map is shown, as this PC keeps it. */
export const useOverview = create<{ readonly on: boolean }>(() => ({ on: atStart() }));

export const toggleOverview = (): void => {
  const on = !useOverview.getState().on;
  localStorage.setItem(KEY, on ? 'on' : 'off');
  useOverview.setState({ on });
};
