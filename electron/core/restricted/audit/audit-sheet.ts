import type { AuditEntry, AuditFilter } from '../../../../shared/contract/restricted-audit.ts';
import { formatDate, formatTime } from '../../../../shared/domain/dates.ts';
import { OPEN_REASONS } from '../../../../shared/domain/open-reasons.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { AUDIT_ACTIONS, auditText } from '../../../../shared/text/restricted-audit.ts';
import type { AppContext } from '../../context.ts';
import type { OutField, OutTable } from '../../formats/out-table.ts';
import { sheetDownload } from '../handing-on/hand-on.ts';
import { listAudit } from './list-audit.queries.ts';

const MOST_ENTRIES = 200_000;

const column = (name: string, title: string, type: OutField['type'] = 'text'): OutField => ({
  ...{ name, title, type, amount: true, decimals: type === 'integer' ? 0 : null },
  ...{ textBytes: type === 'text' ? 60 : 0, largest: 0, precision: 0 },
});

const FIELDS: readonly OutField[] = [
  column('seq', auditText.no.th, 'integer'),
  column('at', auditText.at.th),
  column('who', auditText.who.th),
  column('action', auditText.what.th),
  column('register', auditText.register.th),
  column('rows', auditText.rows.th, 'integer'),
  column('reason', auditText.reason.th),
];

/** Who, when, what, how many, and the kind of reason: no values, no ids, and no words that somebody typed. */
const valuesOf = (entry: AuditEntry): (string | number | null)[] => [
  entry.seq,
  `${formatDate(entry.at)} ${formatTime(entry.at)}`,
  entry.whoName ?? (entry.who === 'recovery' ? auditText.recovery.th : auditText.gone.th),
  AUDIT_ACTIONS[entry.action].th,
  entry.register === null ? null : (registerOf(entry.register)?.th ?? entry.register),
  entry.rows,
  entry.reason === null ? null : OPEN_REASONS[entry.reason.kind].th,
];

/** Starts writing the log as a sheet. The result of the job is a `DownloadResult`. */
export function startAuditSheet(context: AppContext, filter: AuditFilter): string {
  const { restricted } = context.workspace();
  const entries = listAudit(restricted.db(), filter, { limit: MOST_ENTRIES, before: null });
  const table: OutTable = {
    ...{ name: 'audit', title: auditText.heading.th, geometryType: 'None', crs: '', labelIndex: -1 },
    fields: FIELDS,
    facts: [{ label: auditText.heading.th, value: auditText.sheetNote.th }],
    async *batches() {
      yield entries.map((entry) => ({ wkb: null, values: valuesOf(entry) }));
    },
  };
  return context.jobs.start('export', auditText.exportJob, async () => {
    restricted.note({ action: 'audit-export', rows: entries.length });
    return sheetDownload(context, table, auditText.heading.th, entries.length);
  });
}
