import { readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { folderNameOf } from './paths.ts';

/**
 * Folders that a program copies to elsewhere behind our back: it takes the database and its log at different moments,
 * and puts back what another computer wrote. Names of a path's segments, as the programs make them.
 */
const SYNC_FOLDERS = [
  /^onedrive( - .+)?$/i,
  /^dropbox( \(.+\))?$/i,
  /^google ?drive$/i,
  /^my drive$/i,
  /^googledrive-.+$/i,
  /^icloud ?drive$/i,
  /^mobile documents$/i,
  /^nextcloud$/i,
  /^owncloud$/i,
  /^pcloud ?drive$/i,
  /^mega(sync)?$/i,
  /^box( sync)?$/i,
  /^synology ?drive$/i,
  /^syncthing$/i,
];
/** File systems that are another machine's disk: SQLite's write-ahead log needs memory that both share. */
const NETWORK_TYPES =
  /^(nfs\d?|cifs|smb\d?|smbfs|afs|ceph|glusterfs|davfs|fuse\.(sshfs|rclone|davfs2?|glusterfs|s3fs|gvfsd-fuse))$/;

/** True for a path that lies on a network share by its spelling: `\\server\share`, `//server/share`. */
export const isNetworkPath = (path: string): boolean =>
  /^(\\\\\?\\UNC\\|\\\\(?![.?]\\)|\/\/[^/])/i.test(path);

/** True when a segment of the path bears the name of a folder that a sync program keeps. */
export const isSyncPath = (path: string): boolean =>
  path.split(/[\\/]/).some((segment) => SYNC_FOLDERS.some((pattern) => pattern.test(segment)));

/** The type of the file system that holds a path, from Linux's table of mounts; null when it can't be told. */
export function fileSystemType(path: string, mounts: string): string | null {
  let best: { at: string; type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [, at, type] = line.split(' ');
    if (!at || !type) continue;
    const point = at.replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const holds = path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`);
    if (holds && (!best || point.length >= best.at.length)) best = { at: point, type };
  }
  return best?.type ?? null;
}

/** The real path of a folder that may not be there yet: that of its nearest ancestor that is, and the rest. */
export function realPathOf(folder: string): string {
  const whole = resolve(folder);
  for (let at = whole; ; at = dirname(at)) {
    try {
      return realpathSync(at) + whole.slice(at.length);
    } catch {
      if (at === dirname(at)) return whole;
    }
  }
}

function mountTable(): string {
  try {
    return readFileSync('/proc/self/mounts', 'utf8');
  } catch {
    // Not Linux: the spelling of the path is all there is to go by.
    return '';
  }
}

/** Refuses `folder-on-network` for a share or a folder that is synchronised elsewhere. */
export function refuseNetworkFolder(folder: string, mounts = mountTable()): void {
  const real = realPathOf(folder);
  const type = fileSystemType(real, mounts);
  const remote = isNetworkPath(folder) || isNetworkPath(real) || (type !== null && NETWORK_TYPES.test(type));
  if (remote || isSyncPath(resolve(folder)) || isSyncPath(real)) {
    throw new Refusal('folder-on-network', { folder: folderNameOf(folder) });
  }
}
