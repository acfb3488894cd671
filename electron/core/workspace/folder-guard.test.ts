import { expect, it } from 'vitest';
import { fileSystemType, isNetworkPath, isSyncPath, refuseNetworkFolder } from './folder-guard.ts';

it('tells shares and synchronised folders by their paths', () => {
  for (const path of ['\\\\server\\งาน', '//server/share/x', '\\\\?\\UNC\\server\\share'])
    expect(isNetworkPath(path)).toBe(true);
  for (const path of ['C:\\งาน', '/home/a', '\\\\?\\C:\\งาน', '\\\\.\\C:'])
    expect(isNetworkPath(path)).toBe(false);
  const synced = [
    'C:\\Users\\a\\OneDrive\\งาน',
    'C:\\Users\\a\\OneDrive - พอช\\x',
    '/home/a/Dropbox/x',
    'G:\\My Drive\\x',
    '/Users/a/Library/Mobile Documents/x',
  ];
  for (const path of synced) expect(isSyncPath(path)).toBe(true);
  for (const path of [
    'C:\\Users\\a\\Documents',
    '/home/a/onedrives',
    '/home/dropboxer/x',
    '/data/box office',
  ])
    expect(isSyncPath(path)).toBe(false);
});

it('tells the file system that holds a path, the innermost mount and escaped names included', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    'server:/x /mnt/งาน\\040กลาง nfs4 rw 0 0',
    '//s/x /mnt cifs rw 0 0',
    '/dev/sdb1 /mnt/local ext4 rw 0 0',
  ].join('\n');
  expect(fileSystemType('/home/a', mounts)).toBe('ext4');
  expect(fileSystemType('/mnt/งาน กลาง/w', mounts)).toBe('nfs4');
  expect(fileSystemType('/mnt/x', mounts)).toBe('cifs');
  expect(fileSystemType('/mnt/local/x', mounts)).toBe('ext4');
  expect(fileSystemType('/mntx', mounts)).toBe('ext4');
  expect(() => refuseNetworkFolder('/mnt/x/w', mounts)).toThrow('folder-on-network');
  expect(() => refuseNetworkFolder('/mnt/local/w', mounts)).not.toThrow();
});
