import type { AuditVerdict } from '../../../../shared/contract/restricted-audit.ts';
import type { OpenWorkspace } from '../../context.ts';
import { countAudit, firstBrokenAudit, headIsHeld } from './audit.queries.ts';

/**
 * Whether the log is whole: each entry follows from the one before it, and the head that `workspace.gpkg` noted at the last
 * lock is still in it, so that nothing was cut off its end.
 */
export function verifyAudit({
  restricted,
  auditHead,
}: {
  readonly restricted: Pick<OpenWorkspace['restricted'], 'db'>;
  readonly auditHead: string;
}): AuditVerdict {
  const db = restricted.db();
  const noted = auditHead === '' ? null : Number(auditHead.split(':')[0]);
  return {
    entries: countAudit(db),
    broken: firstBrokenAudit(db),
    tail: noted === null ? 'unknown' : headIsHeld(db, auditHead) ? 'whole' : 'cut',
    noted,
  };
}
