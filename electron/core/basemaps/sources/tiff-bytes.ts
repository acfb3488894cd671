import { type FileHandle, open } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { addDecoder, BaseDecoder, GeoTIFF, type GeoTIFFImage } from 'geotiff';
import sharp from 'sharp';

/** One block of a TIFF, packed or not; strips of a whole wide picture stay below. */
const LARGEST_BLOCK = 256 * 2 ** 20;

interface Slice {
  readonly offset: number;
  readonly length: number;
}

/** Small pieces of tags come from the same pages of the file again and again. */
const PAGE = 2 ** 16;
const MOST_PAGES = 64;

/** Reads a TIFF from the disk; a slice that points out of the file, or is larger than any block, is refused. */
class TiffBytes {
  readonly fileSize: number;
  private readonly handle: FileHandle;
  private readonly pages = new Map<number, Promise<Uint8Array>>();
  constructor(handle: FileHandle, size: number) {
    this.handle = handle;
    this.fileSize = size;
  }
  fetch(slices: readonly Slice[]): Promise<ArrayBuffer[]> {
    return Promise.all(slices.map(async (slice) => (await this.fetchSlice(slice)).data));
  }
  async fetchSlice({
    offset,
    length,
  }: Slice): Promise<{ data: ArrayBuffer; offset: number; length: number }> {
    if (!(offset >= 0 && length >= 0 && offset < this.fileSize && length <= LARGEST_BLOCK))
      throw new Error('the TIFF points out of its file');
    const first = Math.floor(offset / PAGE);
    const inOne = Math.floor((offset + Math.max(1, length) - 1) / PAGE) === first;
    const data = inOne
      ? (await this.page(first)).slice(offset - first * PAGE, offset - first * PAGE + length)
      : await this.bytes(offset, Math.min(length, this.fileSize - offset));
    // The library asks for headers by a round length, which may pass the end of a small file.
    const whole = data.length === length ? data : padded(data, length);
    return { data: whole.buffer as ArrayBuffer, offset, length };
  }
  close(): Promise<void> {
    return this.handle.close();
  }
  private page(number: number): Promise<Uint8Array> {
    const known = this.pages.get(number);
    if (known) return known;
    if (this.pages.size >= MOST_PAGES) this.pages.clear();
    const read = this.bytes(number * PAGE, Math.min(PAGE, this.fileSize - number * PAGE));
    this.pages.set(number, read);
    return read;
  }
  private async bytes(offset: number, length: number): Promise<Uint8Array> {
    const data = new Uint8Array(length);
    const { bytesRead } = await this.handle.read(data, 0, length, offset);
    if (bytesRead < length) throw new Error('the file is shorter than it was');
    return data;
  }
}

const padded = (data: Uint8Array, length: number): Uint8Array => {
  const whole = new Uint8Array(length);
  whole.set(data);
  return whole;
};

/** Deflate by Node's own zlib: several times as fast as the library's, and bounded. */
class Inflate extends BaseDecoder {
  override decodeBlock(block: ArrayBuffer): ArrayBuffer {
    return new Uint8Array(inflateSync(new Uint8Array(block), { maxOutputLength: LARGEST_BLOCK })).buffer;
  }
}
addDecoder([8, 32946], async () => Inflate);

/** WebP by sharp: the library's own way needs a browser. */
class Webp extends BaseDecoder {
  override async decodeBlock(block: ArrayBuffer): Promise<ArrayBuffer> {
    const image = sharp(new Uint8Array(block), { limitInputPixels: LARGEST_BLOCK / 4 });
    // Opaque blocks of a picture with opacity come without it.
    const whole = this.parameters.samplesPerPixel === 3 ? image.removeAlpha() : image.ensureAlpha();
    return new Uint8Array(await whole.raw().toBuffer()).buffer;
  }
}
addDecoder(
  50001,
  async () => Webp,
  async (tags) => ({
    tileWidth: 0,
    tileHeight: 0,
    predictor: 1,
    planarConfiguration: 1,
    bitsPerSample: 8,
    samplesPerPixel: Number(await tags.loadValue('SamplesPerPixel')),
  }),
);

/** None, LZW, JPEG, Deflate, PackBits, LERC, ZSTD and WebP. */
const PACKINGS = [1, 5, 7, 8, 32946, 32773, 34887, 50000, 50001];

/** Whether the blocks of an image can be unpacked here. */
export const isPackingKnown = (image: GeoTIFFImage): boolean =>
  PACKINGS.includes(Number(image.fileDirectory.getValue('Compression') ?? 1));

/** Opens a TIFF or BigTIFF. Throws what the library throws for a file that is none. */
export async function openTiff(path: string): Promise<{ tiff: GeoTIFF; close: () => Promise<void> }> {
  const handle = await open(path, 'r');
  try {
    const bytes = new TiffBytes(handle, (await handle.stat()).size);
    return { tiff: await GeoTIFF.fromSource(bytes), close: () => bytes.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
