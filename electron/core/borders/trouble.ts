import type { ShapeTrouble } from '../../../shared/contract/shapes.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { asLayerType, partsOf, wellWound } from '../../../shared/shapes/parts.ts';
import { pathsOf, placeKey } from '../../../shared/shapes/paths.ts';
import { GeometryError, type Geos } from '../geometry/index.ts';

/** What is wrong with a shape, and where. */
export interface Trouble {
  readonly trouble: ShapeTrouble;
  readonly at: Position | null;
}

/** GEOS's words for what is not valid, longest first where one begins like another. */
const REASONS: readonly (readonly [RegExp, ShapeTrouble])[] = [
  [/^Ring Self-intersection/i, 'self-touching'],
  [/^Self-intersection/i, 'self-crossing'],
  [/^Hole lies outside/i, 'hole-outside'],
  [/^Holes are nested/i, 'holes-nested'],
  [/^(Nested shells|Duplicate Rings)/i, 'parts-overlap'],
  [/^Interior is disconnected/i, 'cut-apart'],
  [/^Too few points/i, 'too-few'],
];

const firstPosition = (geometry: Geometry): Position | null => pathsOf(geometry)[0]?.positions[0] ?? null;

/** A line needs two places that differ; GEOS would say so of the first part only, and without the place. */
const shortLine = (geometry: Geometry): Position | null => {
  if (!geometry.type.endsWith('LineString')) return null;
  const short = pathsOf(geometry).find(({ positions }) => new Set(positions.map(placeKey)).size < 2);
  return short?.positions[0] ?? null;
};

/** True where two parts of a multipolygon cover the same ground: GEOS only says that their borders cross. */
const partsOverlap = (geos: Geos, geometry: Geometry): boolean => {
  const parts = partsOf(geometry);
  return parts.length > 1 && parts.every((part) => geos.isValid(encodeWkb(part)));
};

/** What keeps a shape from being saved in a layer of the given type; null when nothing does. */
export const troubleOf = (geos: Geos, geometry: Geometry, layerType: string): Trouble | null => {
  const kept = asLayerType(geometry, layerType);
  if (kept === null) return { trouble: 'wrong-kind', at: firstPosition(geometry) };
  const short = shortLine(kept);
  if (short !== null) return { trouble: 'too-few', at: short };
  if (!kept.type.endsWith('Polygon')) return null;
  try {
    const found = geos.invalidity(encodeWkb(kept));
    if (found === null) return null;
    const named = REASONS.find(([words]) => words.test(found.reason))?.[1] ?? 'invalid';
    const at: Position | null = found.at && [found.at[0], found.at[1]];
    return { trouble: named === 'self-crossing' && partsOverlap(geos, kept) ? 'parts-overlap' : named, at };
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    return { trouble: 'invalid', at: firstPosition(kept) };
  }
};

/** A shape as its layer keeps it, ready to be written. Only for one without trouble. */
export const toStore = (geometry: Geometry, layerType: string): { geometry: Geometry; wkb: Uint8Array } => {
  const kept = wellWound(asLayerType(geometry, layerType) ?? geometry);
  return { geometry: kept, wkb: encodeWkb(kept) };
};
