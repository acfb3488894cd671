import type { ShapeDraft } from '../../../shared/contract/shapes.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { sessionNow, useBoard } from './board.ts';
import { draftOf } from './drafts.ts';
import { handOver } from './hand-over.ts';
import { point } from './pointer-state.ts';
import { isChanged, type Session } from './session.ts';

const refetchDrafts = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: orpc.shapes.drafts.key() });

/** True where something would be lost if it were not kept. */
const isWorthKeeping = ({ now, purpose }: Session): boolean =>
  purpose === 'save' && (isChanged(now) || now.sketch.length > 0);

/** Keeps what was drawn so far; a session that came back to its beginning leaves no draft. */
export const keepDraft = async (session: Session): Promise<void> => {
  if (isWorthKeeping(session)) await api.shapes.keepDraft(draftOf(session, new Date().toISOString()));
  else if (session.purpose === 'save') await api.shapes.dropDraft({ id: session.id });
};

export const dropDraft = async (id: string): Promise<void> => {
  await api.shapes.dropDraft({ id });
  await refetchDrafts();
};

export const restoreDraft = async (draft: ShapeDraft): Promise<void> => {
  await api.shapes.keepDraft(draft);
  await refetchDrafts();
};

/** Ends the session without saving: nothing is asked, and what was drawn can be taken up again. */
export const leaveSession = async (): Promise<void> => {
  const session = sessionNow();
  if (session === null) return;
  useBoard.setState({ session: null });
  point();
  handOver(session.id, null);
  try {
    await keepDraft(session);
    await refetchDrafts();
    if (isWorthKeeping(session)) notifyDone(translate(shapesUi.draftKept));
  } catch (error) {
    notifyError(error);
  }
};
