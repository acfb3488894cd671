import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import { createJournal, type Journal } from '../../journal/index.ts';
import {
  type Connection,
  createAttributeTable,
  createFeatureTable,
  dropTable,
  migrate,
  openDb,
  sql,
} from '../index.ts';
import { NEW_NAMES } from './0004-registers.ts';
import { WORKSPACE_MIGRATIONS } from './index.ts';

let folder: string;
let connection: Connection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-old-'));
  connection = openDb(join(folder, 'old.gpkg'), { mustExist: false, sessionMark: true });
  migrate(connection.db, WORKSPACE_MIGRATIONS.slice(0, 3));
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const journal = (): Journal =>
  createJournal({
    db: connection.db,
    readOnly: false,
    replica: 'test',
    who: () => 'ผู้ทดสอบ',
    publish: () => undefined,
  });
const label = { kind: 'import', label: { th: 'นำเข้า', en: 'Import' } };
const layer = (name: string, geometryType: 'Point' | 'None') => ({
  ...{
    name,
    title: name,
    kind: 'imported' as const,
    group: 'imported' as const,
    geometryType,
    labelField: null,
  },
  columns: [{ name: 'a', title: 'a', type: 'text' as const }],
});

/** The journal of today writes a column that the old schema lacks. */
const imported = (name: string, geometryType: 'Point' | 'None'): void => {
  connection.db.exec('ALTER TABLE journal_change_set ADD COLUMN batch TEXT');
  journal().change(label, (change) => {
    change.createLayer(layer(name, geometryType));
    change.bulkInsert(
      name,
      ['a'],
      [{ wkb: geometryType === 'Point' ? encodePointWkb(100, 15) : null, values: ['ของเดิม'] }],
    );
  });
};
const namesLike = (part: string): unknown[] =>
  connection.db
    .all<{ name: string }>(sql`SELECT name FROM layer WHERE name LIKE ${`${part}%`} ORDER BY name`)
    .map(({ name }) => name);

it.each(NEW_NAMES)('a table that is called %s already goes on under another name', (name) => {
  const { db } = connection;
  createAttributeTable(db, { name, title: name, columns: [{ name: 'a', type: 'text' }] });
  db.exec(`INSERT INTO ${name} (a) VALUES ('ของเดิม')`);
  migrate(db, WORKSPACE_MIGRATIONS);
  expect(db.all(sql`SELECT a FROM ${sql.id(`${name}_2`)}`)).toEqual([{ a: 'ของเดิม' }]);
  expect(db.all(sql`SELECT data_type FROM gpkg_contents WHERE table_name = ${`${name}_2`}`)).toHaveLength(1);
  expect(db.all({ text: 'PRAGMA foreign_key_check', values: [] })).toEqual([]);
});

it('an imported layer keeps its shapes, its search by place and its history', () => {
  imported('council', 'Point');
  const { db } = connection;
  migrate(db, WORKSPACE_MIGRATIONS);
  expect(namesLike('council')).toEqual(['council', 'council_2', 'council_area']);
  expect(db.all(sql`SELECT id FROM rtree_council_2_geom`)).toHaveLength(1);
  expect(db.all(sql`SELECT id FROM rtree_council_geom`)).toHaveLength(0);
  const { undo } = journal().state();
  expect(undo?.tables).toContain('council_2');
  journal().undo();
  expect(namesLike('council')).toEqual(['council', 'council_area']);
  journal().redo();
  expect(db.all(sql`SELECT a FROM council_2`)).toEqual([{ a: 'ของเดิม' }]);
});

it('a layer that was removed comes back under the other name', () => {
  imported('partner', 'None');
  const { db } = connection;
  journal().change(label, (change) => change.removeLayer('partner'));
  migrate(db, WORKSPACE_MIGRATIONS);
  journal().undo();
  expect(namesLike('partner')).toEqual(['partner', 'partner_2']);
  expect(db.all(sql`SELECT a FROM partner_2`)).toEqual([{ a: 'ของเดิม' }]);
});

it('a column that another program gave a register keeps its values, a view and an index make room', () => {
  const { db } = connection;
  db.exec(`ALTER TABLE council_area ADD COLUMN VALID_FROM TEXT; INSERT INTO council_area (valid_from) VALUES ('2020-01-01');
    CREATE VIEW document AS SELECT fid FROM village; CREATE INDEX document_owner ON village (moo)`);
  createFeatureTable(db, { name: 'gone', title: 'gone', geometryType: 'Point', columns: [] });
  dropTable(db, 'gone');
  migrate(db, WORKSPACE_MIGRATIONS);
  expect(db.all(sql`SELECT valid_from, valid_to FROM council_area`)).toEqual([
    { VALID_FROM: '2020-01-01', valid_to: null },
  ]);
  expect(db.all(sql`SELECT fid FROM document_2`)).toEqual([]);
  expect(db.all(sql`SELECT owner_id FROM document`)).toEqual([]);
});
