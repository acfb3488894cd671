import {
  type AuditAction,
  type AuditEntry,
  type AuditFilter,
  auditAction,
  openReason,
} from '../../../../shared/contract/restricted-audit.ts';
import { tableExists } from '../../db/contents.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb, Sql } from '../../db/types.ts';

interface ListedRow {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly whoName: string | null;
  readonly action: string;
  readonly subject: string;
  readonly row_count: number;
  readonly details: string | null;
  readonly words: string | null;
}

/** A change names its kind behind a colon: `change:edit`. */
const actionOf = (action: string): { action: AuditAction; kind: string | null } => {
  const [verb = '', kind = null] = action.split(':');
  const known = auditAction.safeParse(verb);
  return { action: known.success ? known.data : 'other', kind };
};

const details = ({ details: text, words }: ListedRow): Pick<AuditEntry, 'register' | 'ids' | 'reason'> => {
  const read = text === null ? {} : (JSON.parse(text) as Record<string, unknown>);
  const reason = openReason.safeParse(words === null ? read.reason : { ...(read.reason as object), words });
  return {
    register: typeof read.register === 'string' ? read.register : null,
    ids: Array.isArray(read.ids) ? read.ids.map(String) : [],
    reason: reason.success ? reason.data : null,
  };
};

/** A calendar day in Thai time as the instant at which it begins. */
const dayStart = (day: string, later = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+07:00`) + later * 86_400_000).toISOString();

const conditions = ({ who, action, register, from, to }: AuditFilter): Sql[] => [
  ...(who === null ? [] : [sql`e.who = ${who}`]),
  ...(action === null ? [] : [sql`(e.action = ${action} OR e.action LIKE ${`${action}:%`})`]),
  ...(register === null ? [] : [sql`json_extract(e.details, '$.register') = ${register}`]),
  ...(from === null ? [] : [sql`e.at >= ${dayStart(from)}`]),
  ...(to === null ? [] : [sql`e.at < ${dayStart(to, 1)}`]),
];

const where = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? sql.empty : sql`WHERE ${sql.join(parts, ' AND ')}`;

/** Names stand in the register of users; somebody who is gone keeps the id. */
const NAMES = sql`LEFT JOIN app_user u ON u.id = e.who`;

/** Entries of the log, the newest first. */
export function listAudit(
  db: ReadableDb,
  filter: AuditFilter,
  page: { readonly limit: number; readonly before: number | null },
): AuditEntry[] {
  const before = page.before === null ? [] : [sql`e.seq < ${page.before}`];
  // A store of an earlier version that is opened for looking only has the words in the log itself.
  const words = tableExists(db, 'audit_reason')
    ? sql`(SELECT words FROM audit_reason r WHERE r.seq = e.seq)`
    : sql`NULL`;
  const rows =
    db.all<ListedRow>(sql`SELECT e.seq, e.at, e.who, u.name AS whoName, e.action, e.subject, e.row_count,
    e.details, ${words} AS words FROM audit_event e ${NAMES} ${where([...conditions(filter), ...before])}
    ORDER BY e.seq DESC LIMIT ${page.limit}`);
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    who: row.who,
    whoName: row.whoName,
    ...actionOf(row.action),
    ...details(row),
    rows: row.row_count,
  }));
}

export const countListed = (db: ReadableDb, filter: AuditFilter): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM audit_event e ${where(conditions(filter))}`)?.n ?? 0;

export const auditActors = (db: ReadableDb): { who: string; whoName: string | null; entries: number }[] =>
  db.all(sql`SELECT e.who, u.name AS whoName, count(*) AS entries FROM audit_event e ${NAMES}
    GROUP BY e.who ORDER BY entries DESC`);
