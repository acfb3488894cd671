import type { RestrictedNow, RestrictedRegister } from '../../../shared/contract/restricted.ts';
import type { OpenWorkspace } from '../context.ts';
import { isApart, rowSource } from '../layers/index.ts';
import { masksAnything, RESTRICTED_REGISTERS } from './masks/masked-views.queries.ts';
import { retentionCounts } from './rows/persons.ts';

/** Everything that a page shows of the store as a whole. */
export function restrictedNow({ restricted }: Pick<OpenWorkspace, 'restricted'>): RestrictedNow {
  const { users: known, last } = restricted.known();
  const about = { state: restricted.state, households: restricted.households(), known: [...known], last };
  if (restricted.state !== 'open')
    return { ...about, me: null, lockAt: null, openings: [], settings: null, retention: null };
  const desk = restricted.desk();
  return {
    ...about,
    me: desk.me,
    lockAt: restricted.lockAt(),
    openings: desk.openings(),
    settings: desk.settings(),
    retention: retentionCounts({ restricted }),
  };
}

/** The registers of the store: their names stand whether it is open or not. */
export function restrictedRegisters(workspace: OpenWorkspace): RestrictedRegister[] {
  const { state } = workspace.restricted;
  return RESTRICTED_REGISTERS.filter((register) => isApart(workspace, register.key)).map((register) => {
    const layer = state === 'open' ? rowSource(workspace, register.key).layer : null;
    return {
      name: register.key,
      title: register.th,
      titleEn: register.en,
      group: register.group,
      state,
      count: layer?.featureCount ?? null,
      masks: masksAnything(register),
      layer,
    };
  });
}
