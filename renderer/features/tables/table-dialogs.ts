import { create } from 'zustand';

/** Which of a table's dialogs is open, and for which layer. */
interface TableDialogs {
  readonly replace: string | null;
  /** A value for the selected rows of a layer. */
  readonly set: string | null;
  /** The filter that is being made or changed: `index` null for a new one. */
  readonly filter: {
    readonly layer: string;
    readonly field: string | null;
    readonly index: number | null;
  } | null;
}

const NONE: TableDialogs = { replace: null, set: null, filter: null };

export const useTableDialogs = create<TableDialogs>(() => NONE);

export const openReplace = (layer: string): void => useTableDialogs.setState({ ...NONE, replace: layer });
export const openSet = (layer: string): void => useTableDialogs.setState({ ...NONE, set: layer });
export const openFilter = (layer: string, field: string | null = null, index: number | null = null): void =>
  useTableDialogs.setState({ ...NONE, filter: { layer, field, index } });
export const closeTableDialogs = (): void => useTableDialogs.setState(NONE);
