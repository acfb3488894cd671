import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where a workspace's documents and photos lie. Names that begin with a dot are not of it: they can be made again. */
export const filesPathOf = (folder: string): string => join(folder, 'files');

/** Where the content with this SHA-256 lies: two digits make folders of a size that file managers bear. */
export const storedPath = (folder: string, hash: string): string =>
  join(filesPathOf(folder), hash.slice(0, 2), hash);

/** A file while it comes in, on the same disk as where it will lie. */
export function incomingPath(folder: string): string {
  const files = filesPathOf(folder);
  mkdirSync(files, { recursive: true });
  return join(files, `.incoming-${randomUUID()}`);
}

export interface CopyControl {
  readonly signal: AbortSignal;
  onBytes(bytes: number): void;
}

/** Copies a file to a new path through `change`, and flushes it to the disk. What fails leaves nothing behind. */
export async function copyThrough(
  source: string,
  target: string,
  change: readonly NodeJS.ReadWriteStream[],
  { signal, onBytes }: CopyControl,
): Promise<void> {
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  try {
    await pipeline(
      [createReadStream(source), counted, ...change, createWriteStream(target, { flags: 'wx' })],
      {
        signal,
      },
    );
    const written = await open(target, 'r+');
    try {
      await written.sync();
    } finally {
      await written.close();
    }
  } catch (error) {
    rmSync(target, { force: true });
    signal.throwIfAborted();
    throw error;
  }
}

export interface StoredFile {
  /** SHA-256 of its content, in hexadecimal digits. */
  readonly hash: string;
  readonly bytes: number;
  /** False where the same content lay there already. */
  readonly fresh: boolean;
}

/** Takes a file into the workspace by its content: whole under its name or not at all, and each content once. */
export async function storeFile(folder: string, source: string, control: CopyControl): Promise<StoredFile> {
  const incoming = incomingPath(folder);
  const sum = createHash('sha256');
  let bytes = 0;
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await copyThrough(source, incoming, [hashing], control);
  const hash = sum.digest('hex');
  const target = storedPath(folder, hash);
  if (existsSync(target)) {
    rmSync(incoming, { force: true });
    return { hash, bytes, fresh: false };
  }
  mkdirSync(dirname(target), { recursive: true });
  renameSync(incoming, target);
  return { hash, bytes, fresh: true };
}
