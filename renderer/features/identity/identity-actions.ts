import { create } from 'zustand';
import type { Identity, IdentityState } from '../../../shared/contract/identity.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyError } from '../../app/notify.tsx';

/** Whether the question «คุณคือใคร» stands open. */
export const useIdentityDialog = create<{ readonly open: boolean }>(() => ({ open: false }));

export const openIdentity = (): void => useIdentityDialog.setState({ open: true });
export const closeIdentity = (): void => useIdentityDialog.setState({ open: false });

const take = (state: IdentityState): void => {
  queryClient.setQueryData(orpc.identity.state.queryKey(), state);
  void queryClient.invalidateQueries({ queryKey: orpc.journal.key() });
};

/** Says who works here from now on. Returns false when it was refused; what was typed stays. */
export const saveIdentity = async (about: Omit<Identity, 'id'>, id: string | null): Promise<boolean> => {
  try {
    take(await api.identity.set({ ...about, id }));
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
};

/** Another of the known people sits down. */
export const chooseIdentity = async (id: string): Promise<void> => {
  try {
    take(await api.identity.choose({ id }));
    closeIdentity();
  } catch (error) {
    notifyError(error);
  }
};

/** Not now: the question does not come again by itself. */
export const putOff = async (): Promise<void> => {
  try {
    take(await api.identity.later());
  } catch (error) {
    notifyError(error);
  }
};
