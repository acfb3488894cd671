import { create } from 'zustand';
import type { DocumentRef } from '../../../shared/contract/documents.ts';
import type { RowRef } from './use-documents.ts';

interface Viewing {
  readonly open: boolean;
  /** Stays while the viewer fades away. */
  readonly looked: { readonly row: RowRef; readonly shown: DocumentRef } | null;
}

/** Which document is looked at, and of which row: arrows lead through the documents of that row. */
export const useViewing = create<Viewing>(() => ({ open: false, looked: null }));

export const viewDocument = (row: RowRef, { id, restricted }: DocumentRef): void =>
  useViewing.setState({ open: true, looked: { row, shown: { id, restricted } } });

export const closeViewer = (): void => useViewing.setState({ open: false });
