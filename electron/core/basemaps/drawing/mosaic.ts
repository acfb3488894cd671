import sharp from 'sharp';
import type { Picture, PixelWindow } from '../sources/picture.ts';

/** Bytes of a picture tile; null where there is none. */
export type TileGetter = (z: number, x: number, y: number) => Promise<Uint8Array | null>;

/** No print asks for more tiles; what would is drawn from a lower zoom. */
const MOST_TILES = 1200;

/** Picture tiles of Web Mercator as one picture of the whole world, a level a zoom; for drawing them in another projection. */
export function mosaic(tile: TileGetter, minZoom: number, maxZoom: number, side: 256 | 512): Picture {
  const size = (zoom: number): number => side * 2 ** zoom;
  const zooms = Array.from({ length: maxZoom - minZoom + 1 }, (_, i) => maxZoom - i);
  const decoded = async (z: number, x: number, y: number): Promise<Buffer | null> => {
    const bytes = await tile(z, x, y);
    if (bytes === null) return null;
    return sharp(bytes, { limitInputPixels: 4096 * 4096 })
      .resize(side, side, { fit: 'fill' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer();
  };
  return {
    width: size(maxZoom),
    height: size(maxZoom),
    levels: zooms.map((zoom) => ({ width: size(zoom), height: size(zoom) })),
    read: async (level, window) => {
      const z = zooms[level] ?? minZoom;
      const out = new Uint8Array((window.right - window.left) * (window.bottom - window.top) * 4);
      const [x0, y0] = [Math.floor(window.left / side), Math.floor(window.top / side)];
      const [x1, y1] = [Math.ceil(window.right / side), Math.ceil(window.bottom / side)];
      if ((x1 - x0) * (y1 - y0) > MOST_TILES) throw new Error('too many tiles for one picture');
      for (let y = y0; y < y1; y++)
        for (let x = x0; x < x1; x++) {
          const pixels = await decoded(z, x, y).catch(() => null);
          if (pixels !== null) lay(pixels, { x: x * side, y: y * side, side }, window, out);
        }
      return out;
    },
    close: async () => undefined,
  };
}

/** Copies the part of a tile that lies in the window. */
function lay(
  pixels: Uint8Array,
  at: { x: number; y: number; side: number },
  { left, top, right, bottom }: PixelWindow,
  out: Uint8Array,
): void {
  const from = Math.max(left, at.x);
  const to = Math.min(right, at.x + at.side);
  for (let y = Math.max(top, at.y); y < Math.min(bottom, at.y + at.side); y++) {
    const start = ((y - at.y) * at.side + from - at.x) * 4;
    out.set(pixels.subarray(start, start + (to - from) * 4), ((y - top) * (right - left) + from - left) * 4);
  }
}
