/** A window of a level in memory, made smaller `by` whole steps. */
export interface Reading {
  readonly pixels: Uint8Array;
  readonly columns: number;
  readonly rows: number;
  /** Where its upper left corner stands in the level, in pixels of the level. */
  readonly left: number;
  readonly top: number;
  readonly by: number;
}

/** RGBA made smaller: each pixel the mean of `by` × `by`, weighted by opacity so that what is empty gives no colour. */
export function shrink(pixels: Uint8Array, width: number, height: number, by: number): Uint8Array {
  if (by === 1) return pixels;
  const columns = Math.ceil(width / by);
  const rows = Math.ceil(height / by);
  const out = new Uint8Array(columns * rows * 4);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const right = Math.min(width, (column + 1) * by);
      const bottom = Math.min(height, (row + 1) * by);
      let [r, g, b, a, count] = [0, 0, 0, 0, 0];
      for (let y = row * by; y < bottom; y++)
        for (let x = column * by, i = (y * width + x) * 4; x < right; x++, i += 4) {
          const alpha = pixels[i + 3]!;
          r += pixels[i]! * alpha;
          g += pixels[i + 1]! * alpha;
          b += pixels[i + 2]! * alpha;
          a += alpha;
          count++;
        }
      const at = (row * columns + column) * 4;
      if (a === 0) continue;
      out[at] = Math.round(r / a);
      out[at + 1] = Math.round(g / a);
      out[at + 2] = Math.round(b / a);
      out[at + 3] = Math.round(a / count);
    }
  return out;
}

interface Nodes {
  readonly columns: number;
  readonly at: Float64Array;
}

/** Pixels between the nodes of a grid. */
const STEP = 16;

/**
 * Colours for every pixel of a target, from the picture's pixel at each node of a grid; null where all of it is empty.
 *
 * @param factor how many pixels of the full picture lie along one of the level
 */
export function sample(
  reading: Reading,
  nodes: Nodes,
  target: { readonly width: number; readonly height: number },
  factor: { readonly x: number; readonly y: number },
): Uint8Array | null {
  const { width, height } = target;
  const out = new Uint8Array(width * height * 4);
  const { columns, at } = nodes;
  const [unitX, unitY] = [1 / (factor.x * reading.by), 1 / (factor.y * reading.by)];
  const [offX, offY] = [reading.left / reading.by, reading.top / reading.by];
  let any = false;
  for (let y = 0; y < height; y++) {
    const [row, v] = [Math.floor(y / STEP), ((y % STEP) + 0.5) / STEP];
    for (let x = 0; x < width; x++) {
      const i = (row * columns + Math.floor(x / STEP)) * 2;
      const u = ((x % STEP) + 0.5) / STEP;
      const j = i + columns * 2;
      const px = mix(mix(at[i]!, at[i + 2]!, u), mix(at[j]!, at[j + 2]!, u), v) * unitX - offX;
      const py = mix(mix(at[i + 1]!, at[i + 3]!, u), mix(at[j + 1]!, at[j + 3]!, u), v) * unitY - offY;
      if (bend(reading, px, py, out, (y * width + x) * 4)) any = true;
    }
  }
  return any ? out : null;
}

const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

/** Writes the colour at a place of a reading, bent between its four nearest pixels. False where there is none. */
function bend(reading: Reading, px: number, py: number, out: Uint8Array, at: number): boolean {
  const { pixels, columns, rows } = reading;
  if (!(px >= 0 && py >= 0 && px < columns && py < rows)) return false;
  const [x, y] = [px - 0.5, py - 0.5];
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const right = Math.min(columns - 1, left + 1);
  const bottom = Math.min(rows - 1, top + 1);
  const u = Math.min(1, Math.max(0, x - left));
  const v = Math.min(1, Math.max(0, y - top));
  const corners = [
    [(top * columns + left) * 4, (1 - u) * (1 - v)],
    [(top * columns + right) * 4, u * (1 - v)],
    [(bottom * columns + left) * 4, (1 - u) * v],
    [(bottom * columns + right) * 4, u * v],
  ] as const;
  let [r, g, b, a] = [0, 0, 0, 0];
  for (const [i, share] of corners) {
    const alpha = pixels[i + 3]! * share;
    r += pixels[i]! * alpha;
    g += pixels[i + 1]! * alpha;
    b += pixels[i + 2]! * alpha;
    a += alpha;
  }
  if (a < 0.5) return false;
  out[at] = Math.round(r / a);
  out[at + 1] = Math.round(g / a);
  out[at + 2] = Math.round(b / a);
  out[at + 3] = Math.round(a);
  return true;
}
