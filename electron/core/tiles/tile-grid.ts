import type { Extent } from '../../../shared/contract/base.ts';

/** Units of a tile's own grid (Mapbox Vector Tile 2.1, `extent`). */
export const TILE_EXTENT = 4096;
/** What a tile carries beyond its edge, in units: outlines and hatching must not show the seam. */
export const TILE_BUFFER = 80;
export const MAX_TILE_ZOOM = 15;

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** True for an address that exists in the Web Mercator pyramid up to `MAX_TILE_ZOOM`. */
export function isTileAddress({ z, x, y }: TileAddress): boolean {
  const inside = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 2 ** z;
  return Number.isInteger(z) && z >= 0 && z <= MAX_TILE_ZOOM && inside(x) && inside(y);
}

const longitude = (x: number): number => x * 360 - 180;
const latitude = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** The tile's box in degrees with its buffer, as the R-tree is asked. */
export function tileExtent({ z, x, y }: TileAddress, bufferUnits = TILE_BUFFER): Extent {
  const scale = 2 ** z;
  const margin = bufferUnits / TILE_EXTENT;
  return [
    longitude((x - margin) / scale),
    latitude((y + 1 + margin) / scale),
    longitude((x + 1 + margin) / scale),
    latitude((y - margin) / scale),
  ];
}

/** Projects degrees into a tile's units (spherical Web Mercator, EPSG:3857): display only, never for measures. */
export class TileProjection {
  private readonly scale: number;
  private readonly offsetX: number;
  private readonly offsetY: number;
  /** Snapping grid in units: neighbours meet in the same grid points, so a shared border stays shared. */
  readonly snap: number;

  /** @param coarseness how many times wider than usual the snapping grid is, for a tile that would weigh too much */
  constructor({ z, x, y }: TileAddress, coarseness = 1) {
    this.scale = TILE_EXTENT * 2 ** z;
    this.offsetX = x * TILE_EXTENT;
    this.offsetY = y * TILE_EXTENT;
    // A tile is drawn at 512 px, so 8 units are a pixel: 4 and 2 units are half and a quarter of one.
    this.snap = (z < 12 ? 4 : z < 14 ? 2 : 1) * coarseness;
  }

  /** The world in the tile's units. */
  get worldWidth(): number {
    return this.scale;
  }

  x(lon: number): number {
    return Math.round((((lon + 180) / 360) * this.scale - this.offsetX) / this.snap) * this.snap;
  }

  y(lat: number): number {
    const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
    const mercator = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    return Math.round((mercator * this.scale - this.offsetY) / this.snap) * this.snap;
  }
}
