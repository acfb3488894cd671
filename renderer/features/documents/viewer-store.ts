import { create } from 'zustand';
import type { DocumentRef } from '../../../shared/contract/documents.ts';
import { orpc, queryClient } from '../../api/index.ts';
import type { RowRef } from './use-documents.ts';

interface Viewing {
  readonly open: boolean;
  /** Stays while the viewer fades away. */
  readonly looked: { readonly row: RowRef; readonly shown: DocumentRef } | null;
  /** It is on its way into another store, where it has another id: that it is missed here means nothing. */
  readonly moving: boolean;
}

/** Which document is looked at, and of which row: arrows lead through the documents of that row. */
export const useViewing = create<Viewing>(() => ({ open: false, looked: null, moving: false }));

export const viewDocument = (row: RowRef, { id, restricted }: DocumentRef): void =>
  useViewing.setState({ open: true, looked: { row, shown: { id, restricted } } });

export const closeViewer = (): void => useViewing.setState({ open: false });

/** Moves the document that is looked at, and goes on with what it became once the row's list has that. */
export const followMoved = async (row: RowRef, move: () => Promise<DocumentRef | null>): Promise<void> => {
  useViewing.setState({ moving: true });
  try {
    const moved = await move();
    if (moved === null) return;
    await queryClient.invalidateQueries({ queryKey: orpc.documents.list.key() });
    if (useViewing.getState().open) viewDocument(row, moved);
  } finally {
    useViewing.setState({ moving: false });
  }
};
