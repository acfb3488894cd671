import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { incomingPath, storedPath } from '../files/index.ts';

/** Writes bytes under a name, whole and flushed or not at all. */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  incoming = `${path}.${randomUUID()}`,
): Promise<void> {
  try {
    const file = await open(incoming, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(incoming, path);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
}

/** Takes bytes into the workspace by their content; returns their hash. */
export async function storeBytes(folder: string, bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const path = storedPath(folder, hash);
  if (existsSync(path)) return hash;
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, bytes, incomingPath(folder));
  return hash;
}
