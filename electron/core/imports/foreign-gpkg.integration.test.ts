import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { encodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { expectedSets, fieldNames, SHARED_DATA } from '../formats/testing/expected-sets.ts';
import { MemorySink } from '../formats/testing/memory-sink.ts';
import { mutate, random } from '../formats/testing/mutate.ts';
import { issuesIn } from '../formats/testing/table-records.ts';
import { readGpkgTable, tablesOfGpkg } from './foreign-gpkg.queries.ts';
import { isPlainView } from './foreign-schema.queries.ts';

let folder: string;
let number = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-foreign-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HOUSE = `
  CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
  INSERT INTO gpkg_spatial_ref_sys VALUES ('Indian 1975', 24047, 'EPSG', 24047, ''), ('own', 9001, 'NONE', 1, 'PROJCS["x"]');
  CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
  CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
`;
const point = (x: number, y: number): Uint8Array =>
  encodeGpkg(encodeWkb({ type: 'Point', coordinates: [x, y] }), null, 24047);

/** A GeoPackage in a folder of its own, and what lies in that folder. */
function made(build: (db: Database.Database) => void, keepOpen = false) {
  const home = join(folder, String(number++));
  mkdirSync(home);
  const path = join(home, 'ข้อมูล.gpkg');
  const db = new Database(path);
  db.exec(HOUSE);
  build(db);
  if (!keepOpen) db.close();
  return { path, db, files: () => readdirSync(home).sort() };
}
const layer = (db: Database.Database, name: string, columns: string, srs = 24047): void => {
  db.exec(`CREATE TABLE "${name}" (fid INTEGER PRIMARY KEY, geom POINT, ${columns});
    INSERT INTO gpkg_contents VALUES ('${name}', 'features', 'ชั้น ${name}', ${srs});
    INSERT INTO gpkg_geometry_columns VALUES ('${name}', 'geom', 'POINT', ${srs}, 0, 0);`);
};
async function read(path: string, table: string, limit = Infinity) {
  const sink = new MemorySink(limit);
  const facts = await readGpkgTable(path, table, sink, {});
  return { sink, facts };
}
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('tables of a GeoPackage', () => {
  it('lists features, tables, views and tiles with their titles and systems', async () => {
    const { path } = made((db) => {
      layer(db, 'ตำบล', 'name TEXT');
      layer(db, 'ของเรา', 'name TEXT', 9001);
      layer(db, 'ไม่รู้', 'name TEXT', -1);
      db.exec(`CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO gpkg_contents VALUES ('people', 'attributes', '', NULL), ('pictures', 'tiles', 'ภาพ', 3857);
        CREATE TABLE pictures (id INTEGER PRIMARY KEY, tile_data BLOB);
        INSERT INTO people (name) VALUES ('ก'), ('ข');
        CREATE VIEW v AS SELECT p.id, t.name FROM people p JOIN "ตำบล" t ON t.fid = p.id;
        INSERT INTO gpkg_contents VALUES ('v', 'attributes', 'มุมมอง', NULL);`);
    });
    const list = await tablesOfGpkg(path);
    expect(
      list.map(({ name, title, kind, importable, rows }) => [name, title, kind, importable, rows]),
    ).toEqual([
      ['ตำบล', 'ชั้น ตำบล', 'features', true, 0],
      ['ของเรา', 'ชั้น ของเรา', 'features', true, 0],
      ['ไม่รู้', 'ชั้น ไม่รู้', 'features', true, 0],
      ['people', 'people', 'attributes', true, 2],
      ['pictures', 'ภาพ', 'tiles', false, null],
      ['v', 'มุมมอง', 'attributes', true, null],
    ]);
    expect(list.slice(0, 3).map(({ declared }) => declared)).toEqual([
      { kind: 'epsg', code: 24047 },
      { kind: 'wkt', text: 'PROJCS["x"]' },
      null,
    ]);
  });

  it('gives shapes and values by the types of GeoPackage, and counts what it can not read', async () => {
    const { path } = made((db) => {
      layer(db, 'ก', '"Name" TEXT, "name " TEXT, n MEDIUMINT, big INTEGER, ok BOOLEAN, d DATE, photo BLOB');
      const insert = db.prepare('INSERT INTO "ก" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
      insert.run(
        1,
        point(500000, 900000),
        'ปากน้ำ',
        'x',
        7,
        9007199254740993n,
        1,
        '2025-01-15',
        Buffer.from('p'),
      );
      insert.run(2, null, null, null, null, null, 0, null, null);
      insert.run(3, Buffer.from('no geometry at all'), 'ผิด', null, null, null, null, null, null);
      insert.run(4, point(500001, 900001), Buffer.from('blob'), null, 1.5, null, 2, null, null);
    });
    const { sink, facts } = await read(path, 'ก');
    expect(facts).toMatchObject({
      declared: { kind: 'epsg', code: 24047 },
      hasShapes: true,
      expectedRows: 4,
    });
    expect(sink.columns).toEqual([
      { name: 'Name', type: 'text' },
      { name: 'name ', type: 'text' },
      { name: 'n', type: 'integer' },
      { name: 'big', type: 'integer' },
      { name: 'ok', type: 'boolean' },
      { name: 'd', type: 'date' },
    ]);
    expect(sink.records).toEqual([
      { Name: 'ปากน้ำ', 'name ': 'x', n: 7, big: 9007199254740993n, ok: true, d: '2025-01-15' },
      { ok: false },
      { n: 1.5, ok: 2 },
    ]);
    expect(sink.geometries).toMatchObject([
      { coordinates: [500000, 900000] },
      'null',
      { coordinates: [500001, 900001] },
    ]);
    expect(sink.skipped).toEqual(['geometry-unsupported']);
    expect(issuesIn(sink)).toEqual({ 'value-unreadable': 2 });
  });

  it('is a table without shapes where all of them are missing', async () => {
    const { path } = made((db) => {
      layer(db, 'ก', 'LAT REAL');
      db.exec('INSERT INTO "ก" (LAT) VALUES (8.1), (8.2)');
    });
    expect((await read(path, 'ก')).facts.hasShapes).toBe(false);
    expect((await read(path, 'ก', 1)).sink.rows).toHaveLength(1);
  });
});

describe('files that are not to be trusted', () => {
  it('writes nothing beside a file in WAL mode, and reads what stands in its log', async () => {
    const { path, db, files } = made((inside) => {
      inside.pragma('journal_mode = WAL');
      inside.pragma('wal_autocheckpoint = 0');
      layer(inside, 'ก', 'name TEXT');
      inside.exec(`INSERT INTO "ก" (name) VALUES ('ในบันทึก')`);
    }, true);
    const before = files();
    const bytes = readFileSync(`${path}-wal`);
    expect((await read(path, 'ก')).sink.records).toEqual([{ name: 'ในบันทึก' }]);
    expect(files()).toEqual(before);
    expect(readFileSync(`${path}-wal`).equals(bytes)).toBe(true);
    db.close();
  });

  it('leaves a closed file in WAL mode alone', async () => {
    const { path, files } = made((db) => {
      db.pragma('journal_mode = WAL');
      layer(db, 'ก', 'name TEXT');
    });
    const bytes = readFileSync(path);
    await tablesOfGpkg(path);
    expect(files()).toEqual(['ข้อมูล.gpkg']);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('reads neither virtual tables, nor views that run something, nor columns that are reckoned', async () => {
    const { path } = made((db) => {
      layer(db, 'ก', `name TEXT, bomb AS (hex(zeroblob(100000000))) VIRTUAL`);
      db.exec(`INSERT INTO "ก" (name) VALUES ('a');
        CREATE VIRTUAL TABLE search USING fts5(x);
        CREATE VIEW endless AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r;
        CREATE VIEW heavy AS SELECT hex(zeroblob(500000000)) AS h FROM "ก";
        CREATE VIEW crossed AS SELECT a.name FROM "ก" a, "ก" b, "ก" c WHERE a.name = 'no';
        CREATE VIEW nested AS SELECT n FROM endless;
        CREATE TABLE many AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r LIMIT 20000) SELECT 1 AS k, n FROM r;
        CREATE VIEW stuck AS SELECT a.n FROM many a JOIN many b ON a.k = b.k AND b.n = 'no';
        INSERT INTO gpkg_contents VALUES ('search', 'attributes', NULL, NULL), ('endless', 'attributes', NULL, NULL),
          ('heavy', 'attributes', NULL, NULL), ('crossed', 'attributes', NULL, NULL), ('nested', 'attributes', NULL, NULL),
          ('stuck', 'attributes', NULL, NULL);`);
    });
    const list = await tablesOfGpkg(path);
    expect(list.filter(({ importable }) => importable).map(({ name }) => name)).toEqual(['ก']);
    for (const name of ['search', 'endless', 'heavy', 'crossed', 'nested', 'stuck', 'not there'])
      expect(await refusal(read(path, name)), name).toBe('file-unsafe');
    const { sink } = await read(path, 'ก');
    expect(sink.names).toEqual(['name']);
    expect(sink.tally.list()).toMatchObject([{ code: 'value-unreadable', examples: ['bomb'] }]);
  });

  it.each([
    [true, 'CREATE VIEW v AS SELECT * FROM t'],
    [true, `CREATE VIEW "v (1)" AS SELECT a, "b c" AS d FROM t JOIN u ON (t.a = u.a) WHERE d = 'WITH x(1)'`],
    [true, 'CREATE VIEW v(a, b) AS SELECT t.a, t.b FROM t LEFT JOIN u USING (a)'],
    [false, 'CREATE VIEW v AS SELECT load_extension(1) FROM t'],
    [false, 'CREATE VIEW v AS SELECT a FROM (SELECT a FROM t)'],
    [false, 'CREATE VIEW v AS VALUES (1)'],
    [false, 'CREATE VIEW v AS SELECT a FROM t UNION SELECT a FROM u'],
    [false, 'CREATE VIEW v AS SELECT a FROM json_each("x")'],
    [false, 'CREATE VIEW v AS SELECT a /* ( */ FROM t'],
    [false, 'CREATE VIEW v AS SELECT a || a || a AS b FROM t'],
    [false, 'CREATE VIEW v AS SELECT a * 2 FROM t'],
    [true, 'CREATE VIEW v AS SELECT t.*, u.b FROM t JOIN u ON t.a = u.a'],
  ])('%s: %s', (plain, text) => {
    expect(isPlainView(text)).toBe(plain);
  });

  it('refuses what is no database, and throws nothing but refusals on broken ones', async () => {
    expect(await refusal(tablesOfGpkg(join(folder, 'absent.gpkg')))).toBe('file-not-found');
    const { path } = made((db) => {
      layer(db, 'ก', 'name TEXT, n INTEGER');
      for (let i = 0; i < 200; i++)
        db.prepare('INSERT INTO "ก" VALUES (?, ?, ?, ?)').run(i, point(i, i), `แถว ${i}`, i);
    });
    const good = readFileSync(path);
    const broken = join(folder, 'broken.gpkg');
    writeFileSync(broken, 'hello');
    expect(await refusal(tablesOfGpkg(broken))).toBe('file-unreadable');
    const all = async (): Promise<void> => {
      for (const { name, importable } of await tablesOfGpkg(broken)) if (importable) await read(broken, name);
    };
    for (let seed = 1; seed <= 150; seed++) {
      writeFileSync(broken, mutate(good, random(seed)));
      expect(await refusal(all()), `seed ${seed}`).toMatch(/^(none|file-unreadable|file-unsafe)$/);
    }
  });
});

const expected = expectedSets('.gpkg').filter(({ gdal }) => gdal.ok);

describe.skipIf(expected.length === 0)('files of others (needs ../shared/data)', () => {
  it.each(expected.map(({ path, gdal }) => [path, gdal.layers] as const))('%s', async (path, layers) => {
    const file = join(SHARED_DATA, path);
    const tables = await tablesOfGpkg(file);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables.filter(({ importable }) => importable)) {
      // Of files with many layers only the first were asked of GDAL.
      const gdal = layers.find(({ name }) => name === table.name);
      if (!gdal) continue;
      const { sink, facts } = await read(file, table.name);
      expect([table.name, sink.rows.length + sink.skipped.length]).toEqual([table.name, gdal.count_header]);
      // GDAL leaves out every row number and gives binary columns; here a row number by the name of `id` is a column.
      const fields = gdal.fields.filter((field) => !field.endsWith(':Binary'));
      const names = fieldNames({ ...gdal, fields });
      expect(sink.names.filter((name) => !/^f?id$/.test(name) || names.includes(name))).toEqual(names);
      if (gdal.epsg && table.declared?.kind === 'epsg') expect(String(table.declared.code)).toBe(gdal.epsg);
      const nulls = sink.rows.filter(({ shape }) => shape.outcome === 'null').length;
      expect(nulls).toBe(gdal.null_geoms);
      expect(facts.hasShapes).toBe(nulls < sink.rows.length);
    }
    // What GDAL lists beside are the tables of an extension (`nga_style` and the like).
    const left = layers.filter(({ name }) => !tables.some((table) => table.name === name));
    expect(left.every(({ name }) => name.startsWith('nga_'))).toBe(true);
  });
});
