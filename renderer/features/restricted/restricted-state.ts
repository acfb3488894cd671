import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '../../../shared/domain/units.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';

export interface RestrictedNow {
  /** `unknown` until the core has answered. */
  readonly state: 'none' | 'locked' | 'open' | 'unknown';
  readonly households: number | null;
}

/** Whether personal data is open now, and how many households there are as far as one may know. */
export const useRestrictedState = (): RestrictedNow => {
  const { data } = useQuery(orpc.restricted.state.queryOptions());
  return data ?? { state: 'unknown', households: null };
};

/** What depends on the store being open or locked. */
const refresh = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: orpc.restricted.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.analyses.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.workspace.state.key() }),
  ]);
};

/** Opens the store. Throws the refusal `passphrase-wrong` or `restricted-missing`. */
export const unlock = async (passphrase: string): Promise<void> => {
  await api.restricted.unlock({ passphrase });
  await refresh();
  const { households } = await queryClient.fetchQuery(orpc.restricted.state.queryOptions());
  notifyDone(
    households === null
      ? translate(restrictedUi.opened)
      : translate(restrictedUi.openedCount, { n: formatNumber(households) }),
  );
};

/** Makes the store with its first passphrase, and leaves it open. Gives the recovery code, which is kept nowhere. */
export const createStore = async (passphrase: string): Promise<string> => {
  const { recoveryCode } = await api.restricted.create({ passphrase });
  await refresh();
  return recoveryCode;
};

/** Locks the store at once: nothing has to be confirmed, nothing is lost. */
export const lock = async (): Promise<void> => {
  try {
    await api.restricted.lock();
    await refresh();
    notifyDone(translate(restrictedUi.locked));
  } catch (error) {
    notifyError(error);
  }
};
