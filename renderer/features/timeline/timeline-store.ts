import { create } from 'zustand';
import { onDeskCleared, setMapTime } from '../../app/desk.ts';
import type { TimeUnit } from './steps.ts';

/** Of rows with a date those in a range, or all up to a time. */
export type TimeMode = 'window' | 'until';

interface TimelineDesk {
  readonly open: boolean;
  readonly layer: string | null;
  /** Null for the areas of a day. */
  readonly field: string | null;
  readonly unit: TimeUnit | null;
  readonly mode: TimeMode;
  /** Steps, by their place; null for the first and the last. */
  readonly from: number | null;
  readonly to: number | null;
  readonly playing: boolean;
}

const CLOSED: TimelineDesk = {
  ...{ open: false, layer: null, field: null, unit: null },
  ...{ mode: 'window', from: null, to: null, playing: false },
};

/** The walk through time of the map. Nothing of it is data. */
export const useTimeline = create<TimelineDesk>(() => CLOSED);
onDeskCleared(() => useTimeline.setState(CLOSED));

export const toggleTimeline = (): void =>
  useTimeline.getState().open ? closeTimeline() : useTimeline.setState({ open: true });

/** All times are shown again. */
export const closeTimeline = (): void => {
  useTimeline.setState({ open: false, playing: false });
  setMapTime(null);
};

/** Chooses what is walked through, from its beginning to its end; by the unit that was walked by before. */
export const takeField = (layer: string, field: string | null): void =>
  useTimeline.setState({ layer, field, from: null, to: null, playing: false });
export const setUnit = (unit: TimeUnit): void =>
  useTimeline.setState({ unit, from: null, to: null, playing: false });
export const setMode = (mode: TimeMode): void => useTimeline.setState({ mode, playing: false });
export const setSteps = (from: number, to: number): void => useTimeline.setState({ from, to });
export const setPlaying = (playing: boolean): void => useTimeline.setState({ playing });
