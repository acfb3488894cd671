import { create } from 'zustand';
import { type MapTime, onDeskCleared } from '../../app/desk.ts';

export type CompareMode = 'swipe' | 'beside';

interface CompareDesk {
  /** Null while there is one map. */
  readonly mode: CompareMode | null;
  /** Where the left map ends in a swipe, 0 to 1 of the width. */
  readonly split: number;
  /** The layers of the right map by name; null for those of the left one. */
  readonly layers: readonly string[] | null;
  /** The time that the right map stands at; null for that of the left one. */
  readonly held: { readonly time: MapTime | null; readonly words: string } | null;
}

const ONE: CompareDesk = { mode: null, split: 0.5, layers: null, held: null };

/** How two maps are compared. Nothing of it is data. */
export const useCompare = create<CompareDesk>(() => ONE);
onDeskCleared(() => useCompare.setState(ONE));

/** Begins comparing, changes how, or with what is in use ends it. */
export const compareBy = (mode: CompareMode): void =>
  useCompare.setState((state) => (state.mode === mode ? ONE : { mode }));
export const setCompareMode = (mode: CompareMode): void => useCompare.setState({ mode });
export const endCompare = (): void => useCompare.setState(ONE);
export const setSplit = (split: number): void =>
  useCompare.setState({ split: Math.min(0.98, Math.max(0.02, split)) });
export const setRightLayers = (layers: readonly string[] | null): void => useCompare.setState({ layers });
export const hold = (held: CompareDesk['held']): void => useCompare.setState({ held });
