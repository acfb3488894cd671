import { useQuery } from '@tanstack/react-query';
import type { Opening, RestrictedNow } from '../../../shared/contract/restricted.ts';
import type { OpenReason } from '../../../shared/contract/restricted-audit.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { PAGES, type RestrictedTab } from './restricted-stores.ts';

/** `unknown` until the core has answered. */
export interface RestrictedView extends Omit<RestrictedNow, 'state'> {
  readonly state: RestrictedNow['state'] | 'unknown';
}

const UNKNOWN: RestrictedView = {
  state: 'unknown',
  households: null,
  me: null,
  lockAt: null,
  openings: [],
  settings: null,
  retention: null,
  known: [],
  last: null,
};

/** Whether personal data is open now, by whom, and what of it may be seen. */
export const useRestrictedState = (): RestrictedView =>
  useQuery(orpc.restricted.state.queryOptions()).data ?? UNKNOWN;

/** The pages about the store that are of use to who has it open: the log is read by who keeps the users. */
export const pagesFor = ({ me }: Pick<RestrictedView, 'me'>): readonly RestrictedTab[] =>
  PAGES.filter((page) => page !== 'audit' || me === null || me.manages);

/** What is open of a row of a register, or of the register itself; null while it is masked. */
export const useOpening = (layer: string, fid: number | null): Opening | null => {
  const { openings } = useRestrictedState();
  const of = (row: number | null): Opening | undefined =>
    openings.find((one) => one.layer === layer && one.fid === row);
  return of(null) ?? (fid === null ? null : (of(fid) ?? null));
};

/** What depends on the store being open or locked. */
const refresh = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: orpc.restricted.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.analyses.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.workspace.state.key() }),
  ]);
};

/** Opens the store. Throws the refusal `passphrase-wrong`, `user-expired` or `restricted-missing`. */
export const unlock = async (passphrase: string, user: string | null): Promise<void> => {
  await api.restricted.unlock({ passphrase, user });
  await refresh();
  const { households } = await queryClient.fetchQuery(orpc.restricted.state.queryOptions());
  notifyDone(
    households === null
      ? translate(restrictedUi.opened)
      : translate(restrictedUi.openedCount, { n: formatNumber(households) }),
  );
};

/** Makes the store with its first user, and leaves it open. Gives the recovery code, which is kept nowhere. */
export const createStore = async (passphrase: string, name: string): Promise<string> => {
  const { recoveryCode } = await api.restricted.create({ passphrase, name });
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

/** Locks by the keyboard; does nothing where nothing is open. */
export const lockIfOpen = (): void => {
  if (queryClient.getQueryData(orpc.restricted.state.queryKey())?.state === 'open') void lock();
};

/** Opens what identifies a person. Throws the refusal `personal-not-allowed`. */
export const openPersonal = (layer: string, fid: number | null, reason: OpenReason): Promise<Opening> =>
  api.restricted.open({ layer, fid, reason });

/** Masks again what was opened. */
export const maskPersonal = async (layer: string, fid: number | null): Promise<void> => {
  try {
    await api.restricted.close({ layer, fid });
  } catch (error) {
    notifyError(error);
  }
};
