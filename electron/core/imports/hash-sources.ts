import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileEntry } from '../formats/index.ts';
import type { SourceSet } from './sources.ts';

export interface SourceHashes {
  /** SHA-256 of the file that was dropped. */
  readonly original: string;
  /** One hash over all parts of the set: the same content is known again, zipped or not. */
  readonly content: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** One block is filled again and again: a stream would leave as many bytes behind as the file has. */
const BLOCK = 1 << 20;

/** A file of many sets is hashed once. */
const hashed = new WeakMap<FileEntry, string>();

/** Hashes of a set's files. */
export async function hashSources(set: SourceSet, signal?: AbortSignal): Promise<SourceHashes> {
  const parts: Record<string, string> = {};
  for (const { extension, file } of readParts(set)) parts[extension] = await hashOf(file, signal);
  const same = readParts(set).find(({ file }) => file.path === set.original.path);
  const original = same ? parts[same.extension]! : await hashOf(set.original, signal);
  const layer = set.format === 'shapefile' || set.layer === null ? [] : [set.layer];
  const content = createHash('sha256')
    .update([JSON.stringify(parts), ...layer].join('\n'))
    .digest('hex');
  return { original, content, parts };
}

/** The parts whose bytes are read, by their extension. */
function readParts(set: SourceSet): { extension: string; file: FileEntry }[] {
  if (set.format !== 'shapefile') return [{ extension: set.format, file: set.file }];
  return Object.entries(set.paths)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([extension, path]) => ({
      extension,
      file: set.parts.find((part) => part.path === path) ?? { path, name: set.name, size: 0 },
    }));
}

async function hashOf(file: FileEntry, signal?: AbortSignal): Promise<string> {
  const known = hashed.get(file);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const handle = await open(file.path, 'r');
  try {
    const room = Buffer.allocUnsafeSlow(BLOCK);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await handle.read(room, 0, BLOCK);
      if (bytesRead === 0) break;
      hash.update(room.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
  const digest = hash.digest('hex');
  hashed.set(file, digest);
  return digest;
}
