import type { Geometry } from '../../../shared/geo/geometry.ts';

/** Given the shape that was drawn, or null when the drawing was left. */
export type DrawingDone = (geometry: Geometry | null) => void;

/** Who waits for the drawing of a session. */
let waiting: { readonly session: string; readonly done: DrawingDone } | null = null;

export const waitFor = (session: string, done: DrawingDone): void => {
  waiting = { session, done };
};

/** Gives what was drawn to whoever asked for it; null when nothing came of it. */
export const handOver = (session: string, geometry: Geometry | null): void => {
  if (waiting?.session !== session) return;
  const { done } = waiting;
  waiting = null;
  done(geometry);
};
