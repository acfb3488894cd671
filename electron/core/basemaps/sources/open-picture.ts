import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import sharp from 'sharp';
import type { Picture } from './picture.ts';
import { openPlainPicture, plainSize, SMALL_PIXELS } from './plain-picture.ts';
import { type PyramidControl, withPyramid, writePyramid } from './pyramid.ts';
import { openTiffPicture } from './tiff-picture.ts';

// Only what a basemap may be is read by native code.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    ...['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
    ...['VipsForeignLoadNsgif', 'VipsForeignLoadHeif'],
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/** Whether a file begins as a TIFF or BigTIFF does, of either byte order. */
export function isTiff(path: string): boolean {
  const head = Buffer.alloc(4);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, head, 0, 4, 0);
  } finally {
    closeSync(handle);
  }
  return ['49492a00', '4d4d002a', '49492b00', '4d4d002b'].includes(head.toString('hex'));
}

/** Opens a picture with the overviews made for it, where there are any. Throws for what can't be read. */
export async function openPicture(path: string, overviews: string | null): Promise<Picture> {
  const made = overviews !== null && existsSync(overviews) ? overviews : null;
  if (isTiff(path)) {
    const picture = await openTiffPicture(path);
    return made === null ? picture : withPyramid(picture, made);
  }
  const { width, height } = await plainSize(path);
  if (width * height <= SMALL_PIXELS) return openPlainPicture(path);
  const closed: Picture = { width, height, levels: [{ width, height }], read: nothing, close: nothing };
  if (made === null) return closed;
  return withPyramid(closed, made);
}

/** A large picture that can only be read from its beginning shows nothing until it was made quick to draw. */
const nothing = async (): Promise<never> => {
  throw new Error('the picture is not prepared yet');
};

/** What a picture needs before it is quick to draw: `false` nothing, else the factor of the largest overview. */
export async function lacking(path: string): Promise<false | 1 | 2> {
  if (!isTiff(path)) {
    const { width, height } = await plainSize(path);
    return width * height <= SMALL_PIXELS ? false : 1;
  }
  const picture = await openTiffPicture(path);
  try {
    const smallest = picture.levels.at(-1) ?? picture;
    const quick = smallest.width * smallest.height <= SMALL_PIXELS;
    if (!picture.tiled && picture.width * picture.height > SMALL_PIXELS) return 1;
    return quick ? false : 2;
  } finally {
    await picture.close();
  }
}

/** Makes a picture quick to draw, in a file at `path` that can be made again. */
export async function prepare(file: string, path: string, control: PyramidControl): Promise<void> {
  const factor = await lacking(file);
  if (factor === false) return;
  const picture = isTiff(file) ? await openTiffPicture(file) : await openBands(file);
  try {
    await writePyramid(picture, path, factor, control);
  } finally {
    await picture.close();
  }
}

/** Bytes of a picture that is unpacked as a whole for its overviews; 1.5 GB. */
const MOST_UNPACKED = 3 * 2 ** 29;

/** A large JPG or PNG, unpacked once. */
async function openBands(file: string): Promise<Picture> {
  const { width, height } = await plainSize(file);
  const { data, info } = await sharp(file, { limitInputPixels: Math.floor(MOST_UNPACKED / 3) })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width,
    height,
    levels: [{ width, height }],
    read: async (_level, { top, bottom }) => {
      const out = new Uint8Array(width * (bottom - top) * 4).fill(255);
      const { channels } = info;
      for (let p = 0, s = top * width * channels; p < out.length; p += 4, s += channels) {
        out[p] = data[s] as number;
        out[p + 1] = data[s + (channels >= 3 ? 1 : 0)] as number;
        out[p + 2] = data[s + (channels >= 3 ? 2 : 0)] as number;
        if (channels === 4 || channels === 2) out[p + 3] = data[s + channels - 1] as number;
      }
      return out;
    },
    close: async () => undefined,
  };
}
