import type { Recipe } from '../../../shared/contract/recipe.ts';
import { utmZoneOf } from '../../../shared/geo/utm.ts';
import type { OpenWorkspace } from '../context.ts';
import { isLayer, readLayer } from '../layers/index.ts';

/**
 * The UTM zone on whose grid a recipe measures areas and lengths: the one in which the middle of a layer lies, though the
 * layer may reach into the next. Null where it measures on the ellipsoid.
 */
export function zoneOf({ db }: Pick<OpenWorkspace, 'db'>, { measure }: Recipe, layer: string): number | null {
  if (measure !== 'utm' || !isLayer(db, layer)) return null;
  const { extent } = readLayer(db, layer);
  return extent === null ? null : utmZoneOf((extent[0] + extent[2]) / 2);
}
