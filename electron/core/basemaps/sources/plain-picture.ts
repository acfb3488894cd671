import sharp from 'sharp';
import { LONGEST_SIDE, type Picture } from './picture.ts';

/** Pictures up to this are kept in memory whole (64 MB as RGBA); larger ones are made quick to read first. */
export const SMALL_PIXELS = 2 ** 24;

/** The size of a JPG, PNG or WebP by its header alone. Throws for what is none. */
export async function plainSize(path: string): Promise<{ width: number; height: number }> {
  const { width, height, format, pages } = await sharp(path, { limitInputPixels: false }).metadata();
  const known = format === 'jpeg' || format === 'png' || format === 'webp';
  if (!known || (pages ?? 1) > 1 || !width || !height || width > LONGEST_SIDE || height > LONGEST_SIDE)
    throw new Error('no picture that can be drawn');
  return { width, height };
}

/** A JPG, PNG or WebP as a picture, unpacked once. World files place its pixels as they are stored: it is not turned. */
export async function openPlainPicture(path: string): Promise<Picture> {
  const { data, info } = await sharp(path, { limitInputPixels: SMALL_PIXELS, failOn: 'truncated' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return {
    width,
    height,
    levels: [{ width, height }],
    read: async (_level, { left, top, right, bottom }) => {
      const row = (right - left) * 4;
      const out = new Uint8Array(row * (bottom - top));
      for (let y = top; y < bottom; y++) {
        const from = (y * width + left) * 4;
        out.set(data.subarray(from, from + row), (y - top) * row);
      }
      return out;
    },
    close: async () => undefined,
  };
}
