import type { Geometry } from 'geojson';
import type { ShapeConflict } from '../../../shared/contract/import-findings.ts';
import { goTo } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { useImport } from './import-store.ts';
import { extentOf } from './outline-paths.ts';

const isGeometry = (shape: unknown): shape is Geometry =>
  typeof shape === 'object' && shape !== null && 'type' in shape && 'coordinates' in shape;

/** About 250 m around a place that has no extent of its own. */
const AROUND = 0.0025;

/** Leaves the import waiting and shows a place on the map, with what collides there drawn on it. */
export const showPlace = ({ at: [lon, lat], shape }: ShapeConflict): void => {
  useImport.setState({ shown: false });
  goTo('map');
  const own = extentOf([shape]);
  const [west, south, east, north] = own ?? [lon, lat, lon, lat];
  deskMapApi.fitExtent([west - AROUND, south - AROUND, east + AROUND, north + AROUND]);
  if (!isGeometry(shape)) return;
  deskMapApi.setPreviewOutlines({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: shape }],
  });
};

/** Takes what `showPlace` drew off the map again. */
export const clearPlace = (): void => deskMapApi.setPreviewOutlines(null);
