import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { type Entry, open as openZip, type ZipFile } from 'yauzl';

/** One file of an archive: bytes, or a file on disk. What is encrypted doesn't get smaller and is stored as it is. */
export interface ArchiveEntry {
  readonly name: string;
  readonly content: Uint8Array | { readonly path: string };
  readonly compress: boolean;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const UTF8_NAMES = 0x0800;
const ZIP64 = 45;
const MAX32 = 0xffffffff;
/** 1980-01-01: entries bear no time of their own; the manifest says when. */
const DOS_DATE = 0x0021;

function zip64Extra(...values: number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [i, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + i * 8);
  return extra;
}

/** Sizes stand in the 64-bit field of every entry, so that the header's length is known before the content is. */
function localHeader(entry: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(ZIP64, 4);
  head.writeUInt16LE(UTF8_NAMES, 6);
  head.writeUInt16LE(entry.method, 8);
  head.writeUInt16LE(DOS_DATE, 12);
  head.writeUInt32LE(entry.crc, 14);
  head.writeUInt32LE(MAX32, 18);
  head.writeUInt32LE(MAX32, 22);
  const extra = zip64Extra(entry.size, entry.packed);
  head.writeUInt16LE(entry.name.length, 26);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, entry.name, extra]);
}

function directoryEntry(entry: Written): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(ZIP64, 4);
  head.writeUInt16LE(ZIP64, 6);
  head.writeUInt16LE(UTF8_NAMES, 8);
  head.writeUInt16LE(entry.method, 10);
  head.writeUInt16LE(DOS_DATE, 14);
  head.writeUInt32LE(entry.crc, 16);
  head.writeUInt32LE(MAX32, 20);
  head.writeUInt32LE(MAX32, 24);
  const extra = zip64Extra(entry.size, entry.packed, entry.offset);
  head.writeUInt16LE(entry.name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(MAX32, 42);
  return Buffer.concat([head, entry.name, extra]);
}

function directoryEnd(count: number, size: number, offset: number): Buffer {
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(ZIP64, 12);
  end64.writeUInt16LE(ZIP64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(MAX32, 12);
  end.writeUInt32LE(MAX32, 16);
  return Buffer.concat([end64, locator, end]);
}

async function writeEntry(
  file: FileHandle,
  offset: number,
  entry: ArchiveEntry,
  onBytes: (bytes: number) => void,
): Promise<{ written: Written; end: number }> {
  const name = Buffer.from(entry.name, 'utf8');
  const method = entry.compress ? 8 : 0;
  const start = offset + localHeader({ name, offset, method, crc: 0, packed: 0, size: 0 }).length;
  let [crc, size, end] = [0, 0, start];
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const sink = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      await file.write(chunk, 0, chunk.length, end);
      end += chunk.length;
    }
  };
  const { content } = entry;
  const source = content instanceof Uint8Array ? [Buffer.from(content)] : createReadStream(content.path);
  // Level 3: half of level 6's time for a twentieth more bytes, and the user waits for it at every close.
  if (entry.compress) await pipeline(source, measure, createDeflateRaw({ level: 3 }), sink);
  else await pipeline(source, measure, sink);
  const written = { name, offset, method, crc, packed: end - start, size };
  const header = localHeader(written);
  await file.write(header, 0, header.length, offset);
  return { written, end };
}

/**
 * Writes a zip archive (with 64-bit sizes, so of any length) and flushes it to the disk.
 *
 * @param onBytes called with the content's bytes as they are taken; throw there to stop
 */
export async function writeArchive(
  path: string,
  entries: readonly ArchiveEntry[],
  onBytes: (bytes: number) => void,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    let offset = 0;
    const directory: Buffer[] = [];
    for (const entry of entries) {
      const { written, end } = await writeEntry(file, offset, entry, onBytes);
      directory.push(directoryEntry(written));
      offset = end;
    }
    const list = Buffer.concat(directory);
    const tail = Buffer.concat([list, directoryEnd(entries.length, list.length, offset)]);
    await file.write(tail, 0, tail.length, offset);
    await file.sync();
  } finally {
    await file.close();
  }
}

const openArchive = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    openZip(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

const streamOf = (zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });

/** What to do with an entry: give a path to write it to, or null to read and check it only. */
export type EntryTarget = (name: string, size: number) => string | null | 'stop';

/**
 * Reads an archive's entries in order; each is checked by its CRC and its stated size.
 *
 * @param target says where each entry goes; `stop` ends the reading before it
 * @param onChunk is given the entry's bytes as they come
 */
export async function readArchive(
  path: string,
  target: EntryTarget,
  onChunk: (name: string, chunk: Buffer) => void,
): Promise<void> {
  await stat(path);
  const zip = await openArchive(path);
  try {
    for await (const entry of entriesOf(zip)) {
      const to = target(entry.fileName, entry.uncompressedSize);
      if (to === 'stop') return;
      let crc = 0;
      const look = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          crc = crc32(chunk, crc);
          onChunk(entry.fileName, chunk);
          done(null, to === null ? undefined : chunk);
        },
      });
      const source = await streamOf(zip, entry);
      if (to === null) await pipeline(source, look.resume());
      else await pipeline(source, look, createWriteStream(to, { flags: 'wx', flush: true }));
      if (crc !== entry.crc32) throw new Error('an entry of the archive is damaged');
    }
  } finally {
    zip.close();
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (act: () => void) => (): void => {
        zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
        act();
      };
      zip.once('entry', (next: Entry) => settle(() => resolve(next))());
      zip.once(
        'end',
        settle(() => resolve(null)),
      );
      zip.once('error', (error: Error) => settle(() => reject(error))());
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}
