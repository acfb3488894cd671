import { createCipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { UserRights } from '../../../../shared/contract/restricted-users.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { firstBrokenAudit } from '../audit/audit.queries.ts';
import { type KeyRing, parseKeyRing } from '../keys/key-ring.ts';
import { nextPathOf, writeNext } from '../keys/replace-key.queries.ts';
import { addHousehold, LABEL, PASSPHRASE, REASON } from '../testing/people.ts';

let open: TestWorkspace | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await open?.close();
});

const RIGHTS: UserRights = {
  accessLevel: 'province',
  canEdit: true,
  canCertify: false,
  canSeePersonal: true,
  canManage: false,
  expiresOn: null,
};
const SECOND = 'ฝนตกที่หน้าต่าง 7 หยด';

async function opened(): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  await open.workspace.restricted.create(PASSPHRASE, 'มาลี ผู้ดูแล');
  addHousehold(open.workspace, { code: 'H1' });
  return open;
}

const keyPath = ({ workspace }: TestWorkspace): string => join(workspace.folder, 'restricted.key.json');
const ringOf = (test: TestWorkspace): KeyRing => {
  const ring = parseKeyRing(readFileSync(keyPath(test), 'utf8'));
  if (!ring) throw new Error('no key record');
  return ring;
};
const users = (test: TestWorkspace) => test.workspace.restricted.desk().users;
const lock = (test: TestWorkspace): void => test.workspace.restricted.lock();
const unlock = (test: TestWorkspace, secret: string, user: string | null = null): Promise<void> =>
  test.workspace.restricted.unlock(secret, user);

describe('users of the restricted store', () => {
  it('each have a passphrase of their own; the key record names none of them', async () => {
    const test = await opened();
    const { id } = await users(test).add({ name: 'สมหมาย คนที่สอง', passphrase: SECOND, rights: RIGHTS });
    expect(
      ringOf(test)
        .wraps.map((one) => one.kind)
        .sort(),
    ).toEqual(['passphrase', 'passphrase', 'recovery']);
    expect(readFileSync(keyPath(test), 'utf8')).not.toMatch(/มาลี|สมหมาย/);
    lock(test);
    await expect(unlock(test, SECOND, ringOf(test).wraps[0]?.id ?? '')).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
    await unlock(test, SECOND, id);
    const { restricted } = test.workspace;
    expect(restricted.desk().me).toMatchObject({ id, name: 'สมหมาย คนที่สอง', canEdit: true, manages: false });
    expect(restricted.known()).toMatchObject({
      last: id,
      users: [{ name: 'มาลี ผู้ดูแล' }, { name: 'สมหมาย คนที่สอง' }],
    });
    await expect(
      users(test).add({ name: 'x', passphrase: 'xxxxxxxx', rights: RIGHTS }),
    ).rejects.toMatchObject({ code: 'rights-missing' });
    lock(test);
    // Without a name, as on another machine: everyone's passphrase is tried.
    await unlock(test, PASSPHRASE);
    expect(restricted.desk().me).toMatchObject({ name: 'มาลี ผู้ดูแล', manages: true });
    expect(firstBrokenAudit(restricted.db())).toBeNull();
  });

  it('take turns while it is open, and go on with the rights of now', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const { id } = await users(test).add({
      name: 'คนที่สอง',
      passphrase: SECOND,
      rights: { ...RIGHTS, canManage: true },
    });
    const first = restricted.desk().me.id ?? '';
    await unlock(test, PASSPHRASE);
    expect(restricted.desk().me.id).toBe(first);
    await unlock(test, SECOND, id);
    expect(restricted.desk().me).toMatchObject({ id, manages: true });
    restricted.desk().open('household', null, REASON);
    const none = { ...RIGHTS, canEdit: false, canSeePersonal: false };
    users(test).update({ id, name: 'คนที่สอง', rights: none });
    expect(restricted.desk().me).toMatchObject({ canEdit: false, canSeePersonal: false, manages: false });
    expect(restricted.desk().openings()).toEqual([]);
    expect(() => restricted.changeRows(LABEL, () => undefined)).toThrow('rights-missing');
  });

  it('who are removed get in no more, not even with the key record of before', async () => {
    const test = await opened();
    const { id } = await users(test).add({ name: 'คนที่สอง', passphrase: SECOND, rights: RIGHTS });
    const before = readFileSync(keyPath(test));
    const third = await users(test).add({ name: 'คนที่สาม', passphrase: 'สามสามสามสาม', rights: RIGHTS });
    await users(test).remove(id);
    expect(ringOf(test).wraps.some((one) => one.id === id)).toBe(false);
    expect(test.workspace.restricted.households()).toBe(1);
    lock(test);
    await expect(unlock(test, SECOND)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    // Those who stay keep their passphrases, though the store has another key.
    await unlock(test, 'สามสามสามสาม', third.id);
    expect(test.workspace.restricted.households()).toBe(1);
    lock(test);
    const now = readFileSync(keyPath(test));
    writeFileSync(keyPath(test), before);
    await expect(unlock(test, SECOND)).rejects.toMatchObject({ code: 'workspace-damaged' });
    writeFileSync(keyPath(test), now);
    await unlock(test, PASSPHRASE);
    expect(firstBrokenAudit(test.workspace.restricted.db())).toBeNull();
  });

  it('always include one who can let others in', async () => {
    const test = await opened();
    const [first] = users(test).list();
    await expect(users(test).remove(first?.id ?? '')).rejects.toMatchObject({ code: 'user-last' });
    const rights = { ...RIGHTS, canManage: false };
    expect(() => users(test).update({ id: first?.id ?? '', name: 'x', rights })).toThrow('user-last');
    const second = await users(test).add({
      name: 'คนที่สอง',
      passphrase: SECOND,
      rights: { ...RIGHTS, canManage: true },
    });
    expect(() => users(test).update({ id: second.id, name: 'มาลี ผู้ดูแล', rights })).toThrow('name-taken');
    await users(test).remove(first?.id ?? '');
    expect(
      users(test)
        .list()
        .map(({ name }) => name),
    ).toEqual(['คนที่สอง']);
  });

  it('get in no more after their last day, also when the clock is put back', async () => {
    const test = await opened();
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 17 * 3_600_000).toISOString().slice(0, 10);
    const add = (name: string, passphrase: string, expiresOn: string) =>
      users(test).add({ name, passphrase, rights: { ...RIGHTS, expiresOn } });
    const over = await add('หมดแล้ว', SECOND, yesterday);
    const last = await add('วันสุดท้าย', 'วันสุดท้ายของเขา', today);
    expect(over.expired).toBe(true);
    lock(test);
    await expect(unlock(test, SECOND, over.id)).rejects.toMatchObject({
      code: 'user-expired',
      details: { on: yesterday },
    });
    expect(test.workspace.restricted.state).toBe('locked');
    await unlock(test, 'วันสุดท้ายของเขา', last.id);
    lock(test);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 10 * 86_400_000 });
    await expect(unlock(test, SECOND, over.id)).rejects.toMatchObject({ code: 'user-expired' });
  });

  it('are out when their last day ends while the store is open, with or without anybody asking', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const rights = { ...RIGHTS, expiresOn: today };
    const { id } = await users(test).add({ name: 'วันสุดท้าย', passphrase: SECOND, rights });
    lock(test);
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    await unlock(test, SECOND, id);
    restricted.desk().open('household', 1, REASON);
    expect(restricted.desk().me).toMatchObject({ id, canEdit: true });
    vi.setSystemTime(Date.parse(`${today}T17:00:01Z`));
    const late = () =>
      restricted.changeRows(LABEL, (writer) => writer.update('household', 1, { tenure: 'own' }));
    expect(late).toThrow('user-expired');
    expect(restricted.state).toBe('locked');
    expect(() => restricted.reading('household')).toThrow('restricted-locked');
    await expect(unlock(test, SECOND, id)).rejects.toMatchObject({ code: 'user-expired' });

    await unlock(test, PASSPHRASE);
    const tomorrow = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    users(test).update({ id, name: 'วันสุดท้าย', rights: { ...RIGHTS, expiresOn: tomorrow } });
    lock(test);
    // Eight seconds before midnight in Thailand.
    vi.setSystemTime(Date.parse(`${tomorrow}T16:59:52Z`));
    await unlock(test, SECOND, id);
    vi.advanceTimersByTime(5000);
    expect(restricted.state).toBe('open');
    vi.advanceTimersByTime(5000);
    expect(restricted.state).toBe('locked');
  });

  it('change their own passphrase; a keeper gives a new one to who forgot it; the recovery code is renewed', async () => {
    const test = await opened();
    const [me] = users(test).list();
    await expect(users(test).changePassphrase('ผิดผิดผิดผิด', SECOND)).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
    await users(test).changePassphrase(PASSPHRASE, SECOND);
    const { recoveryCode } = await users(test).renewRecovery();
    lock(test);
    await expect(unlock(test, PASSPHRASE)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await unlock(test, recoveryCode);
    expect(test.workspace.restricted.desk().me).toMatchObject({ id: null, manages: true });
    await expect(users(test).changePassphrase('x', 'y')).rejects.toMatchObject({ code: 'rights-missing' });
    await users(test).resetPassphrase(me?.id ?? '', PASSPHRASE);
    const next = await users(test).renewRecovery();
    lock(test);
    await expect(unlock(test, recoveryCode)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await unlock(test, PASSPHRASE, me?.id ?? '');
    lock(test);
    await unlock(test, next.recoveryCode);
  });
});

/** A key record as the first version wrote it: the store's key itself, wrapped by the passphrase and by the code. */
function firstRecord(
  key: Uint8Array,
  storeId: string,
  secrets: Record<'passphrase' | 'recovery', string>,
): string {
  const wraps = Object.entries(secrets).map(([kind, secret]) => {
    const salt = randomBytes(16);
    const nonce = randomBytes(12);
    const bytes = Buffer.from(kind === 'recovery' ? secret.replaceAll('-', '') : secret.normalize('NFC'));
    const cipher = createCipheriv('aes-256-gcm', scryptSync(bytes, salt, 32, { N: 4096, r: 8, p: 1 }), nonce);
    const wrapped = Buffer.concat([cipher.update(key), cipher.final()]).toString('base64');
    const kdf = { name: 'scrypt', N: 4096, r: 8, p: 1, salt: salt.toString('base64') };
    return {
      kind,
      kdf,
      nonce: nonce.toString('base64'),
      wrapped,
      tag: cipher.getAuthTag().toString('base64'),
    };
  });
  const check = createHmac('sha256', key).update('changwat restricted store').digest('base64');
  return JSON.stringify({ version: 1, storeId, check, wraps });
}

describe('key records', () => {
  it('of the first version open as before; whoever opens one becomes its first user', async () => {
    const test = await opened();
    const { restricted } = test.workspace as unknown as {
      restricted: { key(): Uint8Array | null } & typeof test.workspace.restricted;
    };
    const key = Uint8Array.from(restricted.key() ?? []);
    const code = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789';
    const { storeId } = ringOf(test);
    lock(test);
    writeFileSync(keyPath(test), firstRecord(key, storeId, { passphrase: SECOND, recovery: code }));
    await expect(unlock(test, 'ไม่ใช่')).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await unlock(test, SECOND);
    const { id } = restricted.desk().me;
    expect(restricted.desk().me).toMatchObject({ name: 'ผู้ดูแล', manages: true });
    lock(test);
    await unlock(test, SECOND, id);
    expect(restricted.desk().me.id).toBe(id);
    // The code of before can't be carried over to another key: removing a user gives a new one.
    const second = await users(test).add({ name: 'คนที่สอง', passphrase: 'สองสองสองสอง', rights: RIGHTS });
    const { recoveryCode } = await users(test).remove(second.id);
    lock(test);
    await expect(unlock(test, code)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await unlock(test, recoveryCode ?? '');
    expect(restricted.households()).toBe(1);
  });

  it('that were cut off are damage, told as such, and lose nothing', async () => {
    const test = await opened();
    lock(test);
    const whole = readFileSync(keyPath(test), 'utf8');
    for (const part of [
      '',
      whole.slice(0, 10),
      whole.slice(0, whole.length / 2),
      '{}',
      whole.replace('"version": 2', '"version": 9'),
    ]) {
      writeFileSync(keyPath(test), part);
      await expect(unlock(test, PASSPHRASE)).rejects.toMatchObject({
        code: 'workspace-damaged',
        details: { folder: 'restricted.key.json' },
      });
      expect(readFileSync(keyPath(test), 'utf8')).toBe(part);
    }
    writeFileSync(keyPath(test), whole);
    await unlock(test, PASSPHRASE);
    expect(test.workspace.restricted.households()).toBe(1);
  });

  it('and stores open wherever a change of the key was cut off', async () => {
    const test = await opened();
    const { restricted, folder } = test.workspace as unknown as typeof test.workspace & {
      restricted: { key(): Uint8Array | null };
    };
    const store = join(folder, 'restricted.db');
    const { id } = await users(test).add({ name: 'คนที่สอง', passphrase: SECOND, rights: RIGHTS });
    const oldKey = Uint8Array.from(restricted.key() ?? []);
    lock(test);
    const [oldStore, oldRecord] = [readFileSync(store), readFileSync(keyPath(test))];
    await unlock(test, PASSPHRASE);
    await users(test).remove(id);
    lock(test);
    const [newStore, newRecord] = [readFileSync(store), readFileSync(keyPath(test))];
    // Before the record was written: a copy lies there that the record does not open.
    writeFileSync(store, oldStore);
    writeFileSync(keyPath(test), oldRecord);
    writeNext(store, oldKey, randomBytes(32));
    await unlock(test, PASSPHRASE);
    expect(existsSync(nextPathOf(store))).toBe(false);
    lock(test);
    // Between the record and the exchange: the record opens the copy alone.
    writeFileSync(store, oldStore);
    writeFileSync(nextPathOf(store), newStore);
    writeFileSync(keyPath(test), newRecord);
    await unlock(test, PASSPHRASE);
    expect(restricted.households()).toBe(1);
    expect(existsSync(nextPathOf(store))).toBe(false);
    lock(test);
    copyFileSync(store, `${store}.kept`);
    renameSync(`${store}.kept`, store);
    await unlock(test, PASSPHRASE);
  });
});
