import type { Geometry } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import type { Geos } from '../geometry/index.ts';
import type { LayerInput, PointsInput } from './analysis-task.ts';
import { type AnalysisFeature, type FeatureSet, type LeftOutNote, makeFeature } from './feature-set.ts';
import type { FeatureSource } from './feature-source.queries.ts';
import { prepareFeature } from './prepare-feature.ts';

export interface Loaded {
  readonly set: FeatureSet;
  readonly notes: readonly Omit<LeftOutNote, 'step'>[];
}

/** Reads a layer whole, repairs what is invalid and says so. */
export function loadLayer(source: FeatureSource, input: LayerInput, geos: Geos): Loaded {
  const features: AnalysisFeature[] = [];
  const counts = { valid: 0, repaired: 0, unrepairable: 0 };
  for (const row of source.rows(input)) {
    const code = String(row.code ?? '');
    const geometry = geometryOf(row.geom);
    if (input.raw === true) {
      features.push(makeFeature(row.fid, code, geometry));
      continue;
    }
    const { feature, state } = prepareFeature(row.fid, code, geometry, geos);
    counts[state]++;
    features.push(feature);
  }
  const note = (code: LeftOutNote['code'], count: number): Loaded['notes'] =>
    count === 0 ? [] : [{ code, origin: input.table, count, areaM2: null }];
  return {
    set: { origin: input.table, restricted: false, features, filteredFrom: null },
    notes: [
      ...note('geometry-repaired', counts.repaired),
      ...note('geometry-unrepairable', counts.unrepairable),
    ],
  };
}

/** Points of the restricted store as a feature set. */
export function loadPoints(origin: string, { fids, xy }: PointsInput): Loaded {
  const features = Array.from(fids, (fid, i) => {
    const lon = xy[i * 2] ?? Number.NaN;
    const lat = xy[i * 2 + 1] ?? Number.NaN;
    const placed = Number.isFinite(lon) && Number.isFinite(lat);
    return makeFeature(fid, '', placed ? { type: 'Point', coordinates: [lon, lat] } : null);
  });
  return { set: { origin, restricted: true, features, filteredFrom: null }, notes: [] };
}

function geometryOf(blob: Uint8Array | null): Geometry | null {
  if (!blob) return null;
  const { wkb, empty } = decodeGpkg(blob);
  return empty ? null : decodeWkb(wkb);
}
