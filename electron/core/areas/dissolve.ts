import { type Geometry, polygonsOf } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { GeometryError, type Geos, loadGeos } from '../geometry/index.ts';

/** Makes one area of several: shared borders vanish. Null for none. The result is always a multipolygon. */
export type Dissolve = (parts: readonly Uint8Array[]) => Uint8Array | null;

const asMultiPolygon = (geometry: Geometry): Uint8Array =>
  encodeWkb({ type: 'MultiPolygon', coordinates: polygonsOf(geometry) });

const together = (parts: readonly Uint8Array[]): Uint8Array =>
  encodeWkb({ type: 'MultiPolygon', coordinates: parts.flatMap((part) => polygonsOf(decodeWkb(part))) });

/** A dissolve by a geometry engine that is loaded. */
export const dissolveWith =
  (geos: Geos): Dissolve =>
  (parts) => {
    const [first] = parts;
    if (!first) return null;
    if (parts.length === 1) return asMultiPolygon(decodeWkb(first));
    try {
      return asMultiPolygon(decodeWkb(geos.union(parts)));
    } catch (error) {
      // A shape beyond repair must not keep its neighbours from being edited: the parts are then shown as they are,
      // with their inner borders.
      if (!(error instanceof GeometryError)) throw error;
      return together(parts);
    }
  };

let loaded: Dissolve | null = null;

/** Loads the geometry engine once a process. */
export const loadDissolve = async (): Promise<Dissolve> => {
  loaded ??= dissolveWith(await loadGeos());
  return loaded;
};
