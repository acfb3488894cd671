import type { Geometry } from '../../../shared/geo/geometry.ts';
import { extentOf } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb, wkbType } from '../../../shared/geo/wkb.ts';
import { GeometryError, type Geos } from '../geometry/index.ts';
import { type AnalysisFeature, makeRow } from './feature-set.ts';
import { fineWkb } from './fine.ts';

export interface Prepared {
  readonly feature: AnalysisFeature;
  /** `unrepairable`: nothing of the polygon was left; the feature then has no geometry. */
  readonly state: 'valid' | 'repaired' | 'unrepairable';
}

/** Makes a row ready for every operation: polygons repaired where GEOS finds them invalid, long edges densified. */
export const prepareRow = (fid: number, code: string, wkb: Uint8Array | null, geos: Geos): Prepared =>
  repairedRow(makeRow(fid, code, wkb === null ? null : fineWkb(wkb)), geos);

/** A row as it is, but with its polygon repaired where GEOS finds it invalid. */
export function repairedRow(row: AnalysisFeature, geos: Geos): Prepared {
  const { wkb, box } = row;
  if (wkb === null) return { feature: row, state: 'valid' };
  if (!box?.every(Number.isFinite))
    return { feature: makeRow(row.fid, row.code, null, row.values), state: 'valid' };
  if (!wkbType(wkb).endsWith('Polygon') || valid(wkb, geos)) return { feature: row, state: 'valid' };
  const mended = mend(wkb, geos);
  return {
    feature: makeRow(row.fid, row.code, mended === null ? null : encodeWkb(mended), row.values),
    state: mended ? 'repaired' : 'unrepairable',
  };
}

/** Empty shapes and coordinates that are no numbers count as no geometry. */
function finite(geometry: Geometry): Geometry | null {
  const box = extentOf(geometry);
  return box?.every(Number.isFinite) ? geometry : null;
}

function valid(wkb: Uint8Array, geos: Geos): boolean {
  try {
    return geos.isValid(wkb);
  } catch (error) {
    // A ring that is not closed can not even be read.
    if (error instanceof GeometryError) return false;
    throw error;
  }
}

function mend(wkb: Uint8Array, geos: Geos): Geometry | null {
  try {
    const mended = decodeWkb(geos.makeValid(wkb));
    return mended.type.endsWith('Polygon') ? finite(mended) : null;
  } catch (error) {
    if (error instanceof GeometryError) return null;
    throw error;
  }
}
