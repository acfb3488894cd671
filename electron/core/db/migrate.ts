import { tableExists } from './contents.ts';
import { sql } from './sql.ts';
import type { ReadableDb, WritableDb } from './types.ts';

/** One step of a schema, forward only. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  up(db: WritableDb): void;
}

/** The number of the last migration that a database has had; 0 for one without. */
export function schemaVersion(db: ReadableDb): number {
  if (!tableExists(db, 'schema_migration')) return 0;
  return db.get<{ v: number | null }>(sql`SELECT max(number) AS v FROM schema_migration`)?.v ?? 0;
}

/** The newest schema that this program knows. */
export const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.number ?? 0;

/**
 * Runs what is missing, all in one transaction, so that a schema is never left between two numbers. The caller makes
 * the backup before. Returns the numbers that were run.
 */
export function migrate(db: WritableDb, migrations: readonly Migration[]): number[] {
  const at = schemaVersion(db);
  const missing = migrations.filter((migration) => migration.number > at);
  if (missing.length === 0) return [];
  db.transaction(() => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)',
    );
    for (const migration of missing) {
      migration.up(db);
      db.run(sql`INSERT INTO schema_migration (number, name, at)
        VALUES (${migration.number}, ${migration.name}, ${new Date().toISOString()})`);
    }
  });
  return missing.map((migration) => migration.number);
}
