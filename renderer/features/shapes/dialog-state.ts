import { create } from 'zustand';

/** The board's dialogs. */
export type BoardDialog = 'coordinates' | null;

export const useDialog = create<{ readonly open: BoardDialog }>(() => ({ open: null }));

export const openDialog = (open: BoardDialog): void => useDialog.setState({ open });
