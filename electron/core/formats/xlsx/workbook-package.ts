import { closeSync, openSync, readSync } from 'node:fs';
import { type Entry, open, type ZipFile } from 'yauzl';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { ZIP_LIMITS } from '../archive/zip.ts';

const ENCRYPTED = 1;
/** Compound files: old .xls, and workbooks with a password, which lie inside one. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PASSWORD_STREAM = Buffer.from('EncryptedPackage', 'utf16le');
const LOOKED_AT = 1 << 20;

/** The parts of a workbook's archive. What comes out of it is counted, whatever the archive says. Close it. */
export class WorkbookPackage {
  private readonly zip: ZipFile;
  private readonly file: string;
  private readonly entries: ReadonlyMap<string, Entry>;
  private left = ZIP_LIMITS.totalBytes;

  private constructor(zip: ZipFile, file: string, entries: ReadonlyMap<string, Entry>) {
    this.zip = zip;
    this.file = file;
    this.entries = entries;
  }

  /** Refuses what is no workbook: `file-not-found`, `format-unknown`, `file-unreadable`, `archive-unsafe`. */
  static async open(path: string, file: string): Promise<WorkbookPackage> {
    refuseCompound(path, file);
    let zip: ZipFile | undefined;
    try {
      zip = await openZip(path);
      return new WorkbookPackage(zip, file, await entriesOf(zip));
    } catch (error) {
      zip?.close();
      throw refusalOf(error, file);
    }
  }

  has(part: string): boolean {
    return this.entries.has(key(part));
  }

  /** The bytes that the archive says the part has; for progress. */
  size(part: string): number {
    return this.entries.get(key(part))?.uncompressedSize ?? 0;
  }

  /** The pieces of a part; none where it is not there. */
  async *pieces(part: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(key(part));
    if (!entry) return;
    if (entry.generalPurposeBitFlag & ENCRYPTED) throw withPassword(this.file);
    let size = 0;
    try {
      for await (const piece of await streamOf(this.zip, entry)) {
        const bytes = piece as Buffer;
        size += bytes.length;
        this.left -= bytes.length;
        if (this.left < 0 || (size > ZIP_LIMITS.ratioFrom && size > entry.compressedSize * ZIP_LIMITS.ratio))
          throw new Refusal('archive-unsafe', { megabytes: Math.floor(size / 2 ** 20) });
        yield bytes;
      }
    } catch (error) {
      throw refusalOf(error, this.file);
    }
  }

  close(): void {
    this.zip.close();
  }
}

const key = (part: string): string => part.replace(/^\/+/, '').toLowerCase();

function refuseCompound(path: string, file: string): void {
  const head = Buffer.alloc(LOOKED_AT);
  let length = 0;
  try {
    const handle = openSync(path, 'r');
    length = readSync(handle, head, 0, head.length, 0);
    closeSync(handle);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Refusal(missing ? 'file-not-found' : 'file-unreadable', { file });
  }
  if (!head.subarray(0, COMPOUND.length).equals(COMPOUND)) return;
  if (head.subarray(0, length).includes(PASSWORD_STREAM)) throw withPassword(file);
  throw new Refusal('format-unknown', { file, reason: 'Excel 97 (.xls)' });
}

const withPassword = (file: string): Refusal =>
  new Refusal('file-unreadable', { file, reason: 'มีรหัสผ่าน / password' });

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: true };
    open(path, options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let count = 0;
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(key(entry.fileNameRaw.toString('utf8').replaceAll('\\', '/')), entry);
      if (++count > ZIP_LIMITS.entries)
        reject(new Refusal('archive-unsafe', { entries: ZIP_LIMITS.entries }));
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

/** Anything that goes wrong inside an archive means that it is damaged. */
function refusalOf(error: unknown, file: string): Refusal {
  if (error instanceof Refusal) return new Refusal(error.code, { ...error.details, file });
  return new Refusal('file-unreadable', { file });
}
