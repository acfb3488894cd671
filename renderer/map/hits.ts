import type { MapGeoJSONFeature, Map as MapLibreMap, PointLike } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { isDrawnAt } from '../../shared/domain/style-rows.ts';
import type { Position } from '../../shared/geo/geometry.ts';

/** A feature under the pointer, or in the box that was drawn. */
export interface Hit {
  readonly layer: string;
  readonly fid: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** It is an area, not a line or a point. */
  readonly areal: boolean;
  /** Where it is drawn in the place of others around it, which are not told: from afar points are gathered. */
  readonly gathered: Gathered | null;
}

/** Points that are drawn as one. */
interface Gathered {
  readonly count: number;
  /** In degrees. */
  readonly at: Position;
  /** Drawn with their number, not as one of them. */
  readonly cluster: boolean;
}

/** Smaller areas first: a click on a sub-district means it, not the zone around it. */
const AREA_RANK: Readonly<Record<string, number>> = {
  village: 0,
  subdistrict: 4,
  council_area: 5,
  district: 6,
  zone: 7,
  province: 8,
};

const rank = (layer: LayerSummary | undefined, active: string | null): number => {
  if (layer === undefined) return 99;
  if (layer.name === active) return -1;
  if (layer.geometryType.endsWith('Point')) return 0;
  if (layer.geometryType.endsWith('LineString')) return 1;
  if (layer.zoneSchemeId !== null) return 7;
  return layer.register === null ? 2 : (AREA_RANK[layer.register] ?? 3);
};

const drawnLayers = (map: MapLibreMap, names: readonly string[]): string[] =>
  map
    .getStyle()
    .layers.map(({ id }) => id)
    .filter((id) => names.some((name) => id.startsWith(`${name}:`)) && !id.endsWith(':label'));

/** What the scale leaves out comes last: nobody means what is not to be seen. */
const UNSEEN = 50;

/**
 * Layers in the order in which a click or a box means them: the active one, points, lines, areas from small to large;
 * those that are not drawn at `zoom` after all others.
 */
export const rankedLayers = (
  layers: readonly LayerSummary[],
  active: string | null,
  zoom: number | null,
): string[] => {
  const place = (layer: LayerSummary): number => {
    const unseen = zoom !== null && layer.name !== active && !isDrawnAt(layer.style, zoom);
    return rank(layer, active) + (unseen ? UNSEEN : 0);
  };
  return [...layers].sort((a, b) => place(a) - place(b)).map(({ name }) => name);
};

/** What a feature of a tile says of points that it stands for; null for one that stands for itself. */
export const gatheredIn = ({
  geometry,
  properties,
  layer,
}: Pick<MapGeoJSONFeature, 'geometry' | 'properties' | 'layer'>): Gathered | null => {
  const count = Number(properties.point_count ?? 1);
  if (geometry.type !== 'Point' || !(count > 1)) return null;
  const [lon = 0, lat = 0] = geometry.coordinates;
  return { count, at: [lon, lat], cluster: /:(cluster|count)$/.test(layer.id) };
};

/**
 * The workspace's features at a point or in a box, each once: the active layer's first, then points, lines, areas
 * from small to large.
 */
export const hitsAt = (
  map: MapLibreMap,
  where: PointLike | [PointLike, PointLike],
  layers: readonly LayerSummary[],
  active: string | null,
): Hit[] => {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const drawn = drawnLayers(map, [...byName.keys()]);
  if (drawn.length === 0) return [];
  const seen = new Set<string>();
  const hits: Hit[] = [];
  for (const found of map.queryRenderedFeatures(where, { layers: drawn })) {
    const layer = found.layer.id.slice(0, found.layer.id.lastIndexOf(':'));
    const fid = typeof found.id === 'number' ? found.id : Number.NaN;
    const key = `${layer} ${fid}`;
    if (Number.isNaN(fid) || seen.has(key)) continue;
    seen.add(key);
    const areal = found.geometry.type.endsWith('Polygon');
    hits.push({ layer, fid, properties: found.properties, areal, gathered: gatheredIn(found) });
  }
  return hits.sort((a, b) => rank(byName.get(a.layer), active) - rank(byName.get(b.layer), active));
};

/** The feature of the layer that is being picked from, at a point. */
export const pickAt = (map: MapLibreMap, where: PointLike, layer: string): Hit | null => {
  const layers = ['pick:spot', 'pick:hit'].filter((id) => map.getLayer(id) !== undefined);
  if (layers.length === 0) return null;
  const found = map.queryRenderedFeatures(where, { layers })[0];
  return found === undefined || typeof found.id !== 'number'
    ? null
    : {
        ...{ layer, fid: found.id, properties: found.properties },
        ...{ areal: found.geometry.type.endsWith('Polygon'), gathered: gatheredIn(found) },
      };
};
