import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { type SqlValue, sql } from '../db/index.ts';
import { filesPathOf } from '../files/index.ts';
import { newFileKey, SealBroken, sealing, unsealed } from './sealed-file.ts';
import { aPhoto, documentsApp, PASSPHRASE, PLACE } from './testing/documents-app.ts';

const { app, attach, ended, get, list, root, stored, token } = documentsApp();
const code = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: { data?: { code?: string } }) => error.data?.code ?? error,
  );
const audit = (): string[] =>
  app()
    .context.workspace()
    .restricted.db()
    .all<{ action: string }>(sql`SELECT action FROM audit_event ORDER BY seq`)
    .map(({ action }) => action);

const VIEWER = 'ดูเท่านั้น ยาวพอ 9';
const REASON = { kind: 'recheck', words: '' } as const;
const openHousehold = (): void =>
  void app().context.workspace().restricted.desk().open('household', 1, REASON);

/** A household with a point, opened with a reason, in a store that is open. */
const aHousehold = async (): Promise<void> => {
  const { restricted } = app().context.workspace();
  await restricted.create(PASSPHRASE);
  restricted.change({ kind: 'edit', label: { th: 'ครัวเรือน', en: 'Household' } }, (db) =>
    db.run(
      sql`INSERT INTO household (id, hh_code, geom) VALUES ('hh-1', 'H1', ${encodePointWkb(100.02, 15.02)})`,
    ),
  );
  openHousehold();
};

describe('a sealed file', () => {
  const seal = async (bytes: Buffer, key: string): Promise<string> => {
    const path = join(root(), 'sealed');
    const chunks: Buffer[] = [];
    const through = sealing(key);
    through.on('data', (chunk: Buffer) => chunks.push(chunk));
    const done = new Promise((resolve) => through.on('end', resolve));
    for (let at = 0; at < bytes.length; at += 70_001) through.write(bytes.subarray(at, at + 70_001));
    through.end();
    await done;
    writeFileSync(path, Buffer.concat(chunks));
    return path;
  };
  const open = async (path: string, key: string): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for await (const piece of unsealed(path, key)) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it.each([0, 1, 262_143, 262_144, 262_145, 1_000_003])(
    'of %i bytes opens to what it was',
    async (length) => {
      const bytes = Buffer.from(Array.from({ length }, (_, i) => (i * 31) % 251));
      const key = newFileKey();
      const path = await seal(bytes, key);
      expect(await open(path, key)).toEqual(bytes);
      await expect(open(path, newFileKey())).rejects.toThrow(SealBroken);
    },
  );

  it('that was altered, cut, lengthened or put in another order does not open', async () => {
    const key = newFileKey();
    const bytes = Buffer.alloc(700_000, 5);
    const path = await seal(bytes, key);
    const whole = readFileSync(path);
    const piece = 262_144 + 16;
    const turned = Buffer.concat([
      whole.subarray(0, 8),
      whole.subarray(8 + piece, 8 + 2 * piece),
      whole.subarray(8, 8 + piece),
      whole.subarray(8 + 2 * piece),
    ]);
    const flipped = Buffer.from(whole);
    flipped[300_000] = (flipped[300_000] ?? 0) ^ 1;
    for (const broken of [
      flipped,
      whole.subarray(0, 8 + piece),
      whole.subarray(0, -1),
      Buffer.concat([whole, Buffer.alloc(20)]),
      turned,
      Buffer.alloc(0),
    ]) {
      writeFileSync(path, broken);
      await expect(open(path, key)).rejects.toThrow(SealBroken);
    }
  });
});

describe('documents of persons and households', () => {
  it('are refused while the store is missing or locked, and leave no trace outside of it', async () => {
    const { client, context } = app();
    const files = [token('a.txt', 'ข้อความ')];
    expect(await code(client.documents.attach({ layer: 'household', fid: 1, files }))).toBe(
      'restricted-missing',
    );
    await aHousehold();
    context.workspace().restricted.lock();
    expect(await code(client.documents.attach({ layer: 'household', fid: 1, files }))).toBe(
      'restricted-locked',
    );
    expect(await code(client.documents.list({ layer: 'household', fid: 1 }))).toBe('restricted-locked');
    expect(stored()).toEqual([]);
  });

  it('lie sealed under a name that says nothing, and open with the store alone', async () => {
    await aHousehold();
    const photo = await aPhoto();
    const { attached } = await attach({ 'ยายมี บ้านเลขที่ 7.jpg': photo }, { layer: 'household' });
    expect(attached).toMatchObject([{ restricted: true }]);
    const { context } = app();
    const { folder, restricted, db } = context.workspace();
    const [name = ''] = stored();
    expect(stored()).toHaveLength(1);
    expect(name).toMatch(/^restricted\/[0-9a-f]{64}$/);
    const sealed = readFileSync(join(filesPathOf(folder), name));
    expect(sealed.includes(photo.subarray(200, 400))).toBe(false);
    expect(db.get(sql`SELECT count(*) AS n FROM document`)).toEqual({ n: 0 });
    expect(JSON.stringify(db.all(sql`SELECT label_th FROM journal_change_set`))).not.toContain('ยายมี');
    const [item] = await list('household');
    expect(item).toMatchObject({
      title: 'ยายมี บ้านเลขที่ 7',
      restricted: true,
      here: true,
      place: { usable: true },
    });
    const answer = await get(`restricted-documents/${item?.id}/picture`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(audit()).toContain('document-view');
    restricted.lock();
    expect((await get(`restricted-documents/${item?.id}/picture`)).status).toBe(422);
    await restricted.unlock(PASSPHRASE);
    const shut = await app().client.documents.list({ layer: 'household', fid: 1 });
    expect(shut).toMatchObject({ items: [], hidden: 1 });
    expect((await get(`restricted-documents/${item?.id}/picture`)).status).toBe(422);
    const deeds = [
      app().client.documents.handOut({ ...item!, form: 'original' }),
      app().client.documents.update({ ...item!, change: { title: 'x' } }),
      app().client.documents.usePlace({ ...item!, layer: 'household', fid: 1 }),
    ];
    for (const deed of deeds) expect(await code(deed)).toBe('personal-masked');
    openHousehold();
    expect(await list('household')).toHaveLength(1);
    const out = await app().client.documents.handOut({ ...item!, form: 'plain' });
    expect(readFileSync(context.files.path(out.token).path).includes('PhoneMaker')).toBe(false);
    expect(audit()).toContain('document-out');
    const { path } = context.files.path(out.token);
    expect((await (await get(out.token)).arrayBuffer()).byteLength).toBeGreaterThan(100);
    const other = await app().client.documents.handOut({ ...item!, form: 'original' });
    const left = context.files.path(other.token).path;
    restricted.lock();
    expect([existsSync(path), existsSync(left)]).toEqual([false, false]);
    expect((await get(other.token)).status).toBe(422);
    await restricted.unlock(PASSPHRASE);
    openHousehold();
    await app().client.documents.usePlace({ ...item!, layer: 'household', fid: 1 });
    expect((await list('household'))[0]?.place?.fromRowM).toBeLessThan(1);
    expect(PLACE.lat).toBeGreaterThan(15);
  });

  it('are told as damaged when their file was altered', async () => {
    await aHousehold();
    await attach({ 'a.jpg': await aPhoto() }, { layer: 'household' });
    const [item] = await list('household');
    const path = join(filesPathOf(app().context.workspace().folder), stored()[0] ?? '');
    const bytes = readFileSync(path);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await code(app().client.documents.handOut({ ...item!, form: 'original' }))).toBe(
      'document-damaged',
    );
    expect((await get(`restricted-documents/${item?.id}/picture`)).status).toBe(422);
  });

  it('are cleaned away when no row and no journal of the store has them, and only while it is open', async () => {
    await aHousehold();
    await attach({ 'a.jpg': await aPhoto(), 'b.txt': 'ข' }, { layer: 'household' });
    const { client, context } = app();
    const { restricted } = context.workspace();
    await client.documents.detach({ documents: (await list('household')).slice(0, 1) });
    expect(await client.documents.use()).toMatchObject({ files: 2, unusedFiles: 0 });
    // Erasing a person destroys the key: what was sealed with it opens no more, and the file is nobody's.
    restricted.change({ kind: 'erase', label: { th: 'ลบข้อมูล', en: 'Erase' } }, (db) => {
      db.run(sql`DELETE FROM document WHERE owner_id = 'hh-1'`);
      db.run(sql`DELETE FROM subject_key WHERE subject_id = 'hh-1'`);
    });
    restricted.lock();
    expect(await client.documents.use()).toMatchObject({ unusedFiles: 0 });
    await restricted.unlock(PASSPHRASE);
    expect(await client.documents.use()).toMatchObject({ unusedFiles: 2 });
    await ended(client.documents.cleanUp());
    expect(stored()).toEqual([]);
  });
});

describe('a public photo that shows vulnerable people', () => {
  it('moves into the restricted store, and nothing of it is left outside, in the journal neither', async () => {
    const { client, context } = app();
    const { db, folder, restricted } = context.workspace();
    const photo = await aPhoto();
    await attach({ 'ป้าสมใจ.jpg': photo });
    const [item] = await list();
    await client.documents.update({ ...item!, change: { title: 'ป้าสมใจ ตาบอด', sensitive: true } });
    await client.documents.detach({ documents: [item!] });
    await client.journal.undo();
    const small = await sharp(photo).resize(64).webp().toBuffer();
    await get(`documents/${item?.id}/thumb`, { method: 'POST', body: new Uint8Array(small) });
    expect(await code(client.documents.restrict({ id: item?.id ?? '' }))).toBe('restricted-missing');
    await restricted.create(PASSPHRASE);
    const moved = await client.documents.restrict({ id: item?.id ?? '' });
    expect(moved.restricted).toBe(true);
    expect(stored()).toEqual([expect.stringMatching(/^restricted\//)]);
    expect(await list()).toMatchObject([{ ...moved, title: 'ป้าสมใจ ตาบอด', sensitive: true }]);
    const journal = db.all<Record<string, SqlValue>>(
      sql`SELECT * FROM journal_operation WHERE tbl = 'document'`,
    );
    const texts = journal.map((row) =>
      Object.values(row).map((value) => (value instanceof Uint8Array ? inflated(value) : String(value))),
    );
    expect(JSON.stringify(texts)).not.toContain('ป้าสมใจ');
    expect(JSON.stringify(db.all(sql`SELECT * FROM journal_change_set`))).not.toContain('ป้าสมใจ');
    for (let i = 0; i < 2; i++) await client.journal.undo();
    expect((await list()).filter(({ restricted: sealed }) => !sealed)).toEqual([]);
    restricted.lock();
    expect(await list()).toEqual([]);
    await restricted.unlock(PASSPHRASE);
    const back = await client.documents.release({ id: moved.id });
    expect(back.restricted).toBe(false);
    expect(await list()).toMatchObject([
      { id: back.id, title: 'ป้าสมใจ ตาบอด', restricted: false, here: true },
    ]);
    expect(stored()).toHaveLength(1);
    expect(readFileSync(join(filesPathOf(folder), stored()[0] ?? ''))).toEqual(photo);
  });

  it('may be put there at once, and a household’s never comes out to the public', async () => {
    await aHousehold();
    await attach({ 'คน.jpg': await aPhoto() }, { restricted: true });
    expect(await list()).toMatchObject([{ restricted: true }]);
    await attach({ 'บ้าน.jpg': await aPhoto('#111111') }, { layer: 'household' });
    const [item] = await list('household');
    expect(await code(app().client.documents.release({ id: item?.id ?? '' }))).toBe('export-personal-data');
  });
});

describe('sealed documents and the rights of a user', () => {
  it('show nothing to who may not see persons, and let nobody publish who may only look', async () => {
    const { client, context } = app();
    const workspace = context.workspace();
    await aHousehold();
    await attach({ 'บ้าน.jpg': await aPhoto() }, { layer: 'household' });
    await attach({ 'หน้าคน.jpg': await aPhoto('#aa0000') }, { restricted: true });
    const [paper, face] = [(await list('household'))[0], (await list())[0]];
    const limits = { accessLevel: 'province', canCertify: false, canManage: false, expiresOn: null } as const;
    const rights = { ...limits, canEdit: false, canSeePersonal: false };
    const { users } = workspace.restricted.desk();
    const { id } = await users.add({ name: 'ผู้ดู', passphrase: VIEWER, rights });
    workspace.restricted.lock();
    await workspace.restricted.unlock(VIEWER, id);
    for (const [layer, item] of [['household', paper] as const, ['community_forest', face] as const]) {
      expect(await client.documents.list({ layer, fid: 1 })).toMatchObject({ items: [], hidden: 1 });
      expect((await get(`restricted-documents/${item?.id}/picture`)).status).toBe(422);
      expect(await code(client.documents.handOut({ ...item!, form: 'original' }))).toBe(
        'personal-not-allowed',
      );
    }
    const files = stored();
    expect(await code(client.documents.release({ id: face?.id ?? '' }))).toBe('rights-missing');
    expect(workspace.db.all(sql`SELECT id FROM document`)).toEqual([]);
    expect(stored()).toEqual(files);
  });

  it('stand in one store only when the second half of their move fails', async () => {
    const { client, context } = app();
    const workspace = context.workspace();
    await workspace.restricted.create(PASSPHRASE);
    await attach({ 'a.jpg': await aPhoto() });
    const [item] = await list();
    const files = stored();
    const busy = vi.spyOn(workspace, 'change').mockImplementation(() => {
      throw new Refusal('workspace-busy');
    });
    expect(await code(client.documents.restrict({ id: item?.id ?? '' }))).toBe('workspace-busy');
    busy.mockRestore();
    expect(await list()).toMatchObject([{ id: item?.id, restricted: false, here: true }]);
    expect(stored()).toEqual(files);

    const { id } = await client.documents.restrict({ id: item?.id ?? '' });
    const sealed = stored();
    const refused = vi.spyOn(workspace.restricted, 'change').mockImplementation(() => {
      throw new Refusal('rights-missing');
    });
    expect(await code(client.documents.release({ id }))).toBe('rights-missing');
    refused.mockRestore();
    expect(await list()).toMatchObject([{ id, restricted: true, here: true }]);
    expect(workspace.db.all(sql`SELECT id FROM document`)).toEqual([]);
    expect(stored()).toEqual(sealed);
  });
});

const inflated = (bytes: Uint8Array): string => {
  try {
    return (process.getBuiltinModule('node:zlib') as typeof import('node:zlib'))
      .inflateSync(bytes)
      .toString('utf8');
  } catch {
    return Buffer.from(bytes).toString('utf8');
  }
};
