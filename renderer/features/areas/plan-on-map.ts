import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { useEffect, useMemo } from 'react';
import type { AreaChange, AreaPlan } from '../../../shared/contract/area-change.ts';
import { useMapApi } from '../../map/index.ts';
import { partColor } from './change-draft.ts';

const shape = (geometry: Geometry, properties: Feature['properties']): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});

/** The lines that were drawn, with their points while they are few. */
const linesOf = (draft: AreaChange): Feature[] => {
  if (draft.kind !== 'split' || draft.shapes.by !== 'line') return [];
  return draft.shapes.lines.flatMap((coordinates) => [
    ...(coordinates.length < 2 ? [] : [shape({ type: 'LineString', coordinates }, {})]),
    ...coordinates.map((at) => shape({ type: 'Point', coordinates: at }, { radius: 4 })),
  ]);
};

/** What the areas will be, in the colours of the parts. */
export const usePlanOnMap = (draft: AreaChange, plan: AreaPlan | undefined): void => {
  const map = useMapApi();
  const shapes = useMemo((): FeatureCollection => {
    const parts = (plan?.shapes ?? []).map(({ part, geometry }) =>
      shape(geometry as Geometry, draft.kind === 'split' ? { color: partColor(part) } : {}),
    );
    return { type: 'FeatureCollection', features: [...parts, ...linesOf(draft)] };
  }, [plan, draft]);
  useEffect(() => {
    map.setPreviewOutlines(shapes.features.length === 0 ? null : shapes);
  }, [map, shapes]);
  useEffect(() => () => map.setPreviewOutlines(null), [map]);
};
