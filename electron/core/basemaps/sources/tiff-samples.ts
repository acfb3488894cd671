import type { GeoTIFFImage } from 'geotiff';
import type { PixelWindow } from './picture.ts';

/** How the samples of a TIFF become colours. */
export interface Colours {
  readonly kind: 'grey' | 'rgb' | 'palette' | 'other';
  /** Which of its samples are read, the opacity last where there is one. */
  readonly samples: readonly number[];
  readonly alpha: boolean;
  /** A value that stands for «nothing here». */
  readonly noData: number | null;
  readonly palette: ArrayLike<number> | null;
  /** What becomes black and white of samples that aren't bytes. */
  readonly range: readonly [number, number];
}

const PHOTOMETRIC = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3 } as const;

/** Reads from the tags what the colours are; `range` is that of bytes until it was measured. */
export async function coloursOf(image: GeoTIFFImage): Promise<Colours> {
  const tags = image.fileDirectory;
  const photometric = Number(tags.getValue('PhotometricInterpretation') ?? 1);
  const count = image.getSamplesPerPixel();
  const extra = tags.hasTag('ExtraSamples') ? await tags.loadValue('ExtraSamples') : null;
  const uses = Array.from((extra ?? []) as ArrayLike<number>);
  // 1 is opacity that is multiplied in already, 2 opacity beside the colours.
  const use = uses.findIndex((one) => one === 1 || one === 2);
  const opacity = use < 0 ? null : count - uses.length + use;
  const kind = kindOf(photometric, count - (opacity === null ? 0 : 1));
  const own = kind === 'rgb' ? [0, 1, 2] : [0];
  const alpha = opacity !== null && opacity >= own.length && opacity < count;
  return {
    kind,
    alpha,
    samples: alpha ? [...own, opacity] : own,
    noData: image.getGDALNoData(),
    palette: kind === 'palette' ? ((await tags.loadValue('ColorMap')) as ArrayLike<number>) : null,
    range: photometric === PHOTOMETRIC.whiteIsZero ? [255, 0] : [0, 255],
  };
}

/** Pictures of satellites say that they are grey and have a band each for red, green and blue, and more behind them. */
function kindOf(photometric: number, bands: number): Colours['kind'] {
  if (photometric === PHOTOMETRIC.palette) return 'palette';
  if (bands >= 3 && (photometric === PHOTOMETRIC.rgb || photometric === PHOTOMETRIC.blackIsZero))
    return 'rgb';
  return photometric <= PHOTOMETRIC.blackIsZero ? 'grey' : 'other';
}

type Samples = ArrayLike<number>;

/** Values of a window as they stand in the file, interleaved. */
async function samplesOf(image: GeoTIFFImage, window: PixelWindow, colours: Colours): Promise<Samples> {
  const { left, top, right, bottom } = window;
  const box = [left, top, right, bottom];
  if (colours.kind === 'other') return image.readRGB({ window: box, interleave: true });
  return image.readRasters({ window: box, samples: [...colours.samples], interleave: true });
}

/** RGBA of a window that lies within the image. */
export async function rgbaOf(
  image: GeoTIFFImage,
  window: PixelWindow,
  colours: Colours,
): Promise<Uint8Array> {
  const values = await samplesOf(image, window, colours);
  const pixels = (window.right - window.left) * (window.bottom - window.top);
  const out = new Uint8Array(pixels * 4);
  if (colours.kind === 'palette') paintPalette(values, colours, out);
  else paint(values, colours, colours.kind === 'grey' ? 1 : 3, out);
  return out;
}

function paint(values: Samples, colours: Colours, own: 1 | 3, out: Uint8Array): void {
  const [from, to] = colours.range;
  const scale = 255 / (to - from || 1);
  const step = own + (colours.alpha ? 1 : 0);
  const { noData } = colours;
  for (let p = 0, s = 0; p < out.length; p += 4, s += step) {
    const r = values[s] as number;
    const g = own === 3 ? (values[s + 1] as number) : r;
    const b = own === 3 ? (values[s + 2] as number) : r;
    const nothing = Number.isNaN(r) || (noData !== null && r === noData && g === noData && b === noData);
    out[p] = clamp((r - from) * scale);
    out[p + 1] = clamp((g - from) * scale);
    out[p + 2] = clamp((b - from) * scale);
    out[p + 3] = nothing ? 0 : colours.alpha ? clamp((values[s + own] as number) * alphaScale(scale)) : 255;
  }
}

/** Opacity is never turned round with the greys. */
const alphaScale = (scale: number): number => Math.abs(scale);
const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value));

/** The colour map holds all reds, then all greens, then all blues, in 16 bits. */
function paintPalette(values: Samples, { palette, noData }: Colours, out: Uint8Array): void {
  const size = (palette?.length ?? 0) / 3;
  for (let p = 0, s = 0; p < out.length; p += 4, s++) {
    const index = values[s] as number;
    for (let c = 0; c < 3; c++) out[p + c] = (palette?.[c * size + index] ?? 0) >> 8;
    out[p + 3] = index === noData ? 0 : 255;
  }
}

/**
 * The range of samples that are not bytes: between their 2nd and 98th hundredth, so that one hot pixel doesn't make the
 * rest black.
 */
export async function measuredRange(
  image: GeoTIFFImage,
  colours: Colours,
  whole: PixelWindow,
): Promise<readonly [number, number]> {
  const values = await samplesOf(image, whole, { ...colours, samples: colours.samples.slice(0, 1) });
  const every = Math.max(1, Math.floor(values.length / 100_000));
  const kept: number[] = [];
  for (let i = 0; i < values.length; i += every) {
    const value = values[i] as number;
    if (Number.isFinite(value) && value !== colours.noData) kept.push(value);
  }
  kept.sort((a, b) => a - b);
  const at = (share: number): number => kept[Math.floor((kept.length - 1) * share)] ?? 0;
  const [low, high] = [at(0.02), at(0.98)];
  // Of one value all is the grey between: as black it would look as what can't be read.
  return low < high ? [low, high] : [low - 0.5, low + 0.5];
}
