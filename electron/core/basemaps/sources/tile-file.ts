import type { Extent } from '../../../../shared/contract/base.ts';

/** What a file of tiles says of itself. */
export interface TileFileFacts {
  readonly kind: 'raster' | 'vector';
  readonly title: string;
  readonly attribution: string;
  readonly extent: Extent | null;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Pixels of a picture tile; 512 for vector tiles. */
  readonly tileSize: 256 | 512;
  readonly vectorLayers: readonly string[];
}

/** Tiles in one file, `y` counted from the north. */
export interface TileFile {
  readonly facts: TileFileFacts;
  /** The tile as it is drawn, unpacked; null where there is none. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** No tile of a map is larger; what is comes from a broken or hostile file. */
export const LARGEST_TILE = 16 * 2 ** 20;

/** Words of a file, cut to what a list can show and freed of markup. */
export const plainWords = (value: unknown, most: number): string =>
  typeof value === 'string'
    ? value
        .slice(0, most * 20)
        .replace(/<[^>]*>/g, ' ')
        .replace(/&copy;/gi, '©')
        .replace(/&amp;/gi, '&')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, most)
    : '';

/** Four numbers in degrees that make an extent, or null. */
export function extentOf(numbers: readonly number[]): Extent | null {
  const [west, south, east, north] = numbers;
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  if (![west, south, east, north].every(Number.isFinite) || west >= east || south >= north) return null;
  const cut: Extent = [Math.max(west, -180), Math.max(south, -85), Math.min(east, 180), Math.min(north, 85)];
  return cut[0] < cut[2] && cut[1] < cut[3] ? cut : null;
}

/** A whole number between 0 and 24, or what stands in its place. */
export const zoomOf = (value: unknown, otherwise: number): number => {
  const zoom = Math.trunc(Number(value ?? Number.NaN));
  return zoom >= 0 && zoom <= 24 ? zoom : otherwise;
};
