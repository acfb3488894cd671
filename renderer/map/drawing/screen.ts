import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { Reach } from '../../../shared/shapes/snap.ts';

/** MapLibre's world is 512 px wide at zoom 0. */
const WORLD = 512;
const RADIAN = Math.PI / 180;

const mercatorY = (lat: number): number =>
  (180 - Math.log(Math.tan(Math.PI / 4 + (lat * RADIAN) / 2)) / RADIAN) / 360;

const projected = new WeakMap<readonly Position[], Float64Array>();

/** Positions on the unit square of Web Mercator, kept with the list: lists of positions never change. */
export const onMercator = (positions: readonly Position[]): Float64Array => {
  const known = projected.get(positions);
  if (known !== undefined) return known;
  const xy = new Float64Array(positions.length * 2);
  positions.forEach(([lon, lat], i) => {
    xy[i * 2] = (180 + lon) / 360;
    xy[i * 2 + 1] = mercatorY(lat);
  });
  projected.set(positions, xy);
  return xy;
};

/** Where places lie on the screen now: the desk's map is never turned nor tilted. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  /** Pixels of the whole world. */
  readonly scale: number;
  /** What is added after scaling. */
  readonly dx: number;
  readonly dy: number;
}

export const screenOf = (map: MapLibreMap): Screen => {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const { lng, lat } = map.getCenter();
  const scale = WORLD * 2 ** map.getZoom();
  return {
    width,
    height,
    scale,
    dx: width / 2 - ((180 + lng) / 360) * scale,
    dy: height / 2 - mercatorY(lat) * scale,
  };
};

/** A place in pixels of the map's box. */
export const toScreen = ({ scale, dx, dy }: Screen, [lon, lat]: Position): [number, number] => [
  ((180 + lon) / 360) * scale + dx,
  mercatorY(lat) * scale + dy,
];

/** So many pixels as degrees around a latitude. */
export const reachOf = ({ scale }: Screen, lat: number, pixels: number): Reach => ({
  degrees: (pixels * 360) / scale,
  stretch: 1 / Math.cos(lat * RADIAN),
});
