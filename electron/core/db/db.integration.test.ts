import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Connection,
  createAttributeTable,
  createFeatureTable,
  dropTable,
  ensureRowTriggers,
  migrate,
  openDb,
  openReadOnly,
  schemaVersion,
  sql,
  tableExists,
  uuidv7,
} from './index.ts';
import type { Migration } from './migrate.ts';
import { WORKSPACE_MIGRATIONS } from './migrations/index.ts';

let folder: string;
let path: string;
let connection: Connection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-db-'));
  path = join(folder, 'ฐานข้อมูล.gpkg');
  connection = openDb(path, { mustExist: false, sessionMark: true });
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('statements', () => {
  it('take values as parameters only, and names quoted', () => {
    const name = `a"b; DROP TABLE x`;
    const query = sql`SELECT ${sql.id('t', name)}, ${"o'k"}, ${true}, ${sql.join([1, sql`upper(${'a'})`])}`;
    expect(query).toEqual({
      text: 'SELECT "t"."a""b; DROP TABLE x", ?, ?, ?, upper(?)',
      values: ["o'k", 1, 1, 'a'],
    });
    expect(() => sql.id('')).toThrow();
    expect(() => sql.id('a\0b')).toThrow();
  });

  it('of one text may run within each other', () => {
    const { db } = connection;
    db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)');
    const query = sql`SELECT a FROM t ORDER BY a`;
    const seen: unknown[] = [];
    for (const { a } of db.iterate<{ a: number }>(query)) seen.push([a, db.all(query).length]);
    expect(seen).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });
});

describe('a connection', () => {
  it('is set to keep what it commits each time it is opened', () => {
    connection.close();
    connection = openDb(path);
    const pragma = (name: string): unknown =>
      Object.values(connection.db.get({ text: `PRAGMA ${name}`, values: [] }) ?? {})[0];
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
  });

  it('rolls back what throws, an inner transaction without the outer one', () => {
    const { db } = connection;
    db.exec('CREATE TABLE t (a)');
    db.transaction(() => {
      db.run(sql`INSERT INTO t VALUES (1)`);
      expect(() =>
        db.transaction(() => {
          db.run(sql`INSERT INTO t VALUES (2)`);
          throw new Error('inner');
        }),
      ).toThrow('inner');
      db.transaction(() => db.run(sql`INSERT INTO t VALUES (3)`));
    });
    expect(() =>
      db.transaction(() => {
        db.run(sql`INSERT INTO t VALUES (4)`);
        throw new Error('outer');
      }),
    ).toThrow('outer');
    expect(() => db.transaction(() => Promise.resolve())).toThrow('promise');
    expect(db.all(sql`SELECT a FROM t`)).toEqual([{ a: 1 }, { a: 3 }]);
  });

  it('whose writes are held runs no statement that was prepared before', () => {
    const { db } = connection;
    db.exec('CREATE TABLE t (a)');
    const insert = db.statement('INSERT INTO t VALUES (?)');
    const release = connection.holdWrites(() => new Error('busy'));
    expect(() => insert.run(1)).toThrow('busy');
    release();
    insert.run(2);
    expect(db.all(sql`SELECT a FROM t`)).toEqual([{ a: 2 }]);
  });

  it('for reading sees what was committed and can write nothing', () => {
    connection.db.exec('CREATE TABLE t (a)');
    const reader = openReadOnly(path);
    connection.db.transaction(() => {
      connection.db.run(sql`INSERT INTO t VALUES (1)`);
      expect(reader.db.all(sql`SELECT a FROM t`)).toEqual([]);
    });
    expect(reader.db.all(sql`SELECT a FROM t`)).toEqual([{ a: 1 }]);
    expect(() => reader.db.run(sql`DELETE FROM t`)).toThrow();
    reader.close();
  });
});

describe('migrations', () => {
  const step = (number: number, text: string): Migration => ({
    number,
    name: `s${number}`,
    up: (db) => db.exec(text),
  });

  it('run once, in order, and all or none', () => {
    const { db } = connection;
    const [one, two] = [step(1, 'CREATE TABLE a (x)'), step(2, 'ALTER TABLE a ADD COLUMN y')];
    expect(migrate(db, [one])).toEqual([1]);
    expect(migrate(db, [one, two])).toEqual([2]);
    expect(migrate(db, [one, two])).toEqual([]);
    const broken = [one, two, step(3, 'CREATE TABLE b (x)'), step(4, 'ALTER TABLE nowhere ADD COLUMN z')];
    expect(() => migrate(db, broken)).toThrow();
    expect(schemaVersion(db)).toBe(2);
    expect(tableExists(db, 'b')).toBe(false);
  });
});

describe('tables', () => {
  beforeEach(() => void migrate(connection.db, WORKSPACE_MIGRATIONS));
  const objects = (): unknown =>
    connection.db.all(sql`SELECT name FROM sqlite_schema WHERE name LIKE '%wide%' ORDER BY name`);
  const entries = (): number =>
    connection.db.get<{
      n: number;
    }>(sql`SELECT (SELECT count(*) FROM gpkg_contents) + (SELECT count(*) FROM gpkg_extensions)
      + (SELECT count(*) FROM gpkg_geometry_columns) + (SELECT count(*) FROM gpkg_ogr_contents) AS n`)?.n ??
    0;

  it('as wide as a spreadsheet note an outside edit whole, and go without a trace', () => {
    const { db } = connection;
    const before = entries();
    const columns = Array.from({ length: 700 }, (_, i) => ({ name: `c${i} "กว้าง"`, type: 'text' as const }));
    createFeatureTable(db, { name: 'wide', title: 'กว้าง', geometryType: 'Point', columns });
    createAttributeTable(db, { name: 'wide_2', title: 'กว้าง', columns: [] });
    db.run(sql`INSERT INTO wide (id, ${sql.id('c699 "กว้าง"')}) VALUES ('a', 'it''s')`);
    db.run(sql`DELETE FROM wide`);
    const noted = db.all<{ action: string; columns: string; before: string }>(
      sql`SELECT * FROM outside_change`,
    );
    expect(noted.map((row) => row.action)).toEqual(['insert', 'delete']);
    expect(JSON.parse(noted[1]?.columns ?? '[]')).toHaveLength(710);
    expect(noted[1]?.before.startsWith("1,'a',NULL,NULL,")).toBe(true);
    expect(noted[1]?.before).toContain(",'it''s',");
    expect(ensureRowTriggers(db, 'wide')).toBe(false);
    dropTable(db, 'wide');
    dropTable(db, 'wide_2');
    expect(objects()).toEqual([]);
    expect(entries()).toBe(before);
  });

  it('stay quiet about our own writes', () => {
    const { db } = connection;
    db.transaction(() => db.run(sql`INSERT INTO village (id, name_th) VALUES ('a', 'ก')`));
    db.transaction(() => db.run(sql`UPDATE village SET name_th = 'ข'`));
    expect(db.all(sql`SELECT * FROM outside_change`)).toEqual([]);
    expect(db.all(sql`SELECT * FROM session_mark`)).toEqual([]);
  });
});

it('makes ids that sort in the order of their making, also when the clock stands still or goes back', () => {
  const ids = [...Array.from({ length: 10_000 }, () => uuidv7(1000)), uuidv7(5), uuidv7(2_000_000_000_000)];
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(-3))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
