import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import sharp from 'sharp';
import { z } from 'zod';
import { encodePicture } from '../drawing/encode.ts';
import { shrink } from '../drawing/resample.ts';
import { MOST_PIXELS, type Picture, type PictureLevel, type PixelWindow } from './picture.ts';

/**
 * Overviews that a picture lacks, in a file of our own that may be thrown away: blocks of 512 × 512 pixels, then a JSON
 * index, then its length in 8 bytes.
 */
const SIDE = 512;
const MAGIC = 'CHWPYR01';
const LARGEST_INDEX = 64 * 2 ** 20;

const indexSchema = z.object({
  levels: z.array(
    z.object({
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      factor: z.number().int().positive(),
      /** Offset and length of each block, row by row; 0, 0 for an empty one. */
      blocks: z.array(z.number().int().nonnegative()),
    }),
  ),
});
type Level = z.infer<typeof indexSchema>['levels'][number];

export interface PyramidControl {
  readonly signal?: AbortSignal;
  onProgress?(fraction: number): void;
}

/** A level while it is written: rows wait until they fill blocks. */
class LevelWriter {
  readonly level: Level;
  private readonly band: Uint8Array;
  private rows = 0;
  private readonly put: (bytes: Uint8Array) => Promise<number>;
  constructor(picture: Picture, factor: number, put: (bytes: Uint8Array) => Promise<number>) {
    const [width, height] = [Math.ceil(picture.width / factor), Math.ceil(picture.height / factor)];
    this.level = { width, height, factor, blocks: [] };
    this.band = new Uint8Array(width * SIDE * 4);
    this.put = put;
  }
  async add(pixels: Uint8Array): Promise<void> {
    const { width } = this.level;
    for (let from = 0; from < pixels.length; ) {
      const room = (SIDE - this.rows) * width * 4;
      const part = pixels.subarray(from, from + room);
      this.band.set(part, this.rows * width * 4);
      this.rows += part.length / (width * 4);
      from += part.length;
      if (this.rows === SIDE) await this.flush();
    }
  }
  async flush(): Promise<void> {
    const { width, blocks } = this.level;
    for (let left = 0; left < width && this.rows > 0; left += SIDE) {
      const columns = Math.min(SIDE, width - left);
      const block = new Uint8Array(columns * this.rows * 4);
      for (let y = 0; y < this.rows; y++) {
        const from = (y * width + left) * 4;
        block.set(this.band.subarray(from, from + columns * 4), y * columns * 4);
      }
      const empty = block.every((value, i) => i % 4 !== 3 || value === 0);
      if (empty) blocks.push(0, 0);
      else {
        const { bytes } = await encodePicture(block, { width: columns, height: this.rows }, { quality: 90 });
        blocks.push(await this.put(bytes), bytes.length);
      }
    }
    this.rows = 0;
  }
}

/** Factors of the overviews: from `first` on each a quarter a side of the one before, until one fits on a screen. */
function factorsOf({ width, height }: Picture, first: number): number[] {
  const factors: number[] = [];
  for (let factor = first; factors.length === 0 || Math.max(width, height) / factor >= SIDE; factor *= 4)
    factors.push(factor);
  return factors;
}

/**
 * Writes the overviews of a picture to `path`, whole or not at all. The picture is read once, from the top.
 *
 * @param first the factor of the largest one: 1 where even small parts of the picture itself are slow to read
 */
export async function writePyramid(
  picture: Picture,
  path: string,
  first: 1 | 2,
  control: PyramidControl = {},
): Promise<void> {
  const unfinished = `${path}.new`;
  const handle = await open(unfinished, 'w');
  try {
    await writeLevels(picture, handle, first, control);
    await handle.close();
    await rename(unfinished, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeLevels(picture: Picture, handle: FileHandle, first: 1 | 2, control: PyramidControl) {
  let end = MAGIC.length;
  await handle.write(MAGIC);
  const put = async (bytes: Uint8Array): Promise<number> => {
    await handle.write(bytes, 0, bytes.length, end);
    end += bytes.length;
    return end - bytes.length;
  };
  const { width, height } = picture;
  const factors = factorsOf(picture, first);
  const writers = factors.map((factor) => new LevelWriter(picture, factor, put));
  // Bands of a height that every factor divides, so that rows of all levels come out whole.
  const unit = factors.at(-1) as number;
  const bandRows = unit * Math.max(1, Math.floor(MOST_PIXELS / 4 / width / unit));
  for (let top = 0; top < height; top += bandRows) {
    control.signal?.throwIfAborted();
    const bottom = Math.min(height, top + bandRows);
    await addBand(picture, { left: 0, top, right: width, bottom }, writers, first);
    control.onProgress?.(bottom / height);
  }
  for (const writer of writers) await writer.flush();
  const index = Buffer.from(JSON.stringify({ levels: writers.map(({ level }) => level) }));
  await handle.write(index, 0, index.length, end);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(index.length));
  await handle.write(length, 0, 8, end + index.length);
}

async function addBand(
  picture: Picture,
  window: PixelWindow,
  writers: readonly LevelWriter[],
  first: 1 | 2,
): Promise<void> {
  let width = window.right;
  let height = window.bottom - window.top;
  let pixels: Uint8Array = await picture.read(0, window);
  for (const [i, writer] of writers.entries()) {
    const by = i === 0 ? first : 4;
    pixels = shrink(pixels, width, height, by);
    width = Math.ceil(width / by);
    height = Math.ceil(height / by);
    await writer.add(pixels);
  }
}

/** The picture with the overviews of a file that `writePyramid` wrote. Throws where that can't be read. */
export async function withPyramid(picture: Picture, path: string): Promise<Picture> {
  const handle = await open(path, 'r');
  try {
    const levels = (await readIndex(handle)).filter((level) => level.width <= picture.width);
    const own = picture.levels[0] as PictureLevel;
    const full = levels[0]?.factor === 1;
    return {
      ...picture,
      levels: full ? levels : [own, ...levels],
      read: (level, window) => {
        const at = full ? level : level - 1;
        return at < 0 ? picture.read(0, window) : readBlocks(handle, levels[at] as Level, window);
      },
      close: async () => {
        await handle.close();
        await picture.close();
      },
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readIndex(handle: FileHandle): Promise<Level[]> {
  const { size } = await handle.stat();
  const tail = Buffer.alloc(8);
  await handle.read(tail, 0, 8, size - 8);
  const length = Number(tail.readBigUInt64LE());
  if (!(length > 0 && length <= Math.min(LARGEST_INDEX, size - 8)))
    throw new Error('the overviews are not whole');
  const text = Buffer.alloc(length);
  await handle.read(text, 0, length, size - 8 - length);
  return indexSchema.parse(JSON.parse(text.toString('utf8'))).levels;
}

async function readBlocks(handle: FileHandle, level: Level, window: PixelWindow): Promise<Uint8Array> {
  const { left, top, right, bottom } = window;
  const out = new Uint8Array((right - left) * (bottom - top) * 4);
  const perRow = Math.ceil(level.width / SIDE);
  for (let row = Math.floor(top / SIDE); row * SIDE < bottom; row++)
    for (let column = Math.floor(left / SIDE); column * SIDE < right; column++) {
      const i = (row * perRow + column) * 2;
      const [offset = 0, length = 0] = level.blocks.slice(i, i + 2);
      if (length === 0) continue;
      const bytes = Buffer.alloc(length);
      await handle.read(bytes, 0, length, offset);
      const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const [x0, y0] = [Math.max(left, column * SIDE), Math.max(top, row * SIDE)];
      const x1 = Math.min(right, column * SIDE + info.width);
      for (let y = y0; y < Math.min(bottom, row * SIDE + info.height); y++) {
        const from = ((y - row * SIDE) * info.width + x0 - column * SIDE) * 4;
        out.set(data.subarray(from, from + (x1 - x0) * 4), ((y - top) * (right - left) + x0 - left) * 4);
      }
    }
  return out;
}
