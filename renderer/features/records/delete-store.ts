import { create } from 'zustand';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Dependents } from '../../../shared/contract/records.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { api } from '../../api/index.ts';
import { setSelection, useDesk } from '../../app/desk.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { isChanging } from '../areas/index.ts';
import { dropDraft, useForms } from './drafts.ts';
import { hiddenByFilter } from './row-order.ts';

/** Rows that are about to be deleted, and what hangs on them. */
export interface Deletion {
  readonly layer: LayerSummary;
  readonly fids: readonly number[];
  readonly title: string;
  readonly dependents: readonly Dependents[];
  /** Those of the rows that the table's filter hides: nobody sees that they go. */
  readonly hidden: readonly number[];
}

/** The deletion that waits for a choice; null for none. */
export const useDeletion = create<{ asked: Deletion | null }>(() => ({ asked: null }));

export const closeDeletion = (): void => useDeletion.setState({ asked: null });

/** Deletes as one change, with a way back. */
export const removeRows = async (
  { layer, fids }: Pick<Deletion, 'layer' | 'fids'>,
  links: 'refuse' | 'empty' | { readonly to: number },
): Promise<void> => {
  try {
    const { removed } = await api.records.remove({ layer: layer.name, fids: [...fids], links });
    closeDeletion();
    for (const fid of fids) dropDraft(`${layer.name} ${fid}`);
    const { open } = useForms.getState();
    if (open?.layer === layer.name && open.fid !== null && fids.includes(open.fid))
      useForms.setState({ open: null, placing: null });
    if (useDesk.getState().selection?.layer === layer.name) setSelection(null);
    notifyUndo(translate(recordsText.removedRows, { count: removed }));
  } catch (error) {
    notifyError(error);
  }
};

/**
 * Deletes rows of a layer. Where nothing hangs on them and all of them are seen it is done at once, with a way back; else what hangs on them is told,
 * and what becomes of it is asked. Of areas it is always asked: one that has ended is retired rather than deleted.
 *
 * @param title what one row is called; several are counted
 */
export const deleteRows = async (
  layer: LayerSummary,
  fids: readonly number[],
  title: string | null = null,
): Promise<void> => {
  try {
    const hidden = fids.length > 1 ? await hiddenByFilter(layer.name, fids) : [];
    const dependents = await api.records.dependents({ layer: layer.name, fids: [...fids] });
    const named = title ?? translate(formsText.removeMany, { count: fids.length });
    const plain = dependents.length === 0 && hidden.length === 0 && !isChanging(layer.register);
    if (plain) await removeRows({ layer, fids }, 'refuse');
    else useDeletion.setState({ asked: { layer, fids, title: named, dependents, hidden } });
  } catch (error) {
    notifyError(error);
  }
};
