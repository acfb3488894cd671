import type { EraseAccount } from '../../../../shared/contract/restricted.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { eraseText } from '../../../../shared/text/restricted-erase.ts';
import type { OpenWorkspace } from '../../context.ts';
import { isRestrictedRegister } from '../masks/masked-views.queries.ts';
import { idsOfRows } from '../masks/openings.queries.ts';
import { namedRows } from '../rows/named-rows.queries.ts';
import { countOwned, withOwned } from './subjects.queries.ts';

/** Data subjects that can be erased by themselves: a user is removed on the page of users first. */
const ERASABLE = ['household', 'hh_member', 'person', 'recheck', 'housing_unit'];
const MOST_TITLES = 20;

/** The ids of chosen rows. Refuses `layer-not-found` for a register that has no data subjects, `row-not-found`. */
export function chosenSubjects(
  { restricted }: Pick<OpenWorkspace, 'restricted'>,
  { layer, fids }: { readonly layer: string; readonly fids: readonly number[] },
): string[] {
  const db = restricted.db();
  if (!isRestrictedRegister(layer) || !ERASABLE.includes(layer))
    throw new Refusal('layer-not-found', { layer });
  const rows = idsOfRows(db, layer, fids);
  if (rows.length < new Set(fids).size) {
    const there = new Set(rows.map(({ fid }) => fid));
    throw new Refusal('row-not-found', { row: fids.find((fid) => !there.has(fid)) ?? '' });
  }
  return rows.map(({ id }) => id);
}

/** What an erasure would take, by counts and masked names. Refuses `validation-failed` for a person who is a user. */
export function eraseAccount(
  workspace: Pick<OpenWorkspace, 'db' | 'restricted'>,
  chosen: { readonly layer: string; readonly fids: readonly number[] },
  backups: number,
): EraseAccount {
  const people = workspace.restricted.db();
  const counts = countOwned(people, withOwned(people, chosenSubjects(workspace, chosen)));
  const of = (table: string): number => counts.get(table) ?? 0;
  if (of('app_user') > 0)
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', registerOf('person') ?? { title: '' }),
      ...namedInBoth('reason', eraseText.stillUser),
    });
  const titles = namedRows(workspace, chosen.layer, chosen.fids.slice(0, MOST_TITLES));
  return {
    titles: titles.map(({ title, note }) => (note === '' ? title : `${title} · ${note}`)),
    households: of('household'),
    members: of('hh_member'),
    rechecks: of('recheck'),
    units: of('housing_unit'),
    persons: of('person'),
    roles: of('role_assignment'),
    documents: of('document'),
    backups,
  };
}
