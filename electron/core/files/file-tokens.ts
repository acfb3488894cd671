import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { FileTokens } from '../context.ts';

/** One folder for each launch, `changwat-run-<process number>-<random>`: by its number a later launch knows whose it is. */
const RUN_FOLDER = /^changwat-run-(\d+)-/;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Uploads, unpacked archives and exports of launches that crashed may hold anything and must not stay. */
function sweepDead(temp: string): void {
  for (const name of readdirSync(temp)) {
    const pid = Number(RUN_FOLDER.exec(name)?.[1] ?? process.pid);
    if (isAlive(pid)) continue;
    try {
      rmSync(join(temp, name), { recursive: true, force: true });
    } catch {
      // Another user's, or still held by a program that shows it: the next launch tries again.
    }
  }
}

/**
 * Tokens for files and folders; temporary ones are deleted at `close`. `temp` is the parent of all temporary folders:
 * what launches left in it that ended without `close` is deleted now.
 */
export function createFileTokens(temp: string): FileTokens & { close(): void } {
  if (existsSync(temp)) sweepDead(temp);
  let run: string | null = null;
  const known = new Map<string, { path: string; name: string }>();
  const temporary = new Set<string>();
  return {
    add(path, options = {}) {
      const stat = statSync(path, { throwIfNoEntry: false });
      const name = options.name ?? basename(path);
      if (!stat) throw new Refusal('file-not-found', { file: name });
      const token = randomBytes(16).toString('base64url');
      known.set(token, { path, name });
      if (options.temporary) temporary.add(path);
      return { token, name, size: stat.isDirectory() ? 0 : stat.size };
    },
    path(token) {
      const entry = known.get(token);
      if (!entry) throw new Refusal('token-unknown');
      return { ...entry };
    },
    temporaryFolder() {
      mkdirSync(temp, { recursive: true });
      run ??= mkdtempSync(join(temp, `changwat-run-${process.pid}-`));
      temporary.add(run);
      return mkdtempSync(join(run, 'files-'));
    },
    close() {
      known.clear();
      for (const path of temporary) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      temporary.clear();
      run = null;
    },
  };
}
