import { expect, test } from 'vitest';
import { SHELL_CHANNELS } from '../../shared/contract/shell.ts';
import { type ShellParts, shellCalls } from './shell-calls.ts';

function shell(parts: Partial<ShellParts> = {}) {
  const asked: { path: string; body: unknown }[] = [];
  const calls = shellCalls({
    downloads: '/home/u/Downloads',
    pickFiles: async () => ['/data/ตำบล.shp'],
    pickFolder: async () => null,
    pickSavePath: async (suggested) => suggested,
    setFullScreen: () => {},
    openPath: async () => true,
    core: async (path, body) => {
      asked.push({ path, body });
      return [{ token: 't1', name: 'ตำบล.shp', size: 3 }];
    },
    ...parts,
  });
  const call = (name: keyof typeof SHELL_CHANNELS, input?: unknown) => calls[SHELL_CHANNELS[name]]?.(input);
  return { call, asked, calls };
}

test('there is a call for each channel and no other', () => {
  expect(Object.keys(shell().calls).sort()).toEqual(Object.values(SHELL_CHANNELS).sort());
});

test('picked and dropped files become tokens; the page is given no path', async () => {
  const { call, asked } = shell();
  const picked = await call('pickFiles', { extensions: ['shp'], multiple: true });
  expect(picked).toEqual([{ token: 't1', name: 'ตำบล.shp', size: 3 }]);
  await call('droppedFiles', ['/data/a.shp', '', '/data/a.dbf']);
  expect(asked.map(({ body }) => body)).toEqual([
    { paths: ['/data/ตำบล.shp'] },
    { paths: ['/data/a.shp', '/data/a.dbf'] },
  ]);
  expect(JSON.stringify(picked)).not.toContain('/data');
});

test('a cancelled dialog asks the core nothing', async () => {
  const { call, asked } = shell({ pickFiles: async () => [], pickSavePath: async () => null });
  expect(await call('pickFiles', { extensions: [], multiple: false })).toEqual([]);
  expect(await call('pickFolder')).toBeNull();
  expect(await call('saveFile', { token: 't1', name: 'a.xlsx' })).toBe(false);
  expect(asked).toEqual([]);
});

test('a suggested name can not leave the folder of downloads', async () => {
  const suggested: string[] = [];
  const { call } = shell({
    pickSavePath: async (path) => {
      suggested.push(path);
      return null;
    },
  });
  for (const name of ['../../.bashrc', '..', 'C:\\x.gpkg', 'ป่าชุมชน.gpkg'])
    await call('saveFile', { token: 't', name });
  expect(suggested).toEqual([
    '/home/u/Downloads/__.._.bashrc',
    '/home/u/Downloads/_',
    '/home/u/Downloads/C__x.gpkg',
    '/home/u/Downloads/ป่าชุมชน.gpkg',
  ]);
});

test('a file is opened by its own program only when it is what it is called, and of a kind that runs nothing', async () => {
  const opened: string[] = [];
  const { call } = shell({
    openPath: async (path) => opened.push(path) > 0,
    core: async () => ({ path: '/tmp/run/files-1/ระเบียบ.pdf' }),
  });
  expect(await call('openFile', { token: 't', name: 'ระเบียบ.pdf' })).toBe(true);
  expect(opened).toEqual(['/tmp/run/files-1/ระเบียบ.pdf']);
  for (const name of ['other.pdf', 'ระเบียบ.pdf.exe', 'x.html', 'x.svg', 'x.lnk', 'x.zip', 'x'])
    await expect(call('openFile', { token: 't', name })).rejects.toThrow();
  expect(opened).toHaveLength(1);
});

test.each([
  ['pickFiles', { extensions: ['*'], multiple: true }],
  ['pickFiles', null],
  ['droppedFiles', '/etc/passwd'],
  ['saveFile', { token: 5, name: 'x' }],
  ['setFullScreen', 'yes'],
] as const)('%s refuses %j', async (name, input) => {
  await expect(shell().call(name, input)).rejects.toThrow();
});
