import type { Extent } from '../../../shared/contract/base.ts';
import { extentOf } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';

/** What registers a function on a connection of either SQLite binding. */
export interface FunctionHost {
  function(name: string, options: { deterministic: boolean }, body: (value: unknown) => unknown): unknown;
}

function boundsOfWkb(wkb: Uint8Array): Extent | null {
  const ours = wkb[0] === 1 && wkb.length >= 5 && (wkb[1] as number) <= 6 && !wkb[2] && !wkb[3] && !wkb[4];
  return ours ? wkbExtent(wkb) : extentOf(decodeWkb(wkb));
}

/** The bounding box of a GeoPackage blob or of bare WKB; null when it is empty, missing or unreadable. */
export function boundsOfBlob(value: unknown): Extent | null {
  if (!(value instanceof Uint8Array) || value.length < 5) return null;
  try {
    if (value[0] !== 0x47) return boundsOfWkb(value);
    const geometry = decodeGpkg(value);
    if (geometry.empty) return null;
    return geometry.envelope ?? boundsOfWkb(geometry.wkb);
  } catch {
    // A blob that is no geometry must not make the row unwritable: it stays out of the R-tree, and the check names it.
    return null;
  }
}

/** Registers what the GeoPackage R-tree triggers call. They take GeoPackage blobs and bare WKB. */
export function registerSpatialFunctions(host: FunctionHost): void {
  const deterministic = { deterministic: true };
  host.function('ST_MinX', deterministic, (blob) => boundsOfBlob(blob)?.[0] ?? null);
  host.function('ST_MinY', deterministic, (blob) => boundsOfBlob(blob)?.[1] ?? null);
  host.function('ST_MaxX', deterministic, (blob) => boundsOfBlob(blob)?.[2] ?? null);
  host.function('ST_MaxY', deterministic, (blob) => boundsOfBlob(blob)?.[3] ?? null);
  host.function('ST_IsEmpty', deterministic, (blob) =>
    blob === null ? null : boundsOfBlob(blob) === null ? 1 : 0,
  );
}
