import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { FileSink } from '../formats/file-sink.ts';

const CHUNK_BYTES = 1 << 20;
const PACKED = 'out.zip';

/** Feeds a file to its entry a megabyte at a time; others get their turn in between. */
async function packFile(path: string, entry: ZipDeflate, signal: AbortSignal): Promise<void> {
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK_BYTES);
      const count = readSync(handle, chunk, 0, CHUNK_BYTES, null);
      entry.push(chunk.subarray(0, count), count === 0);
      if (count === 0) return;
      await nextTurn();
      signal.throwIfAborted();
    }
  } finally {
    closeSync(handle);
  }
}

/** Packs files of a folder into one ZIP there and returns its name; names stand in UTF-8. */
export async function writeZip(
  folder: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const sink = new FileSink(join(folder, PACKED));
  try {
    let failed: Error | null = null;
    const zip = new Zip((error, chunk) => {
      if (error) failed = error;
      else sink.write(chunk);
    });
    for (const name of names) {
      const entry = new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      await packFile(join(folder, name), entry, signal);
    }
    zip.end();
    if (failed) throw failed;
    sink.finish();
    return PACKED;
  } finally {
    sink.close();
  }
}
