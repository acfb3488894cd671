import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own: small enough to fill, and able to be made read-only even for root. */
export interface SmallDisk {
  readonly path: string;
  setReadOnly(on: boolean): void;
  remove(): void;
}

const run = (...args: string[]): void =>
  void execFileSync(args[0] as string, args.slice(1), { stdio: 'pipe' });

/** Mounts a disk in memory; null where this may not be done (not Linux, not root). */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'changwat-disk-'));
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path);
  } catch {
    rmdirSync(path);
    return null;
  }
  return {
    path,
    setReadOnly: (on) => run('mount', '-o', `remount,${on ? 'ro' : 'rw'}`, path),
    remove() {
      run('umount', path);
      rmdirSync(path);
    },
  };
}

/** Whether this machine lets a test mount a disk. */
export function canMount(): boolean {
  const disk = mountSmallDisk(1);
  disk?.remove();
  return disk !== null;
}
