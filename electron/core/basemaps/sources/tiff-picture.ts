import type { GeoTIFF, GeoTIFFImage } from 'geotiff';
import { LONGEST_SIDE, MOST_PIXELS, type Picture, type PixelWindow } from './picture.ts';
import { openTiff } from './tiff-bytes.ts';
import { type Colours, coloursOf, measuredRange, rgbaOf } from './tiff-samples.ts';

/** Overviews halve each other: a picture has no more of them, and pages beyond are of something else. */
const MOST_PAGES = 40;
/** A block larger than this, unpacked, is a mistake or a trap. */
const LARGEST_BLOCK_PIXELS = 2 ** 26;

export interface TiffPicture extends Picture {
  readonly tiff: GeoTIFF;
  readonly image: GeoTIFFImage;
  /** Whether any window can be read without unpacking the whole width. */
  readonly tiled: boolean;
  /** One band of samples that aren't bytes is measured numbers: heights, rain, an index. */
  readonly content: 'colours' | 'numbers';
}

interface Page {
  readonly image: GeoTIFFImage;
  /** Where it says «nothing here». */
  readonly mask: GeoTIFFImage | null;
}

/** A TIFF as a picture with its own overviews, masks and «no data» honoured. Throws for what can't be read. */
export async function openTiffPicture(path: string): Promise<TiffPicture> {
  const { tiff, close } = await openTiff(path);
  try {
    const pages = await pagesOf(tiff);
    const first = pages[0] as Page;
    const colours = await ranged(first.image, pages.at(-1)?.image as GeoTIFFImage);
    return {
      tiff,
      image: first.image,
      content: colours.kind === 'grey' && !areBytes(first.image) ? 'numbers' : 'colours',
      tiled: first.image.isTiled || blockPixels(first.image) <= 2 ** 20,
      width: first.image.getWidth(),
      height: first.image.getHeight(),
      levels: pages.map(({ image }) => ({ width: image.getWidth(), height: image.getHeight() })),
      read: (level, window) => readPage(pages[level] as Page, window, colours),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const blockPixels = (image: GeoTIFFImage): number => image.getTileWidth() * image.getTileHeight();

function isSound(image: GeoTIFFImage): boolean {
  const [width, height] = [image.getWidth(), image.getHeight()];
  const sides = width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
  const samples = image.getSamplesPerPixel();
  return (
    sides && samples > 0 && samples <= 64 && blockPixels(image) * Math.min(samples, 4) <= LARGEST_BLOCK_PIXELS
  );
}

/** The picture, then its overviews from large to small, each with the mask of its size. */
async function pagesOf(tiff: GeoTIFF): Promise<Page[]> {
  const images: GeoTIFFImage[] = [];
  for (let i = 0; i < MOST_PAGES; i++) {
    const image = await tiff.getImage(i).catch((error: unknown) => {
      if (i === 0) throw error;
      return null;
    });
    if (image === null || !isSound(image)) break;
    images.push(image);
  }
  const first = images[0];
  if (first === undefined) throw new Error('no picture in it that can be drawn');
  const kindOf = (image: GeoTIFFImage): number => Number(image.fileDirectory.getValue('NewSubfileType') ?? 0);
  const masks = images.filter((image) => (kindOf(image) & 4) !== 0);
  const smaller = images
    .slice(1)
    .filter((image) => (kindOf(image) & 5) === 1 && image.getWidth() < first.getWidth())
    .sort((a, b) => b.getWidth() - a.getWidth());
  const sameSize = (image: GeoTIFFImage) => (other: GeoTIFFImage) =>
    image.getWidth() === other.getWidth() && image.getHeight() === other.getHeight();
  return [first, ...smaller].map((image) => ({ image, mask: masks.find(sameSize(image)) ?? null }));
}

const areBytes = (image: GeoTIFFImage): boolean =>
  image.getBitsPerSample() <= 8 && image.getSampleFormat() === 1;

/** The colours, and of samples that are not bytes the range, measured on the smallest overview. */
async function ranged(image: GeoTIFFImage, smallest: GeoTIFFImage): Promise<Colours> {
  const colours = await coloursOf(image);
  if (colours.kind === 'palette' || colours.kind === 'other') return colours;
  if (areBytes(image)) {
    const most = 2 ** image.getBitsPerSample() - 1;
    return { ...colours, range: colours.range[0] === 0 ? [0, most] : [most, 0] };
  }
  const side = Math.floor(Math.sqrt(MOST_PIXELS / 16));
  const left = Math.max(0, Math.floor((smallest.getWidth() - side) / 2));
  const top = Math.max(0, Math.floor((smallest.getHeight() - side) / 2));
  const right = Math.min(smallest.getWidth(), left + side);
  const bottom = Math.min(smallest.getHeight(), top + side);
  return { ...colours, range: await measuredRange(smallest, colours, { left, top, right, bottom }) };
}

async function readPage({ image, mask }: Page, window: PixelWindow, colours: Colours): Promise<Uint8Array> {
  const pixels = await rgbaOf(image, window, colours);
  if (mask === null) return pixels;
  const { left, top, right, bottom } = window;
  const seen = await mask.readRasters({ window: [left, top, right, bottom], samples: [0], interleave: true });
  for (let p = 0; p < pixels.length / 4; p++) if (!seen[p]) pixels[p * 4 + 3] = 0;
  return pixels;
}
