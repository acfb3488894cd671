import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppEvent } from '../../../../shared/contract/events.ts';
import { type Connection, migrate, openDb, type SqlValue, sql } from '../../db/index.ts';
import { WORKSPACE_MIGRATIONS } from '../../db/migrations/index.ts';
import { createJournal, type Follower, type Journal } from '../index.ts';

export interface TestJournal {
  readonly path: string;
  connection: Connection;
  journal: Journal;
  readonly events: AppEvent[];
  /** Closes the file and opens it again with a new journal. */
  reopen(): void;
  close(): void;
}

/** A real workspace file in a temporary folder with a journal on it. */
export const openTestJournal = (followers: readonly Follower[] = []): TestJournal => {
  const folder = mkdtempSync(join(tmpdir(), 'changwat-journal-'));
  const path = join(folder, 'workspace.gpkg');
  const events: AppEvent[] = [];
  const open = (): { connection: Connection; journal: Journal } => {
    const connection = openDb(path, { mustExist: false, sessionMark: true });
    migrate(connection.db, WORKSPACE_MIGRATIONS);
    const journal = createJournal({
      db: connection.db,
      readOnly: false,
      replica: 'test',
      who: () => 'ผู้ทดสอบ',
      publish: (event) => void events.push(event),
      followers,
    });
    return { connection, journal };
  };
  const test = {
    path,
    events,
    ...open(),
    reopen() {
      test.connection.close();
      Object.assign(test, open());
    },
    close() {
      test.connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return test;
};

const render = (value: SqlValue): SqlValue =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;

/**
 * Every row of every table that a user's work can change, R-trees and catalogue included. Left out is what only grows
 * (versions, times) and the identifier that GeoPackage wants unique, which depends on the other layers' titles.
 */
export const pictureOf = ({ connection: { db } }: TestJournal): Record<string, unknown[]> => {
  const tables = db
    .all<{
      name: string;
    }>(sql`SELECT name FROM sqlite_schema WHERE type IN ('table', 'view', 'trigger', 'index')
      AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'journal_%' AND name NOT LIKE 'search_%'
      AND name NOT LIKE '%_node' AND name NOT LIKE '%_parent' AND name NOT LIKE '%_rowid'
      AND name NOT IN ('workspace_meta', 'schema_migration') ORDER BY name`)
    .map((table) => table.name);
  const readable = new Set(
    db
      .all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')`)
      .map((t) => t.name),
  );
  return Object.fromEntries(
    tables.map((name) => {
      if (!readable.has(name)) return [name, []];
      const rows = db.all(sql`SELECT * FROM ${sql.id(name)} ORDER BY 1`).map((row) =>
        Object.fromEntries(
          Object.entries(row)
            .filter(([column]) => !(name === 'layer' && column === 'version'))
            .filter(
              ([column]) => !(name === 'gpkg_contents' && ['identifier', 'last_change'].includes(column)),
            )
            .map(([column, value]) => [column, render(value)]),
        ),
      );
      return [name, rows];
    }),
  );
};
