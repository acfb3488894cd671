import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { keyRingText } from '../store-file.ts';
import { type KeyRing, parseKeyRing } from './key-ring.ts';

export interface RingFile {
  /** Refuses `workspace-damaged` when there is none, or it can't be read. */
  read(): KeyRing;
  write(ring: KeyRing): void;
  /** The store's id, or null without a readable record. */
  storeId(): string | null;
}

/** The key record beside the store. */
export function ringFile(path: string, writeFile: (path: string, text: string) => void): RingFile {
  const load = (): KeyRing | null => (existsSync(path) ? parseKeyRing(readFileSync(path, 'utf8')) : null);
  return {
    read() {
      const ring = load();
      if (!ring) throw new Refusal('workspace-damaged', { folder: basename(path) });
      return ring;
    },
    write: (ring) => writeFile(path, keyRingText(ring)),
    storeId: () => load()?.storeId ?? null,
  };
}
