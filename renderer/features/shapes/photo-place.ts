import type { Position } from '../../../shared/geo/geometry.ts';

/**
 * Where a photo was taken, by its EXIF; null where it does not say. Cameras that had no fix write nought and nought: in
 * the sea off Africa, which nobody means.
 */
export const photoPlace = async (bytes: ArrayBuffer): Promise<Position | null> => {
  const { load } = await import('exifreader');
  try {
    const { gps } = load(bytes, { expanded: true });
    const [lon, lat] = [gps?.Longitude, gps?.Latitude];
    if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat)) return null;
    return Math.abs(lon) > 180 || Math.abs(lat) > 90 || (lon === 0 && lat === 0) ? null : [lon, lat];
  } catch {
    // A file without EXIF, or that is no picture at all: it says no place.
    return null;
  }
};
