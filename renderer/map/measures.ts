/** Earth's circumference at the equator in metres, as Web Mercator has it. */
const AROUND = 40_075_016.686;
/** MapLibre's world is 512 px wide at zoom 0. */
const WORLD = 512;
/** A CSS pixel is 1/96 inch. */
const PIXEL_METRES = 0.0254 / 96;

/** The n of the largest scale that the map reaches wherever it is: it goes no nearer than zoom 20. */
export const NEAREST_SCALE = 300;

/** Metres of ground under one CSS pixel. */
export const metresPerPixel = (lat: number, zoom: number): number =>
  (AROUND * Math.cos((lat * Math.PI) / 180)) / (WORLD * 2 ** zoom);

/** The n of a scale of 1:n, rounded to what a person can use. */
export const scaleDenominator = (lat: number, zoom: number): number => {
  const exact = metresPerPixel(lat, zoom) / PIXEL_METRES;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  return Math.round(exact / step) * step;
};

/** The roundest length (1, 2 or 5 by a power of ten) that fits in `maxPixels`. */
export const barLength = (
  perPixel: number,
  maxPixels: number,
): { readonly metres: number; readonly pixels: number } => {
  const most = perPixel * maxPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most) ?? power;
  return { metres, pixels: metres / perPixel };
};

/** The zoom at which the map is 1:`denominator` at a latitude, on a screen of 96 dots an inch. */
export const zoomOfScale = (lat: number, denominator: number): number =>
  Math.log2((AROUND * Math.cos((lat * Math.PI) / 180)) / (WORLD * denominator * PIXEL_METRES));
