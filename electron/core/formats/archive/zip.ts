import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, open, type ZipFile } from 'yauzl';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { decodeNames } from './zip-names.ts';

/** What an archive may be at most. A cap is checked against what really comes out, not what the archive says. */
export interface ZipLimits {
  readonly entries: number;
  readonly totalBytes: number;
  /** Output over input, looked at once an entry has given `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 10_000,
  totalBytes: 4 * 2 ** 30,
  ratio: 400,
  ratioFrom: 16 * 2 ** 20,
};

export interface ZipMember {
  /** The path in the archive, with `/`; never used as a path on disk. */
  readonly name: string;
  readonly size: number;
  /** Null for what was not wanted and for what a password keeps. */
  readonly path: string | null;
  readonly locked: boolean;
}

export interface ZipContents {
  readonly members: readonly ZipMember[];
  /** Names that point out of the archive: passed over. */
  readonly unsafe: readonly string[];
}

const ENCRYPTED = 1;

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: true };
    open(path, options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });

function readEntries(zip: ZipFile, limit: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > limit) reject(new Refusal('archive-unsafe', { entries: limit }));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });

/** Backslashes are separators to Windows programs; a drive or `..` has no business in an archive. */
const memberName = (name: string): string => name.replaceAll('\\', '/').normalize('NFC');
const isUnsafe = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0');

/**
 * Unpacks the members that `wanted` picks into `folder`, under names of our own: no name from an archive ever becomes
 * a path. Refuses `archive-unsafe` when a cap is passed and `file-unreadable` for what is no archive or is damaged;
 * nothing that was unpacked stays then.
 *
 * @param file the archive's name, for the refusal
 */
export async function unpackZip(
  path: string,
  file: string,
  folder: string,
  wanted: (name: string) => boolean,
  options: { limits?: ZipLimits; signal?: AbortSignal } = {},
): Promise<ZipContents> {
  const limits = options.limits ?? ZIP_LIMITS;
  const written: string[] = [];
  let zip: ZipFile | undefined;
  try {
    zip = await openZip(path);
    const entries = await readEntries(zip, limits.entries);
    const names = namesOf(entries);
    const members: ZipMember[] = [];
    let left = limits.totalBytes;
    for (const [i, entry] of entries.entries()) {
      const name = names[i]!;
      if (name.endsWith('/') || isUnsafe(name)) continue;
      if (!wanted(name) || entry.generalPurposeBitFlag & ENCRYPTED) {
        const locked = (entry.generalPurposeBitFlag & ENCRYPTED) !== 0;
        members.push({ name, size: entry.uncompressedSize, path: null, locked });
        continue;
      }
      const target = join(folder, `${String(i).padStart(5, '0')}${extensionOf(name)}`);
      written.push(target);
      const size = await unpack(zip, entry, target, { ...limits, totalBytes: left }, options.signal);
      left -= size;
      members.push({ name, size, path: target, locked: false });
    }
    return { members, unsafe: names.filter(isUnsafe) };
  } catch (error) {
    for (const target of written) await rm(target, { force: true });
    options.signal?.throwIfAborted();
    throw asRefusal(error, file);
  } finally {
    zip?.close();
  }
}

const namesOf = (entries: readonly Entry[]): string[] =>
  decodeNames(
    entries.map((entry) => ({
      bytes: entry.fileNameRaw,
      flags: entry.generalPurposeBitFlag,
      extras: entry.extraFields ?? [],
    })),
  ).map(memberName);

const extensionOf = (name: string): string => /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';

async function unpack(
  zip: ZipFile,
  entry: Entry,
  target: string,
  limits: ZipLimits,
  signal: AbortSignal | undefined,
): Promise<number> {
  let size = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      const tooMuch = size > limits.totalBytes;
      const tooDense = size > limits.ratioFrom && size > entry.compressedSize * limits.ratio;
      if (tooMuch || tooDense) done(new Refusal('archive-unsafe', { megabytes: Math.floor(size / 2 ** 20) }));
      else done(null, chunk);
    },
  });
  await pipeline(await streamOf(zip, entry), counter, createWriteStream(target, { flags: 'wx' }), {
    ...(signal ? { signal } : {}),
  });
  return size;
}

function asRefusal(error: unknown, file: string): unknown {
  if (error instanceof Refusal) return new Refusal(error.code, { ...error.details, file });
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return error;
  return new Refusal('file-unreadable', { file });
}
