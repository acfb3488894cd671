import { createHash } from 'node:crypto';
import { sql } from '../../db/sql.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';
import type { AuditNote } from '../desk.ts';

interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly subject: string;
  readonly row_count: number;
  readonly previous: string;
  readonly hash: string;
  readonly details: string | null;
}

/** Entries of the first versions have no details; their hashes are made as they were. */
const auditHash = (row: Omit<AuditRow, 'hash'>): string => {
  const parts = [row.seq, row.at, row.who, row.action, row.subject, row.row_count, row.previous];
  return createHash('sha256')
    .update(JSON.stringify(row.details === null ? parts : [...parts, row.details]))
    .digest('hex');
};

/** Ids beyond are counted, not named: an entry stays small enough to be read. */
const MOST_IDS = 2000;

const detailsOf = ({ register, reason, ids }: Omit<AuditNote, 'action'>): string | null => {
  const named = ids === undefined || ids.length === 0 ? {} : { ids: ids.slice(0, MOST_IDS) };
  const details = {
    ...(register === undefined ? {} : { register }),
    ...(reason ? { reason } : {}),
    ...named,
  };
  return Object.keys(details).length === 0 ? null : JSON.stringify(details);
};

const lastOf = (db: ReadableDb): { seq: number; hash: string; at: string } | undefined =>
  db.get(sql`SELECT seq, hash, at FROM audit_event ORDER BY seq DESC LIMIT 1`);

/** Notes who did what to which ids; never a value. Each entry is chained to the one before it. */
export function audit(
  db: WritableDb,
  event: { who: string; action: string } & Omit<AuditNote, 'action'>,
): void {
  const last = lastOf(db);
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: new Date().toISOString(),
    who: event.who,
    action: event.action,
    subject: event.subject ?? '',
    row_count: event.rows ?? event.ids?.length ?? 0,
    previous: last?.hash ?? '',
    details: detailsOf(event),
  };
  db.run(sql`INSERT INTO audit_event (seq, at, who, action, subject, row_count, previous, details, hash) VALUES
    (${row.seq}, ${row.at}, ${row.who}, ${row.action}, ${row.subject}, ${row.row_count}, ${row.previous},
    ${row.details}, ${auditHash(row)})`);
}

/** The head of the chain as `workspace.gpkg` notes it: number and hash, which tell nothing of what was done. */
export const auditHead = (db: ReadableDb): string => {
  const last = lastOf(db);
  return last ? `${last.seq}:${last.hash}` : '';
};

/** The instant of the last entry: a clock that stands before it was put back. */
export const lastAuditAt = (db: ReadableDb): string => lastOf(db)?.at ?? '';

/** The number of the first audit entry that does not follow from the one before it, or null when all do. */
export function firstBrokenAudit(db: ReadableDb): number | null {
  let previous = '';
  let seq = 0;
  for (const row of db.iterate<AuditRow>(sql`SELECT * FROM audit_event ORDER BY seq`)) {
    seq += 1;
    const details = row.details ?? null;
    if (row.seq !== seq || row.previous !== previous || row.hash !== auditHash({ ...row, details }))
      return seq;
    previous = row.hash;
  }
  return null;
}

/** Whether the entry that was noted elsewhere is still there, as it was. */
function holdsHead(db: ReadableDb, head: string): boolean {
  const [seq, hash] = head.split(':');
  const found = db.get<{ hash: string }>(sql`SELECT hash FROM audit_event WHERE seq = ${Number(seq)}`);
  return found?.hash === hash;
}

/** The same where nothing may have been noted yet. */
export const headIsHeld = (db: ReadableDb, head: string): boolean => head === '' || holdsHead(db, head);

/** Notes once that the log was cut off before the entry that was noted elsewhere: later entries would grow over it. */
export function noteCut(db: WritableDb, head: string, who: string): void {
  if (headIsHeld(db, head)) return;
  const seq = Number(head.split(':')[0]);
  const noted = db.get(
    sql`SELECT 1 FROM audit_event WHERE action = 'audit-cut' AND row_count = ${seq} LIMIT 1`,
  );
  if (noted === undefined) audit(db, { who, action: 'audit-cut', rows: seq });
}

export const countAudit = (db: ReadableDb): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM audit_event`)?.n ?? 0;
