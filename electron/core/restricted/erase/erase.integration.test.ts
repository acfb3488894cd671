import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { UserRights } from '../../../../shared/contract/restricted-users.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { AppContext } from '../../context.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { firstBrokenAudit } from '../audit/audit.queries.ts';
import { listAudit } from '../audit/list-audit.queries.ts';
import { redoRestricted, undoRestricted } from '../history/history.ts';
import type { ManagedRestrictedStore } from '../restricted-store.ts';
import { unseal } from '../seal.ts';
import { addHousehold, addPerson, LABEL, PASSPHRASE, REASON } from '../testing/people.ts';
import { plainBytes } from '../testing/plain-bytes.ts';
import { startErase } from './start-erase.ts';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

async function opened(): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  await open.workspace.restricted.create(PASSPHRASE, 'ผู้ดูแล');
  return open;
}

const contextOf = (test: TestWorkspace): AppContext => ({ ...test.parts, workspace: () => test.workspace });
const managed = (test: TestWorkspace): ManagedRestrictedStore =>
  test.workspace.restricted as ManagedRestrictedStore;
const pathOf = (test: TestWorkspace): string => join(test.workspace.folder, 'restricted.db');

async function erase(test: TestWorkspace, layer: string, fids: number[], word = 'ลบถาวร') {
  const id = startErase(contextOf(test), { layer, fids, word, reason: REASON });
  return (await test.parts.jobs.finished(id)).result;
}

const refused = (work: () => unknown): string | null => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return null;
};

/** Everything that the store says to who has its key: rows, books, and images that any key in it opens. */
function everything(db: ReadableDb): string {
  const tables = db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'`,
  );
  const rows = tables.map(({ name }) => JSON.stringify(db.all(sql`SELECT * FROM ${sql.id(name)}`)));
  const keys = db.all<{ key: Uint8Array }>(sql`SELECT key FROM subject_key`).map(({ key }) => key);
  const images = db
    .all<{ a: Uint8Array | null; b: Uint8Array | null }>(
      sql`SELECT before_image AS a, after_image AS b FROM restricted_operation`,
    )
    .flatMap(({ a, b }) => [a, b].filter((image) => image !== null));
  const words = images.flatMap((image) =>
    keys.flatMap((key) => {
      try {
        return [unseal(key, image)];
      } catch {
        return [];
      }
    }),
  );
  return [...rows, ...words].join('\n');
}

const WORDS = ['สมมติลับ', 'นามสกุลลับ', '99/ลับH1', '1101700230708'];
const holds = (text: string | Buffer): string[] =>
  WORDS.filter((word) => (typeof text === 'string' ? text.includes(word) : text.includes(Buffer.from(word))));

/** A household with a member, a recheck and a unit, changed a few times, with a member of before and one who is no part of it. */
function family(test: TestWorkspace) {
  const { restricted } = test.workspace;
  const household = addHousehold(test.workspace, { code: 'H1', village: '99010101' });
  const other = addHousehold(test.workspace, {
    code: 'H2',
    member: { given_name: 'คนอื่น', family_name: 'อยู่ต่อ', national_id: '1101700230716' },
  });
  restricted.changeRows({ ...LABEL, why: 'แก้ชื่อ สมมติลับ' }, (writer) => {
    writer.update('household', household.fid, { income_month_baht: 1234 });
    writer.insert('recheck', { household_id: household.id, round: '1', reason: 'พบ สมมติลับ ที่บ้าน' });
    writer.insert('housing_unit', {
      project_id: 'p',
      household_id: household.id,
      followup: 'ซ่อมให้ นามสกุลลับ',
    });
  });
  const gone = restricted.changeRows(LABEL, (writer) =>
    writer.insert('hh_member', { household_id: household.id, given_name: 'สมมติลับ', family_name: 'ย้ายออก' }),
  );
  restricted.changeRows(LABEL, (writer) => writer.remove('hh_member', [gone.fid]));
  return { household, other, gone };
}

describe('erasing a household', () => {
  it('leaves no word of it in the store, its journal, its free pages or its write-ahead log', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const { household, other } = family(test);
    expect(holds(everything(restricted.db()))).toEqual(WORDS);
    const result = await erase(test, 'household', [household.fid]);
    expect(result).toMatchObject({ rows: 4, backupsLeft: [] });
    expect(holds(everything(restricted.db()))).toEqual([]);
    expect(everything(restricted.db())).toContain('คนอื่น');
    const wal = `${pathOf(test)}-wal`;
    expect(existsSync(wal) ? statSync(wal).size : 0).toBeLessThan(64 * 1024);
    const key = Uint8Array.from(managed(test).key() ?? []);
    restricted.lock();
    expect(holds(plainBytes(pathOf(test), key))).toEqual([]);
    await restricted.unlock(PASSPHRASE);
    expect(restricted.db().all(sql`SELECT id FROM household`)).toEqual([{ id: other.id }]);
    expect(firstBrokenAudit(restricted.db())).toBeNull();
    // Undo passes over what was done to the erased household alone, and nothing of it comes back.
    undoRestricted(restricted);
    expect(restricted.db().all(sql`SELECT id FROM household`)).toEqual([]);
    expect(() => undoRestricted(restricted)).toThrow('nothing-to-undo');
    redoRestricted(restricted);
    expect(restricted.db().all(sql`SELECT id FROM household`)).toEqual([{ id: other.id }]);
  });

  it('reaches backups that were made before it: in the folder by cleaning them, elsewhere when they are opened here', async () => {
    const test = await opened();
    const { household } = family(test);
    const elsewhere = join(test.root, 'คัดลอกไว้.changwat');
    await test.session.backup();
    await test.session.backup({}, elsewhere);
    const folder = test.workspace.folder;
    const [name = ''] = readdirSync(join(folder, 'backups'));
    const inFolder = join(folder, 'backups', name);
    expect(await erase(test, 'household', [household.fid])).toMatchObject({
      backupsCleaned: 1,
      backupsLeft: [],
    });
    expect(readdirSync(join(folder, 'backups'))).toEqual([name]);
    const waiting = sql`SELECT count(*) AS n FROM erased_subject WHERE backups_done = 0`;
    expect(test.workspace.restricted.db().get(waiting)).toEqual({ n: 0 });
    for (const file of [inFolder, elsewhere]) {
      const restored = await test.session.restore(file);
      const store = join(restored.folder, 'restricted.db');
      const raw =
        file === inFolder
          ? { store: readFileSync(store), record: join(restored.folder, 'restricted.key.json') }
          : null;
      await restored.restricted.unlock(PASSPHRASE);
      expect(holds(everything(restored.restricted.db())), file).toEqual([]);
      expect(restored.restricted.households()).toBe(1);
      expect(everything(restored.restricted.db())).toContain('คนอื่น');
      expect(firstBrokenAudit(restored.restricted.db())).toBeNull();
      const key = Uint8Array.from((restored.restricted as ManagedRestrictedStore).key() ?? []);
      restored.restricted.lock();
      expect(holds(plainBytes(store, key)), file).toEqual([]);
      if (!raw) continue;
      // The archive itself was cleaned: the store that it holds knows nothing, before anything here has touched it.
      const taken = join(test.root, 'taken.db');
      writeFileSync(taken, raw.store);
      expect(holds(plainBytes(taken, key))).toEqual([]);
      rmSync(taken);
    }
  });

  it('reaches backups from before a user was removed, which are under another key', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const rights: UserRights = {
      accessLevel: 'province',
      canEdit: true,
      canCertify: false,
      canSeePersonal: false,
      canManage: false,
      expiresOn: null,
    };
    const second = await restricted.desk().users.add({ name: 'คนที่สอง', passphrase: 'สองสองสองสอง', rights });
    const { household } = family(test);
    restricted.lock();
    // Made while the store is locked: its file is taken as it lies there.
    await test.session.backup();
    await restricted.unlock(PASSPHRASE);
    await restricted.desk().users.remove(second.id);
    expect(await erase(test, 'household', [household.fid])).toMatchObject({
      backupsCleaned: 1,
      backupsLeft: [],
    });
    const [backup] = await test.session.backups();
    const restored = await test.session.restore(await test.session.backupFile(backup?.id ?? ''));
    await restored.restricted.unlock(PASSPHRASE);
    expect(holds(everything(restored.restricted.db()))).toEqual([]);
    expect(restored.restricted.households()).toBe(1);
  });

  it('names backups that it can’t open, and goes on with the others', async () => {
    const test = await opened();
    const { household } = family(test);
    await test.session.backup();
    const folder = join(test.workspace.folder, 'backups');
    const [name = ''] = readdirSync(folder);
    copyFileSync(join(folder, name), join(folder, 'เสียหาย.changwat'));
    const bytes = readFileSync(join(folder, 'เสียหาย.changwat'));
    const third = Math.floor(bytes.length / 3);
    bytes.fill(0, third, third + 5000);
    writeFileSync(join(folder, 'เสียหาย.changwat'), bytes);
    const result = await erase(test, 'household', [household.fid]);
    expect(result).toMatchObject({ backupsCleaned: 1, backupsLeft: ['เสียหาย.changwat'] });
  });

  it('asks for a word, and for who keeps the store', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const { household } = family(test);
    const ask = (word: string): string | null =>
      refused(() =>
        startErase(contextOf(test), { layer: 'household', fids: [household.fid], word, reason: REASON }),
      );
    expect(ask('ลบ')).toBe('word-wrong');
    expect(restricted.households()).toBe(2);
    const rights: UserRights = {
      accessLevel: 'province',
      canEdit: true,
      canCertify: false,
      canSeePersonal: true,
      canManage: false,
      expiresOn: null,
    };
    const { id } = await restricted.desk().users.add({ name: 'คนที่สอง', passphrase: 'สองสองสองสอง', rights });
    restricted.lock();
    await restricted.unlock('สองสองสองสอง', id);
    expect(ask('ลบถาวร')).toBe('rights-missing');
  });
});

it('erasing a person takes roles along, and leaves a user alone', async () => {
  const test = await opened();
  const { restricted } = test.workspace;
  const person = addPerson(restricted);
  restricted.changeRows(LABEL, (writer) =>
    writer.insert('role_assignment', { person_id: person.id, role: 'chair' }),
  );
  expect(await erase(test, 'person', [person.fid])).toMatchObject({ rows: 2 });
  expect(everything(restricted.db())).not.toContain('0812345612');
  const user = addPerson(restricted);
  restricted.change(LABEL, (db) => db.run(sql`UPDATE app_user SET person_id = ${user.id}`));
  expect(
    refused(() =>
      startErase(contextOf(test), { layer: 'person', fids: [user.fid], word: 'erase', reason: REASON }),
    ),
  ).toBe('validation-failed');
});

it('erasing takes the typed reasons with the person, and leaves the log whole', async () => {
  const test = await opened();
  const { restricted } = test.workspace;
  const [gone, other] = [
    addHousehold(test.workspace, { code: 'H1' }),
    addHousehold(test.workspace, { code: 'H2' }),
  ];
  const desk = restricted.desk();
  desk.open('household', gone.fid, { kind: 'other', words: 'เรื่องของนายสมชาย' });
  desk.open('household', other.fid, { kind: 'other', words: 'เรื่องของป้าแดง' });
  desk.open('hh_member', null, { kind: 'other', words: 'ตามหานายสมชาย' });
  const entries = () =>
    listAudit(
      restricted.db(),
      { who: null, action: 'open', register: null, from: null, to: null },
      { limit: 9, before: null },
    ).map(({ reason }) => reason?.words);
  expect(entries()).toEqual(['ตามหานายสมชาย', 'เรื่องของป้าแดง', 'เรื่องของนายสมชาย']);
  startErase(contextOf(test), {
    ...{ layer: 'household', fids: [gone.fid], word: 'ลบถาวร' },
    reason: { kind: 'request', words: 'นายสมชายขอ' },
  });
  expect(everything(restricted.db())).not.toContain('สมชาย');
  expect(entries()).toEqual(['', 'เรื่องของป้าแดง', '']);
  expect(firstBrokenAudit(restricted.db())).toBeNull();
});
