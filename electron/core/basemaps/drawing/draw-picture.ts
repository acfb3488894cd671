import type { CoordinateTransform } from '../../crs/index.ts';
import {
  MOST_PIXELS,
  type Picture,
  type PictureLevel,
  type PixelWindow,
  pixelsOf,
} from '../sources/picture.ts';
import { type Affine, inverse } from '../sources/place.ts';
import { type Reading, sample, shrink } from './resample.ts';

/** A picture and where it lies. */
export interface PlacedPicture {
  readonly picture: Picture;
  readonly affine: Affine;
  readonly fromWgs84: CoordinateTransform;
}

/** What is to be drawn: so many pixels, and the place of each. */
export interface Target {
  readonly width: number;
  readonly height: number;
  /** Pixels (from the upper left corner) to longitude and latitude in degrees, in place; interleaved. */
  toLonLat(xy: Float64Array): void;
}

/** Places are worked out exactly for every 16th pixel; between them a straight line is off by less than a thousandth. */
const STEP = 16;

/** The picture's pixel for every node of a grid over the target; NaN where there is none. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Interleaved column and row of the picture at full size. */
  readonly at: Float64Array;
}

/**
 * Draws a picture in another projection: RGBA of the target, or null where nothing of the picture lies in it. Position is
 * exact to a small part of a pixel; colours are averaged where it is made smaller, and bent where it is enlarged.
 */
export async function drawPicture(placed: PlacedPicture, target: Target): Promise<Uint8Array | null> {
  const { picture } = placed;
  const grid = gridOf(placed, target);
  const seen = boundsOf(grid);
  if (seen === null) return null;
  const scale = scaleOf(grid);
  const level = levelFor(picture, scale);
  const size = picture.levels[level] as PictureLevel;
  const factor = {
    x: size.factor ?? picture.width / size.width,
    y: size.factor ?? picture.height / size.height,
  };
  const window = windowIn(seen, factor, size);
  if (pixelsOf(window) === 0) return null;
  const reading = await readWindow(picture, level, window, scale / factor.x);
  return sample(reading, grid, target, factor);
}

function gridOf({ affine, fromWgs84 }: PlacedPicture, target: Target): Grid {
  const columns = Math.ceil(target.width / STEP) + 1;
  const rows = Math.ceil(target.height / STEP) + 1;
  const at = new Float64Array(columns * rows * 2);
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      at[i++] = column * STEP;
      at[i++] = row * STEP;
    }
  target.toLonLat(at);
  fromWgs84.apply(at, 0, at.length);
  const [a, b, c, d, e, f] = inverse(affine);
  for (let i = 0; i < at.length; i += 2) {
    const [x, y] = [at[i] as number, at[i + 1] as number];
    at[i] = a * x + b * y + c;
    at[i + 1] = d * x + e * y + f;
  }
  return { columns, rows, at };
}

/** `[left, top, right, bottom]` of what the target sees, in pixels of the full picture. */
function boundsOf({ at }: Grid): [number, number, number, number] | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < at.length; i += 2) {
    const [x, y] = [at[i] as number, at[i + 1] as number];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}

/** How many pixels of the full picture lie along one of the target, in its middle. */
function scaleOf({ columns, rows, at }: Grid): number {
  const node = (column: number, row: number): [number, number] => {
    const i = (row * columns + column) * 2;
    return [at[i] as number, at[i + 1] as number];
  };
  const [column, row] = [Math.max(0, (columns >> 1) - 1), Math.max(0, (rows >> 1) - 1)];
  const from = node(column, row);
  const [right, below] = [node(column + 1, row), node(column, row + 1)];
  const across = Math.hypot(right[0] - from[0], right[1] - from[1]);
  const down = Math.hypot(below[0] - from[0], below[1] - from[1]);
  return Math.max(Number.EPSILON, Math.min(across, down) / STEP);
}

/** The smallest overview that still has a pixel for each of the target. */
function levelFor({ width, levels }: Picture, scale: number): number {
  const good = levels.findLastIndex((level) => width / level.width <= Math.max(1, scale) * 1.05);
  return Math.max(0, good);
}

/** The part of a level to be read, with two pixels around for the bending. */
function windowIn(
  [left, top, right, bottom]: readonly [number, number, number, number],
  factor: { x: number; y: number },
  size: { width: number; height: number },
): PixelWindow {
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  return {
    left: within(Math.floor(left / factor.x) - 2, size.width),
    top: within(Math.floor(top / factor.y) - 2, size.height),
    right: within(Math.ceil(right / factor.x) + 2, size.width),
    bottom: within(Math.ceil(bottom / factor.y) + 2, size.height),
  };
}

/**
 * Reads a window and makes it smaller by whole steps while it has more detail than is drawn. A picture without overviews
 * may have far more of it than fits into memory: it is read in bands, each made smaller at once.
 */
async function readWindow(
  picture: Picture,
  level: number,
  window: PixelWindow,
  ratio: number,
): Promise<Reading> {
  const by = Math.max(1, Math.floor(ratio));
  const width = window.right - window.left;
  const columns = Math.ceil(width / by);
  const rows = Math.ceil((window.bottom - window.top) / by);
  const out = new Uint8Array(columns * rows * 4);
  const bandRows = Math.max(1, Math.floor(MOST_PIXELS / 2 / width / by));
  for (let row = 0; row < rows; row += bandRows) {
    const top = window.top + row * by;
    const bottom = Math.min(window.bottom, top + bandRows * by);
    const band = await picture.read(level, { ...window, top, bottom });
    out.set(shrink(band, width, bottom - top, by), row * columns * 4);
  }
  return { pixels: out, columns, rows, left: window.left, top: window.top, by };
}
