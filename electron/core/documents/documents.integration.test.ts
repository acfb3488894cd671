import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type HandedOn, MOST_PER_ROW } from '../../../shared/contract/documents.ts';
import { photoFacts } from '../../../shared/images/photo.ts';
import { storedPath } from '../files/index.ts';
import { layerTable, readLayer, readRows } from '../layers/index.ts';
import { aPhoto, documentsApp, PLACE } from './testing/documents-app.ts';

const { app, attach, bugs, ended, get, list, reopen, stored, token } = documentsApp();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const code = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: { data?: { code?: string } }) => error.data?.code ?? error,
  );

describe('documents of a row', () => {
  it('are kept by their content, with when and where a photo was taken, and shown to be had again', async () => {
    const photo = await aPhoto();
    const { attached, refused } = await attach({ 'ป่ากลาง_01.jpg': photo, 'ระเบียบ.pdf': '%PDF-1.7 ระเบียบ' });
    expect(refused).toEqual([]);
    expect(attached).toHaveLength(2);
    const items = await list();
    const item = items.find(({ kind }) => kind === 'photo');
    expect(item).toMatchObject({
      ...{ title: 'ป่ากลาง 01', fileName: 'ป่ากลาง_01.jpg', mediaType: 'image/jpeg', bytes: photo.length },
      ...{ takenAt: '2026-01-31T02:15:00.000Z', sensitive: false, shown: true, strippable: true, here: true },
      place: {
        areas: [{ title: 'จังหวัดทดสอบ' }, { title: 'ตะวันตก' }, { title: 'ตะวันตกใต้' }],
        fromRowM: null,
        usable: false,
      },
    });
    expect(item?.place?.lat).toBeCloseTo(PLACE.lat, 5);
    expect(items.find(({ kind }) => kind === 'pdf')).toMatchObject({
      shown: false,
      openable: true,
      strippable: false,
    });
    const hash = sha256(photo);
    expect(stored()).toContain(`${hash.slice(0, 2)}/${hash}`);
    await reopen();
    expect(await list()).toEqual(items);
    const answer = await get(`documents/${item?.id}/picture`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  it('of one content lie there once, and come once to a row', async () => {
    const photo = await aPhoto();
    await attach({ 'a.jpg': photo });
    await attach({ 'b.jpg': photo }, { layer: 'village', fid: 2 });
    expect(stored()).toHaveLength(1);
    const { attached, refused } = await attach({ 'c.jpg': photo, 'ใหม่.txt': 'ข้อความ' });
    expect(attached).toHaveLength(1);
    expect(refused).toMatchObject([{ file: 'c.jpg', refusal: { code: 'document-here-already' } }]);
    expect(await list()).toHaveLength(2);
  });

  it('are one change, which an undo takes back and a redo brings again, as detaching is', async () => {
    await attach({ 'a.jpg': await aPhoto(), 'b.txt': 'ข' });
    const [first] = await list();
    const { client } = app();
    await client.documents.update({ ...first!, change: { title: 'ชื่อใหม่', note: 'ดูแนวกันไฟ' } });
    await client.documents.detach({ documents: await list() });
    expect(await list()).toEqual([]);
    await client.journal.undo();
    expect((await list()).map(({ title, here }) => [title, here])).toContainEqual(['ชื่อใหม่', true]);
    await client.journal.undo();
    await client.journal.undo();
    expect(await list()).toEqual([]);
    for (let i = 0; i < 3; i++) await client.journal.redo();
    expect(await list()).toEqual([]);
    expect(stored()).toHaveLength(2);
    const { undo } = await client.journal.state();
    expect(undo?.label).toBe('เอาเอกสารออก 2 ไฟล์');
  });

  it('whose attaching is cancelled or fails leave nothing behind', async () => {
    const { client, context } = app();
    const files = [token('big.bin', Buffer.alloc(40 * 2 ** 20, 7)), token('b.txt', 'ข')];
    const { jobId } = await client.documents.attach({ layer: 'community_forest', fid: 1, files });
    await client.jobs.cancel({ id: jobId });
    expect(await context.jobs.finished(jobId)).toMatchObject({ state: 'cancelled' });
    expect([await list(), stored()]).toEqual([[], []]);
    const gone = token('gone.txt', 'x');
    rmSync(context.files.path(gone).path);
    const job = await ended(client.documents.attach({ layer: 'community_forest', fid: 1, files: [gone] }));
    expect(job.result).toMatchObject({ attached: [], refused: [{ refusal: { code: 'file-not-found' } }] });
    expect(await code(client.documents.attach({ layer: 'village', fid: 99, files: [gone] }))).toBe(
      'row-not-found',
    );
    const many = Array.from({ length: 5 }, (_, i) => token(`${i}.txt`, `${i}`));
    const fill = (change: Parameters<Parameters<typeof write>[1]>[0]): void => {
      const row = readRows(context.workspace().db, layerTable(context.workspace().db, 'village'), [], [1])[0];
      for (let i = 0; i < MOST_PER_ROW - 2; i++)
        change.insert('document', { owner_table: 'village', owner_id: row?.id ?? '', file_hash: `${i}` });
    };
    const write = context.workspace().change.bind(context.workspace());
    write({ kind: 'edit', label: { th: 'x', en: 'x' } }, fill);
    expect(await code(client.documents.attach({ layer: 'village', fid: 1, files: many }))).toBe(
      'documents-too-many',
    );
  });

  it('that are hostile are kept as bytes and never shown as what could run', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const huge = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    await attach({
      'ภาพ.svg': svg,
      'photo.jpg': '<!doctype html><script>alert(1)</script>',
      'แผน.pdf': Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(64)]),
      'empty.png': '',
      'bomb.png': huge,
      '../../evil\u202Egpj.exe': 'MZ\x90\0',
    });
    const items = await list();
    const of = (name: string) => items.find(({ fileName }) => fileName.includes(name));
    expect(of('ภาพ.svg')).toMatchObject({
      mediaType: 'image/svg+xml',
      kind: 'other',
      shown: false,
      openable: false,
    });
    expect(of('photo.jpg')).toMatchObject({ mediaType: 'text/html', shown: false, openable: false });
    expect(of('แผน.pdf')).toMatchObject({ mediaType: 'application/zip', kind: 'archive', shown: false });
    expect(of('empty.png')).toMatchObject({
      mediaType: 'application/x-empty',
      bytes: 0,
      shown: false,
      here: true,
    });
    expect(of('evil')).toMatchObject({ kind: 'other', openable: false });
    // Only its ending tells what it is.
    expect(of('evil')?.title).toMatch(/\.exe$/);
    expect(of('evil')?.fileName).not.toMatch(/[/\\]/);
    for (const item of items) {
      const answer = await get(`documents/${item.id}/picture`);
      expect([item.fileName, answer.status]).toEqual([item.fileName, 422]);
      const body = (await answer.json()) as { code: string };
      expect(body.code).toBe(item.fileName === 'bomb.png' ? 'picture-too-large' : 'picture-not-shown');
      const { token: out } = await app().client.documents.handOut({ ...item, form: 'original' });
      const file = await get(out);
      expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(file.headers.get('content-type')).toBe('application/octet-stream');
    }
  });

  it('are missed by name when their file is gone or cut off, and by the check of the workspace', async () => {
    const photo = await aPhoto();
    await attach({ 'a.jpg': photo, 'b.txt': 'ยาวพอสมควร' });
    const { folder } = app().context.workspace();
    rmSync(storedPath(folder, sha256(photo)));
    writeFileSync(storedPath(folder, sha256(Buffer.from('ยาวพอสมควร'))), 'สั้น');
    const items = await list();
    expect(items.map(({ here }) => here)).toEqual([false, false]);
    const lost = items.find(({ kind }) => kind === 'photo');
    expect(await code(app().client.documents.handOut({ ...lost!, form: 'original' }))).toBe(
      'document-file-missing',
    );
    const check = await app().client.workspace.check();
    expect(check.issues).toContainEqual(
      expect.objectContaining({ code: 'document-file-missing', count: 2, severity: 'error' }),
    );
  });

  it('keep a small picture that the page made, and nothing else under that name', async () => {
    await attach({ 'a.jpg': await aPhoto() });
    const [item] = await list();
    const path = `documents/${item?.id}/thumb`;
    expect((await get(path)).status).toBe(204);
    const small = await sharp(await aPhoto())
      .resize(96)
      .webp()
      .toBuffer();
    const post = (body: Uint8Array): Promise<Response> =>
      get(path, { method: 'POST', body: new Uint8Array(body) });
    expect((await post(Buffer.from('<svg/>'))).status).toBe(422);
    expect((await post(Buffer.alloc(300_000))).status).toBe(422);
    expect((await get(path)).status).toBe(204);
    expect((await post(small)).status).toBe(204);
    const kept = await get(path);
    expect([kept.status, kept.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(small);
  });

  it('give their place to a row that has a point', async () => {
    const { client, context } = app();
    await attach({ 'a.jpg': await aPhoto() }, { layer: 'housing_project', fid: 1 });
    const [item] = await list('housing_project');
    expect(item?.place).toMatchObject({ usable: true });
    expect(item?.place?.fromRowM).toBeGreaterThan(2000);
    await client.documents.usePlace({ ...item!, layer: 'housing_project', fid: 1 });
    expect((await list('housing_project'))[0]?.place?.fromRowM).toBeLessThan(1);
    expect((await client.layers.feature({ layer: 'housing_project', fid: 1 })).extent?.[0]).toBeCloseTo(
      PLACE.lon,
      5,
    );
    await client.journal.undo();
    expect((await list('housing_project'))[0]?.place?.fromRowM).toBeGreaterThan(2000);
    expect(readLayer(context.workspace().db, 'housing_project').featureCount).toBe(1);
    await attach({ 'b.jpg': await aPhoto('#222222') });
    const [forest] = await list();
    expect(await code(client.documents.usePlace({ ...forest!, layer: 'community_forest', fid: 1 }))).toBe(
      'place-not-used',
    );
    expect(await code(client.documents.usePlace({ ...forest!, layer: 'housing_project', fid: 1 }))).toBe(
      'place-not-used',
    );
  });
});

describe('documents that are handed on', () => {
  it('leave without place, time and camera, one by one and packed; what shows vulnerable people stays', async () => {
    const { client, context } = app();
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), Buffer.alloc(32)]);
    await attach({
      'ป่า.jpg': await aPhoto(),
      'a.heic': heic,
      'ระเบียบ.txt': 'ระเบียบ',
      'คน.jpg': await aPhoto('#ffffff'),
    });
    const people = (await list()).find(({ title }) => title === 'คน');
    await client.documents.update({ ...people!, change: { sensitive: true } });
    const photo = (await list()).find(({ title }) => title === 'ป่า');
    const rule = (await list()).find(({ title }) => title === 'ระเบียบ');
    await client.documents.update({ ...rule!, change: { note: '=HYPERLINK("x")' } });
    const out = await client.documents.handOut({ ...photo!, form: 'plain' });
    expect(out.name).toBe('ป่า.jpg');
    const bytes = readFileSync(context.files.path(out.token).path);
    expect(photoFacts(bytes)).toEqual({ takenAt: null, place: null, orientation: 1 });
    expect(bytes.includes('PhoneMaker')).toBe(false);
    const odd = (await list()).find(({ fileName }) => fileName === 'a.heic');
    expect(await code(client.documents.handOut({ ...odd!, form: 'plain' }))).toBe('document-not-plain');
    const job = await ended(client.documents.handOn({ layer: 'community_forest', fids: null }));
    expect(job.state).toBe('done');
    const result = job.result as HandedOn;
    expect(result).toMatchObject({
      files: 2,
      leftOut: expect.arrayContaining([
        { title: 'คน', reason: 'sensitive' },
        { title: 'a', reason: 'not-strippable' },
      ]),
    });
    const files = unzipSync(readFileSync(context.files.path(result.download).path));
    expect(Object.keys(files).sort()).toEqual([
      'ป่าชุมชนกลาง/ป่า.jpg',
      'ป่าชุมชนกลาง/ระเบียบ.txt',
      'รายการเอกสาร.csv',
    ]);
    expect(photoFacts(Buffer.from(files['ป่าชุมชนกลาง/ป่า.jpg']!)).place).toBeNull();
    const sheet = Buffer.from(files['รายการเอกสาร.csv']!).toString();
    expect(sheet).toContain('31 ม.ค. 2569');
    // No spreadsheet runs what somebody typed.
    expect(sheet).toContain(`"'=HYPERLINK(""x"")"`);
    expect(await code(client.documents.handOn({ layer: 'household', fids: null }))).toBe(
      'export-personal-data',
    );
  });
});

describe('files that nobody needs', () => {
  it('are deleted by a cleaning, which leaves what an undo or a redo may bring back', async () => {
    const { client, context } = app();
    await attach({ 'ก.txt': 'ก', 'ข.txt': 'ข' });
    await attach({ 'ค.txt': 'ค' });
    const orphan = 'f'.repeat(64);
    const { folder } = context.workspace();
    rmSync(storedPath(folder, orphan), { force: true });
    (await import('node:fs')).mkdirSync(storedPath(folder, orphan).slice(0, -65), { recursive: true });
    writeFileSync(storedPath(folder, orphan), 'left by a crash');
    await client.documents.detach({ documents: [(await list()).find(({ title }) => title === 'ก')!] });
    expect(await client.documents.use()).toMatchObject({ files: 4, unusedFiles: 1, unusedBytes: 15 });
    await ended(client.documents.cleanUp());
    expect(stored()).toHaveLength(3);
    await client.journal.undo();
    expect((await list()).map(({ title, here }) => [title, here])).toContainEqual(['ก', true]);
    await client.journal.undo();
    expect(await client.documents.use()).toMatchObject({ unusedFiles: 0 });
    // Something new cuts the redo off: the file of the attaching that was undone comes back no more.
    await client.documents.update({ ...(await list())[0]!, change: { note: 'ใหม่' } });
    expect(await client.documents.use()).toMatchObject({ unusedFiles: 1 });
    await ended(client.documents.cleanUp());
    expect(stored()).toHaveLength(2);
    expect((await list()).every(({ here }) => here)).toBe(true);
  });

  it('stay while a backup reads them; a backup holds all of them but what can be made again', async () => {
    const { client } = app();
    await attach({ 'a.jpg': await aPhoto(), 'b.txt': 'ข' });
    const [item] = (await list()).filter(({ kind }) => kind === 'photo');
    const small = await sharp(await aPhoto())
      .resize(96)
      .webp()
      .toBuffer();
    await get(`documents/${item?.id}/thumb`, { method: 'POST', body: new Uint8Array(small) });
    const before = await list();
    expect((await ended(client.workspace.backup())).state).toBe('done');
    const [backup] = await client.workspace.backups();
    await client.workspace.restore({ backupId: backup?.id ?? '' });
    expect(await list()).toEqual(before);
    expect(stored()).toHaveLength(2);
    expect(await client.workspace.check()).toMatchObject({ ok: true });
    expect(bugs).toEqual([]);
  });
});
