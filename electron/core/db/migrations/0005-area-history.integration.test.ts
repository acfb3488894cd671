import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../migrate.ts';
import { openDb } from '../open-db.ts';
import { sql } from '../sql.ts';
import { WORKSPACE_MIGRATIONS } from './index.ts';

it('gives every village of a council area the membership that says so, and notes no edit of another program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'changwat-migration-'));
  const connection = openDb(join(folder, 'old.gpkg'), { mustExist: false, sessionMark: true });
  const { db } = connection;
  try {
    migrate(db, WORKSPACE_MIGRATIONS.slice(0, 4));
    db.transaction(() => {
      for (const [id, council] of [
        ['v1', 'c1'],
        ['v2', null],
      ] as const)
        db.run(sql`INSERT INTO village (id, council_area_id) VALUES (${id}, ${council})`);
    });
    migrate(db, WORKSPACE_MIGRATIONS);
    expect(
      db.all(sql`SELECT village_id, council_area_id, valid_from, valid_to FROM council_area_village`),
    ).toEqual([{ village_id: 'v1', council_area_id: 'c1', valid_from: null, valid_to: null }]);
    expect(db.get(sql`SELECT count(*) AS n FROM outside_change`)).toEqual({ n: 0 });
  } finally {
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
