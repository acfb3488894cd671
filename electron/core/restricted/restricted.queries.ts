import { createHash } from 'node:crypto';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ChangeLabel } from '../context.ts';
import type { Connection } from '../db/connection.ts';
import { migrate, newestOf, schemaVersion } from '../db/migrate.ts';
import { openEncrypted } from '../db/open-encrypted.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { uuidv7 } from '../db/uuid.ts';
import { RESTRICTED_MIGRATIONS } from './schema.queries.ts';
import { seal } from './seal.ts';

/** Opens the encrypted store. Throws what SQLite throws: with the right key that means damage. */
export function openRestrictedDb(
  path: string,
  key: Uint8Array,
  options: { mustExist: boolean; readOnly: boolean },
): Connection {
  const connection = openEncrypted(path, key, { ...options, functions: { seal } });
  try {
    // Reads the first page, which is where a wrong key or a damaged file shows.
    connection.db.get(sql`SELECT count(*) FROM sqlite_schema`);
    const version = schemaVersion(connection.db);
    if (version > newestOf(RESTRICTED_MIGRATIONS)) throw new Refusal('workspace-newer', { version });
    if (!options.readOnly) migrate(connection.db, RESTRICTED_MIGRATIONS);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The version that grows with each change: derived caches name the one they were made from. */
export function storeVersion(db: ReadableDb): number {
  return db.get<{ version: number }>(sql`SELECT version FROM store_state`)?.version ?? 0;
}

export function countHouseholds(db: ReadableDb): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM household`)?.n ?? 0;
}

interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly subject: string;
  readonly row_count: number;
  readonly previous: string;
  readonly hash: string;
}

const auditHash = (row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([row.seq, row.at, row.who, row.action, row.subject, row.row_count, row.previous]))
    .digest('hex');

/** Notes who did what to which ids; never a value. Each entry is chained to the one before it. */
export function audit(
  db: WritableDb,
  event: { who: string; action: string; subject?: string; rows?: number },
): void {
  const last = db.get<{ seq: number; hash: string }>(
    sql`SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1`,
  );
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: new Date().toISOString(),
    who: event.who,
    action: event.action,
    subject: event.subject ?? '',
    row_count: event.rows ?? 0,
    previous: last?.hash ?? '',
  };
  db.run(sql`INSERT INTO audit_event (seq, at, who, action, subject, row_count, previous, hash) VALUES
    (${row.seq}, ${row.at}, ${row.who}, ${row.action}, ${row.subject}, ${row.row_count}, ${row.previous}, ${auditHash(row)})`);
}

/** The number of the first audit entry that does not follow from the one before it, or null when all do. */
export function firstBrokenAudit(db: ReadableDb): number | null {
  let previous = '';
  let seq = 0;
  for (const row of db.iterate<AuditRow>(sql`SELECT * FROM audit_event ORDER BY seq`)) {
    seq += 1;
    if (row.seq !== seq || row.previous !== previous || row.hash !== auditHash(row)) return row.seq;
    previous = row.hash;
  }
  return null;
}

/**
 * One transaction, one change set: the tables' triggers write the operations, sealed, and refuse every write that is in
 * no change set. Nothing is kept when `work` throws.
 */
export function changeRestricted<T>(
  db: WritableDb,
  label: ChangeLabel,
  who: string,
  work: (db: WritableDb) => T,
): T {
  return db.transaction(() => {
    const id = uuidv7();
    const seq =
      (db.get<{ n: number | null }>(sql`SELECT max(seq) AS n FROM restricted_change_set`)?.n ?? 0) + 1;
    db.run(sql`INSERT INTO restricted_change_set (id, seq, kind, label_th, label_en, why, who, at) VALUES
      (${id}, ${seq}, ${label.kind}, ${label.label.th}, ${label.label.en}, ${label.why ?? ''}, ${who}, ${new Date().toISOString()})`);
    db.run(sql`UPDATE store_state SET change_set_id = ${id}, version = version + 1`);
    const result = work(db);
    db.run(sql`UPDATE store_state SET change_set_id = NULL`);
    const rows =
      db.get<{ n: number }>(sql`SELECT count(*) AS n FROM restricted_operation WHERE change_set_id = ${id}`)
        ?.n ?? 0;
    db.run(sql`UPDATE restricted_change_set SET row_count = ${rows} WHERE id = ${id}`);
    audit(db, { who, action: `change:${label.kind}`, subject: id, rows });
    return result;
  });
}

/** Writes everything into the one file, so that `restricted.db` alone is the store. */
export function checkpointRestricted(db: WritableDb): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
