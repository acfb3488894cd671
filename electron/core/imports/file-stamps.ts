import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Sources } from './sources.ts';

/** Files as they were when they were read: by path, their size and when they were written. */
export type FileStamps = ReadonlyMap<string, string>;

const stampOf = (path: string): string => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.size} ${stat.mtimeMs}` : 'gone';
};

/** Stamps of all files that rows are read from. */
export function stampsOf({ sets }: Sources): FileStamps {
  const paths = sets.flatMap((set) => {
    const read = set.format === 'shapefile' ? [] : [set.file];
    return [...read, ...set.parts, set.original].map(({ path }) => path);
  });
  return new Map([...new Set(paths)].map((path) => [path, stampOf(path)]));
}

/**
 * What is written is what was shown: refuses `file-changed`, and `file-not-found` for a file that is gone, where that can
 * no longer be.
 */
export function requireUnchanged(stamps: FileStamps): void {
  for (const [path, stamp] of stamps) {
    const now = stampOf(path);
    if (now === stamp) continue;
    throw new Refusal(now === 'gone' ? 'file-not-found' : 'file-changed', { file: basename(path) });
  }
}
