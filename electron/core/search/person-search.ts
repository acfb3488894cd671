import type { PersonSearch } from '../../../shared/contract/search.ts';
import { isNationalId } from '../../../shared/domain/national-id.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { personsByNumber } from '../restricted/index.ts';

const MEMBERS = 'hh_member';

/**
 * Whom an ID number belongs to: only where the store is open to somebody who may see persons. They are named as far as they
 * are opened. What was looked for is kept nowhere; the log of the store says that it was, and how many were found.
 */
export function personSearch(workspace: OpenWorkspace, number: string): PersonSearch {
  const { restricted } = workspace;
  if (restricted.state !== 'open') return { state: restricted.state, hits: [] };
  if (!restricted.desk().me.canSeePersonal) return { state: 'not-allowed', hits: [] };
  if (!isNationalId(number)) return { state: 'open', hits: [] };
  const layerTitle = registerOf(MEMBERS)?.th ?? MEMBERS;
  const hits = personsByNumber(workspace, number).map(({ fid, title, note }) => ({
    ...{ kind: 'row' as const, layer: MEMBERS, layerTitle, fid, title },
    subtitle: note,
  }));
  return { state: 'open', hits };
}
