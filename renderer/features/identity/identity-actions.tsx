import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { create } from 'zustand';
import type { Identity, IdentityState } from '../../../shared/contract/identity.ts';
import { identityText } from '../../../shared/text/identity.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyError } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';

/** Whether the question «คุณคือใคร» stands open. */
export const useIdentityDialog = create<{ readonly open: boolean }>(() => ({ open: false }));
const ASK_ID = 'who-am-i';

export const openIdentity = (): void => {
  notifications.hide(ASK_ID);
  useIdentityDialog.setState({ open: true });
};
export const closeIdentity = (): void => useIdentityDialog.setState({ open: false });

const take = (state: IdentityState): void => {
  queryClient.setQueryData(orpc.identity.state.queryKey(), state);
  void queryClient.invalidateQueries({ queryKey: orpc.journal.key() });
  notifications.hide(ASK_ID);
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

const putOff = async (): Promise<void> => {
  try {
    take(await api.identity.later());
  } catch (error) {
    notifyError(error);
  }
};

function Ask() {
  return (
    <>
      {translate(identityText.why)}
      <Group gap={8} mt={8}>
        <Button size="compact-sm" onClick={openIdentity}>
          {translate(identityText.tell)}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void putOff()}>
          {translate(identityText.later)}
        </Button>
      </Group>
    </>
  );
}

/** Asks once, beside the work and never in its way. */
export const askWhoAmI = (): void => {
  notifications.show({
    id: ASK_ID,
    autoClose: false,
    withCloseButton: false,
    title: translate(identityText.title),
    message: <Ask />,
  });
};
