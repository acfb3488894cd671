import { create } from 'zustand';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { Snap } from '../../../shared/shapes/snap.ts';

/** What follows the pointer: shown on the map and in the line of hints, never part of what is drawn. */
interface Pointed {
  readonly snap: Snap | null;
  /** The way from the last place of a sketch to the pointer. */
  readonly reach: readonly Position[];
  /** A vertex that a click would add. */
  readonly ghost: Position | null;
  /** The key of the shape under the pointer, where a tool works on whole shapes, with the part and ring. */
  readonly over: { readonly key: string; readonly part: number; readonly ring: number } | null;
}

const NOTHING: Pointed = { snap: null, reach: [], ghost: null, over: null };

export const usePointed = create<Pointed>(() => NOTHING);

/** Says what follows the pointer now; what is not named is nothing. */
export const point = (pointed: Partial<Pointed> = {}): void => {
  const before = usePointed.getState();
  const next = { ...NOTHING, ...pointed };
  const idle = (state: Pointed): boolean =>
    state.snap === null && state.ghost === null && state.over === null && state.reach.length === 0;
  if (!(idle(before) && idle(next))) usePointed.setState(next, true);
};
