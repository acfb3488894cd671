import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attachment, safeFileName } from './file-names.ts';
import { createFileTokens } from './file-tokens.ts';
import { filesRoutes } from './files.routes.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'changwat-files-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('a name from outside', () => {
  test.each([
    ['ตำบล.shp', 'ตำบล.shp'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\x\\y.dbf', 'y.dbf'],
    ['a\u0000b\n.shp', 'a_b_.shp'],
    ['.bashrc', 'bashrc'],
    ['con.txt', 'file_con.txt'],
    ['name. . ', 'name'],
    ['', 'file_'],
    ['..', 'file_'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  test('that is too long is cut between letters and keeps its ending', () => {
    const safe = safeFileName(`${'น้ำปาด'.repeat(40)}.shp`);
    expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(180);
    expect(safe.endsWith('.shp')).toBe(true);
    expect(safe).not.toContain('\ufffd');
  });

  test('travels in a header as RFC 5987 says', () => {
    expect(attachment(`ป่า "1's".gpkg`)).toBe(
      `attachment; filename="___ _1's_.gpkg"; filename*=UTF-8''%E0%B8%9B%E0%B9%88%E0%B8%B2%20%221%27s%22.gpkg`,
    );
  });
});

describe('uploads', () => {
  const upload = (routes: ReturnType<typeof filesRoutes>, name: string, body: BodyInit) =>
    routes.request(`/?name=${encodeURIComponent(name)}`, { method: 'POST', body });

  test('two parts of one name do not meet, and closing takes them away', async () => {
    const files = createFileTokens(join(home, 'temp'));
    const routes = filesRoutes({ files });
    const tokens: string[] = [];
    for (const text of ['one', 'two']) {
      const answer = (await (await upload(routes, 'a.shp', text)).json()) as { token: string };
      tokens.push(answer.token);
    }
    const paths = tokens.map((token) => files.path(token).path);
    expect(new Set(paths).size).toBe(2);
    files.close();
    expect(paths.map((path) => existsSync(path))).toEqual([false, false]);
    expect(() => files.path(tokens[0] ?? '')).toThrow(expect.objectContaining({ code: 'token-unknown' }));
  });

  test('one that is too large is refused while it comes, and leaves nothing', async () => {
    const files = createFileTokens(join(home, 'temp'));
    let refused: unknown;
    const routes = filesRoutes({ files }, 100).onError((error, c) => {
      refused = error;
      return c.text('', 422);
    });
    expect((await upload(routes, 'a.shp', 'x'.repeat(101))).status).toBe(422);
    expect(refused).toMatchObject({ code: 'file-too-large', details: { file: 'a.shp' } });
    const left = readdirSync(join(home, 'temp'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    expect((await upload(routes, 'a.shp', 'x'.repeat(100))).status).toBe(200);
  });
});

describe('what is temporary', () => {
  const made = () => {
    const files = createFileTokens(join(home, 'temp'));
    const file = (options: { once?: boolean } = {}) => {
      const path = join(files.temporaryFolder(), 'รายชื่อ.xlsx');
      writeFileSync(path, 'ลับ');
      return { path, token: files.add(path, { temporary: true, ...options }).token };
    };
    return { files, file, routes: filesRoutes({ files }) };
  };
  const left = (): string[] =>
    readdirSync(join(home, 'temp'), { recursive: true })
      .map(String)
      .filter((name) => name.includes('files-'));

  test('goes with its folder when it is released, but not while somebody is at work with it', () => {
    const { files, file } = made();
    const [one, two] = [file(), file()];
    const held = files.hold(two.token);
    files.release([one.token, two.token, 'unknown']);
    expect(existsSync(one.path)).toBe(false);
    expect(existsSync(held.path)).toBe(true);
    expect(() => files.path(two.token)).toThrow(expect.objectContaining({ code: 'token-unknown' }));
    held.done();
    expect(left()).toEqual([]);
    files.close();
  });

  test('and may hold personal data goes once it was fetched whole; another stays to be fetched again', async () => {
    const { files, file, routes } = made();
    const [once, again] = [file({ once: true }), file()];
    for (const { token } of [once, again])
      expect(await (await routes.request(`/${token}`)).text()).toBe('ลับ');
    await expect.poll(() => existsSync(once.path)).toBe(false);
    expect(existsSync(again.path)).toBe(true);
    files.close();
  });

  test('is deleted when a workspace closes, unpacked archives too, but for what is being restored from', () => {
    const { files, file } = made();
    writeFileSync(join(files.temporaryFolder(), 'unpacked.dbf'), 'ลับ');
    file();
    const restoring = files.hold(file().token);
    const own = join(home, 'own.shp');
    writeFileSync(own, 'data');
    const { token } = files.add(own);
    files.releaseTemporary();
    expect(left()).toHaveLength(2);
    expect(existsSync(restoring.path)).toBe(true);
    expect(files.path(token).path).toBe(own);
    restoring.done();
    expect(left()).toEqual([]);
    files.close();
  });
});

test("the user's own files stay where they are when the app closes", () => {
  const own = join(home, 'own.shp');
  writeFileSync(own, 'data');
  const files = createFileTokens(join(home, 'temp'));
  expect(files.add(own)).toMatchObject({ name: 'own.shp', size: 4 });
  expect(() => files.add(join(home, 'none.shp'))).toThrow(
    expect.objectContaining({ code: 'file-not-found' }),
  );
  files.close();
  expect(existsSync(own)).toBe(true);
});

test('what a launch that crashed left behind is deleted by the next one, and nothing else', () => {
  const temp = join(home, 'temp');
  const mine = createFileTokens(temp);
  writeFileSync(join(mine.temporaryFolder(), 'a'), 'x');
  const [running = ''] = readdirSync(temp);
  const { pid } = spawnSync(process.execPath, ['--version']);
  const dead = `changwat-run-${pid}-abcdef`;
  for (const name of [dead, 'changwat-other', `x${dead}`])
    mkdirSync(join(temp, name, 'files-1'), { recursive: true });
  createFileTokens(temp).close();
  expect(readdirSync(temp).sort()).toEqual([running, 'changwat-other', `x${dead}`].sort());
  mine.close();
  expect(existsSync(join(temp, running))).toBe(false);
});
