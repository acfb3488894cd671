import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { sql } from '../db/sql.ts';
import type { WritableDb } from '../db/types.ts';
import { uuidv7 } from '../db/uuid.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { firstBrokenAudit, RESTRICTED_COLUMNS } from './index.ts';
import { unseal } from './seal.ts';
import { addHousehold, addPerson, LABEL, PASSPHRASE, REASON, SECRETS } from './testing/people.ts';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

/** Puts `n` households on a grid inside the box from (x, y), 0.1° wide. */
function addHouseholds(db: WritableDb, n: number, x: number, y: number): string[] {
  const insert = db.statement('INSERT INTO household (id, geom, hh_code, house_no) VALUES (?, ?, ?, ?)');
  return Array.from({ length: n }, (_, i) => {
    const id = uuidv7();
    insert.run(id, encodePointWkb(x + 0.0001 + (i % 90) * 0.001, y + 0.0001), `H${x}-${i}`, `99/ลับ${i}`);
    return id;
  });
}

it('opens by passphrase or recovery code, and never takes a wrong passphrase for damage', async () => {
  open = await aWorkspace();
  const { restricted } = open.workspace;
  expect(restricted.state).toBe('none');
  await expect(restricted.unlock('x')).rejects.toMatchObject({ code: 'restricted-missing' });
  expect(() => restricted.db()).toThrow('restricted-missing');
  const { recoveryCode } = await restricted.create(PASSPHRASE);
  await expect(restricted.create(PASSPHRASE)).rejects.toMatchObject({ code: 'workspace-exists' });
  restricted.change(LABEL, (db) => addHouseholds(db, 3, 100, 15));
  restricted.lock();
  expect(restricted.state).toBe('locked');
  expect(() => restricted.db()).toThrow('restricted-locked');
  await expect(restricted.unlock(`${PASSPHRASE} `)).rejects.toMatchObject({ code: 'passphrase-wrong' });
  await restricted.unlock(PASSPHRASE.normalize('NFD'));
  restricted.lock();
  await restricted.unlock(recoveryCode.toLowerCase().replaceAll('-', ' '));
  expect(restricted.households()).toBe(3);
  expect(firstBrokenAudit(restricted.db())).toBeNull();
});

it('tells a damaged store from a wrong passphrase, and leaves its bytes as they are', async () => {
  open = await aWorkspace();
  const { restricted, folder } = open.workspace;
  await restricted.create(PASSPHRASE);
  restricted.change(LABEL, (db) => addHouseholds(db, 200, 100, 15));
  restricted.lock();
  const path = join(folder, 'restricted.db');
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, 2000);
  writeSync(file, Buffer.from([(byte[0] as number) ^ 1]), 0, 1, 2000);
  closeSync(file);
  const damaged = readFileSync(path);
  await expect(restricted.unlock(PASSPHRASE)).rejects.toMatchObject({
    code: 'workspace-damaged',
    details: { folder: 'restricted.db' },
  });
  await expect(restricted.unlock('wrong')).rejects.toMatchObject({ code: 'passphrase-wrong' });
  expect(readFileSync(path).equals(damaged)).toBe(true);
  rmSync(join(folder, 'restricted.key.json'));
  await expect(restricted.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'workspace-damaged' });
});

it('journals each row sealed with its own key, refuses writes outside of a change, and keeps nothing of a failed one', async () => {
  open = await aWorkspace();
  const { restricted } = open.workspace;
  await restricted.create(PASSPHRASE);
  const [id] = restricted.change(LABEL, (db) => addHouseholds(db, 2, 100, 15));
  const db = restricted.db();
  expect(() =>
    restricted.change(LABEL, (writable) => {
      addHouseholds(writable, 5, 100, 15);
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(restricted.households()).toBe(2);
  const stray = sql`INSERT INTO household (id) VALUES ('x')`;
  expect(() => (db as WritableDb).run(stray)).toThrow('outside of a change');
  restricted.change(LABEL, (writable) =>
    writable.run(sql`UPDATE household SET house_no = 'ใหม่' WHERE id = ${id ?? ''}`),
  );
  const operation = db.get<{ image: Uint8Array; key: Uint8Array }>(
    sql`SELECT before_image AS image, key FROM restricted_operation JOIN subject_key USING (subject_id)
      WHERE subject_id = ${id ?? ''} AND action = 'update'`,
  );
  if (!operation) throw new Error('no operation');
  expect(JSON.parse(unseal(operation.key, operation.image))).toMatchObject({ id, house_no: '99/ลับ0' });
  expect(() => unseal(new Uint8Array(32), operation.image)).toThrow();
  expect(() => (db as WritableDb).run(sql`DELETE FROM audit_event`)).toThrow('kept');
});

it('writes no personal word into any file of the workspace, its backups and this machine’s settings', async () => {
  open = await aWorkspace({ areas: true });
  const { workspace, session, root } = open;
  const { restricted } = workspace;
  await restricted.create(PASSPHRASE, 'มาลี');
  const { members } = addHousehold(workspace, { code: 'H1', village: '99010101' });
  const person = addPerson(restricted);
  restricted.desk().open('hh_member', null, REASON);
  const edit = { ...LABEL, why: 'ตามคำบอกของ สมมติลับ' };
  restricted.changeRows(edit, (writer) =>
    writer.update('hh_member', members[0]?.fid ?? 0, { sex: 'female' }),
  );
  restricted.changeRows(LABEL, (writer) => writer.remove('person', [person.fid]));
  expect(() =>
    restricted.changeRows(LABEL, (w) => w.update('person', 99, { phone: '0812345612' })),
  ).toThrow();
  await session.backup();
  const files = (): string[] =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const look = (): void => {
    for (const path of files())
      for (const secret of SECRETS) {
        expect(readFileSync(path).includes(Buffer.from(secret)), `${secret} in ${path}`).toBe(false);
        expect(path).not.toContain(secret);
      }
  };
  look();
  restricted.lock();
  look();
  await session.close();
  look();
  expect(files().length).toBeGreaterThan(5);
  expect(JSON.stringify(open.events)).not.toMatch(new RegExp(SECRETS.join('|')));
  expect(open.bugs).toEqual([]);
});

it('gives every column of the store a class', async () => {
  open = await aWorkspace();
  const { restricted } = open.workspace;
  await restricted.create(PASSPHRASE);
  const columns = restricted.db().all<{ tbl: string; col: string }>(
    sql`SELECT t.name AS tbl, c.name AS col FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name NOT LIKE 'rtree\\_%' ESCAPE '\\'`,
  );
  const unclassed = columns.filter(({ tbl, col }) => RESTRICTED_COLUMNS.get(tbl)?.get(col) === undefined);
  expect(unclassed).toEqual([]);
  expect(columns.length).toBeGreaterThan(60);
});
