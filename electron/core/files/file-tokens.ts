import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { FileTokens, HeldFile } from '../context.ts';

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
  return new Tokens(temp);
}

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly temporary: boolean;
  readonly once: boolean;
  readonly personal: boolean;
  /** How many are at work with it. */
  held: number;
}

class Tokens implements FileTokens {
  private readonly temp: string;
  private readonly known = new Map<string, Entry>();
  /** Released while somebody was at work with them: they go when that ends. */
  private readonly leaving = new Set<Entry>();
  /** Temporary files that lie elsewhere than in the folder of this launch. */
  private readonly elsewhere = new Set<string>();
  private run: string | null = null;

  constructor(temp: string) {
    this.temp = temp;
  }

  add(path: string, { name = basename(path), temporary = false, personal = false, once = false } = {}) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new Refusal('file-not-found', { file: name });
    const token = randomBytes(16).toString('base64url');
    this.known.set(token, { path, name, temporary, once: once || personal, personal, held: 0 });
    if (temporary && this.folderOf(path) === null) this.elsewhere.add(path);
    return { token, name, size: stat.isDirectory() ? 0 : stat.size };
  }

  private entry(token: string): Entry {
    const entry = this.known.get(token);
    if (!entry) throw new Refusal('token-unknown');
    return entry;
  }

  path(token: string) {
    const { path, name } = this.entry(token);
    return { path, name };
  }

  hold(token: string): HeldFile {
    const entry = this.entry(token);
    const { path, name, once } = entry;
    entry.held += 1;
    let ended = false;
    const done = (served = false): void => {
      if (ended) return;
      ended = true;
      entry.held -= 1;
      if (served && once) this.release([token]);
      else if (entry.held === 0 && this.leaving.delete(entry)) this.remove(entry);
    };
    return { path, name, done };
  }

  release(tokens: readonly string[]): void {
    for (const token of tokens) {
      const entry = this.known.get(token);
      this.known.delete(token);
      if (!entry?.temporary) continue;
      if (entry.held > 0) this.leaving.add(entry);
      else this.remove(entry);
    }
  }

  releasePersonal(): void {
    this.release([...this.known].filter(([, entry]) => entry.personal).map(([token]) => token));
  }

  temporaryFolder(): string {
    mkdirSync(this.temp, { recursive: true });
    this.run ??= mkdtempSync(join(this.temp, `changwat-run-${process.pid}-`));
    return mkdtempSync(join(this.run, 'files-'));
  }

  releaseTemporary(): void {
    const temporary = [...this.known].filter(([, entry]) => entry.temporary);
    this.release(temporary.map(([token]) => token));
    if (this.run === null) return;
    const held = new Set([...this.leaving].map(({ path }) => this.folderOf(path)));
    for (const name of readdirSync(this.run)) {
      const folder = join(this.run, name);
      if (!held.has(folder)) removeIfFree(folder);
    }
  }

  /** The folder that was made for a file, and for it alone; null for one that lies elsewhere. */
  private folderOf(path: string): string | null {
    const folder = dirname(path);
    return this.run !== null && dirname(folder) === this.run ? folder : null;
  }

  private remove({ path }: Entry): void {
    if (removeIfFree(this.folderOf(path) ?? path)) this.elsewhere.delete(path);
  }

  close(): void {
    this.known.clear();
    this.leaving.clear();
    for (const path of [...this.elsewhere, ...(this.run === null ? [] : [this.run])])
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    this.elsewhere.clear();
    this.run = null;
  }
}

/** False for what another program still holds (Windows): it goes when the app ends. */
function removeIfFree(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    return true;
  } catch {
    return false;
  }
}
