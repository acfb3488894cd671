import { create } from 'zustand';
import type { RowsOfLayer } from '../../../shared/contract/selection.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { onDeskCleared } from '../../app/desk.ts';

/** What was found at a place or in a shape, for choosing among it. */
export interface FoundRows {
  readonly kind: 'here' | 'shape';
  /** Of the first it is chosen already. */
  readonly layers: readonly RowsOfLayer[];
  readonly at: Position | null;
}

interface SelectionDesk {
  readonly found: FoundRows | null;
  readonly dialog: 'attribute' | 'location' | null;
  /** The layer that the dialog begins with. */
  readonly dialogLayer: string | null;
}

const NONE: SelectionDesk = { found: null, dialog: null, dialogLayer: null };

/** What lies open of choosing on the map. */
export const useSelectionDesk = create<SelectionDesk>(() => NONE);
onDeskCleared(() => useSelectionDesk.setState(NONE));

export const setFound = (found: FoundRows | null): void => useSelectionDesk.setState({ found });
export const openSelect = (dialog: 'attribute' | 'location', dialogLayer: string | null = null): void =>
  useSelectionDesk.setState({ dialog, dialogLayer, found: null });
export const closeSelect = (): void => useSelectionDesk.setState({ dialog: null });

/** True while the list of what was found is open. */
export const useFoundIsOpen = (): boolean => useSelectionDesk(({ found }) => found !== null);
/** Closes the list of what was found; false where none is open. */
export const closeFound = (): boolean => {
  const open = useSelectionDesk.getState().found !== null;
  if (open) setFound(null);
  return open;
};
