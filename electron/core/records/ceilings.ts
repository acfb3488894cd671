import type { UnitCeiling } from '../../../shared/domain/rules/unit-ceilings.ts';
import { journalText } from '../../../shared/text/journal.ts';
import type { OpenWorkspace } from '../context.ts';
import { ceilingRow, ceilingsOf } from './ceilings.queries.ts';

/** Sets what a unit may cost by programme and year, as one change. Returns what holds from now on. */
export const setCeilings = (
  workspace: OpenWorkspace,
  ceilings: readonly UnitCeiling[],
): readonly UnitCeiling[] => {
  const ordered = [...ceilings].sort((a, b) =>
    a.programme < b.programme ? -1 : a.programme > b.programme ? 1 : a.fromYearBe - b.fromYearBe,
  );
  const { fid, values } = ceilingRow(workspace.db, ordered);
  workspace.change({ kind: 'edit', label: journalText.ceilingsSet }, (change) => {
    if (fid === null) change.insert('code_list', values);
    else change.update('code_list', fid, values);
  });
  return ceilingsOf(workspace.db);
};
