import type { AreaChange } from '../../../shared/contract/area-change.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { api } from '../../api/index.ts';
import { setSelection } from '../../app/desk.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { backToTree, setAreasDesk } from './areas-store.ts';
import { askedChange } from './change-draft.ts';

const nameAfter = (change: AreaChange, before: string): string => {
  if (change.kind === 'rename') return change.nameTh;
  return change.kind === 'merge' ? change.into.nameTh : before;
};

/** Makes the change as it was shown (`seen` names the plan), says so with a way back, and chooses what came of it. */
export const makeChange = async (
  draft: AreaChange,
  before: string,
  seen: string | undefined,
): Promise<void> => {
  const asked = askedChange(draft);
  if (asked === null) return;
  try {
    const { register, fids } = await api.areas.change({ ...asked, seen });
    backToTree();
    // What was searched for may no longer hold what came of it.
    setAreasDesk({ search: '' });
    const rows = draft.kind === 'retire' ? [] : fids;
    setSelection(rows.length === 0 ? null : { layer: register, fids: rows });
    notifyUndo(translate(areasUi.done[draft.kind], { name: nameAfter(draft, before) }));
  } catch (error) {
    notifyError(error);
  }
};
