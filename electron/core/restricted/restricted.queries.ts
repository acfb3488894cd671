import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ChangeLabel } from '../context.ts';
import type { Connection } from '../db/connection.ts';
import { migrate, newestOf, schemaVersion } from '../db/migrate.ts';
import { openEncrypted } from '../db/open-encrypted.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { uuidv7 } from '../db/uuid.ts';
import { audit } from './audit/audit.queries.ts';
import { MASK_FUNCTIONS } from './masks/masked-views.queries.ts';
import { RESTRICTED_MIGRATIONS } from './schema.queries.ts';
import { seal } from './seal.ts';

/** Opens the encrypted store. Throws what SQLite throws: with the right key that means damage. */
export function openRestrictedDb(
  path: string,
  key: Uint8Array,
  options: { mustExist: boolean; readOnly: boolean },
): Connection {
  const connection = openEncrypted(path, key, { ...options, functions: { seal, ...MASK_FUNCTIONS } });
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

/** The version of the store that brought its users. */
const USERS_VERSION = 4;

/** False for a store of an earlier version that is opened for looking only. */
export const hasUsers = (db: ReadableDb): boolean => schemaVersion(db) >= USERS_VERSION;

/** The version of the store whose change sets bear the clock of both stores. */
const CLOCK_VERSION = 6;
const hasClock = (db: ReadableDb): boolean => schemaVersion(db) >= CLOCK_VERSION;

/** The version that grows with each change: derived caches name the one they were made from. */
export function storeVersion(db: ReadableDb): number {
  return db.get<{ version: number }>(sql`SELECT version FROM store_state`)?.version ?? 0;
}

export function countHouseholds(db: ReadableDb): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM household`)?.n ?? 0;
}

/** Who changes what, and which change set it takes back, if any. */
export interface RestrictedChange extends ChangeLabel {
  readonly who: string;
  readonly reverts?: string;
  /** The reading of the clock that both stores count by; left out of what no undo takes back. */
  readonly clock?: string;
}

/** The newest reading of the clock that the store holds, or null. */
export const lastReading = (db: ReadableDb): string | null =>
  hasClock(db)
    ? (db.get<{ clock: string | null }>(sql`SELECT max(clock) AS clock FROM restricted_change_set`)?.clock ??
      null)
    : null;

/** When a change set was made, by the clock of both stores; empty where that is not known. */
export const readingOf = (db: ReadableDb, id: string): string =>
  hasClock(db)
    ? (db.get<{ clock: string | null }>(sql`SELECT clock FROM restricted_change_set WHERE id = ${id}`)
        ?.clock ?? '')
    : '';

/**
 * One transaction, one change set: the tables' triggers write the operations, sealed, and refuse every write that is in
 * no change set. Nothing is kept when `work` throws.
 */
export function changeRestricted<T>(
  db: WritableDb,
  { kind, label, why, who, reverts, clock }: RestrictedChange,
  work: (db: WritableDb) => T,
): T {
  return db.transaction(() => {
    const id = uuidv7();
    const seq =
      (db.get<{ n: number | null }>(sql`SELECT max(seq) AS n FROM restricted_change_set`)?.n ?? 0) + 1;
    db.run(sql`INSERT INTO restricted_change_set (id, seq, kind, label_th, label_en, why, who, at, reverts,
      clock) VALUES
      (${id}, ${seq}, ${kind}, ${label.th}, ${label.en}, ${why ?? ''}, ${who}, ${new Date().toISOString()}, ${reverts ?? null},
      ${clock ?? null})`);
    db.run(sql`UPDATE store_state SET change_set_id = ${id}, version = version + 1`);
    const result = work(db);
    db.run(sql`UPDATE store_state SET change_set_id = NULL`);
    const rows =
      db.get<{ n: number }>(sql`SELECT count(*) AS n FROM restricted_operation WHERE change_set_id = ${id}`)
        ?.n ?? 0;
    db.run(sql`UPDATE restricted_change_set SET row_count = ${rows} WHERE id = ${id}`);
    audit(db, { who, action: `change:${kind}`, subject: id, rows });
    return result;
  });
}

/** Writes everything into the one file, so that `restricted.db` alone is the store. */
export function checkpointRestricted(db: WritableDb): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
