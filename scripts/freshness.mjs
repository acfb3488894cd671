import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Neither tests nor benchmarks are built. */
const LEFT_OUT = /(^|\/)(bench|node_modules|testing)(\/|$)|\.(test|integration\.test)\.tsx?$|\.md$/;

/** One hash of the names, sizes and times of all files below `paths`. */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, root, path);
  return hash.digest('hex');
}

function add(hash, root, path) {
  if (LEFT_OUT.test(path)) return;
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) hash.update(`${path}\n${stat.size}\n${stat.mtimeMs}\n`);
  else for (const name of readdirSync(join(root, path)).sort()) add(hash, root, `${path}/${name}`);
}

/**
 * Runs `build` when what it builds from has changed since it last ran; tells whether it ran. Several processes may ask
 * at once: one builds, the others wait for it.
 */
export async function whenStale({ root, name, paths, build }) {
  const stamp = join(root, 'out', `.${name}`);
  const isFresh = () => read(stamp) === fingerprint(root, paths);
  if (isFresh()) return false;
  const release = await lock(join(root, 'out', `.${name}.lock`));
  try {
    if (isFresh()) return false;
    // Taken before the build: what changes meanwhile makes it stale again.
    const now = fingerprint(root, paths);
    rmSync(stamp, { force: true });
    await build();
    writeFileSync(stamp, now);
    return true;
  } finally {
    release();
  }
}

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** Takes a lock file that names its process; one whose process is gone counts for nothing. */
async function lock(path) {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(read(path));
    if (holder > 0 && !isAlive(holder)) rmSync(path, { force: true });
    else await pause(100);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
