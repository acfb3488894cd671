import sharp from 'sharp';
import type { Extent } from '../../../../shared/contract/base.ts';
import type { TileFile } from './tile-file.ts';

/** The tile of a zoom in which a place lies. */
export function tileAt(z: number, [lon, lat]: readonly [number, number]): { x: number; y: number } {
  const side = 2 ** z;
  const sin = Math.sin((Math.min(Math.max(lat, -85), 85) * Math.PI) / 180);
  const clamp = (n: number): number => Math.min(side - 1, Math.max(0, Math.floor(n)));
  return {
    x: clamp(((lon + 180) / 360) * side),
    y: clamp((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * side),
  };
}

/** How many pixels picture tiles have a side, by the one in the middle of the lowest zoom; 256 where none stands there. */
export async function tilePixels(
  tile: TileFile['tile'],
  zoom: number,
  extent: Extent | null,
): Promise<256 | 512> {
  const [west, south, east, north] = extent ?? [-180, -85, 180, 85];
  const { x, y } = tileAt(zoom, [(west + east) / 2, (south + north) / 2]);
  try {
    const bytes = await tile(zoom, x, y);
    if (bytes === null) return 256;
    return ((await sharp(bytes).metadata()).width ?? 256) >= 512 ? 512 : 256;
  } catch {
    return 256;
  }
}
