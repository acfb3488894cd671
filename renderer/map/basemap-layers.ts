import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Basemap, BasemapLook } from '../../shared/contract/basemaps.ts';
import { vectorBasemapLayers } from './basemap-vector.ts';
import type { Look } from './looks.ts';

/** What lies under the data besides the outlines of countries: a basemap of the user's, or nothing at all. */
export type SceneBasemap = { readonly kind: 'none' } | { readonly kind: 'own'; readonly basemap: Basemap };

export interface BasemapParts {
  readonly sources: Record<string, SourceSpecification>;
  readonly layers: readonly LayerSpecification[];
}

const SOURCE = 'basemap';
const NOTHING: BasemapParts = { sources: {}, layers: [] };

const sourceOf = (basemap: Basemap): SourceSpecification => {
  const { id, kind, version, minZoom, maxZoom, tileSize, extent, attribution } = basemap;
  const common = {
    tiles: [`/tiles/basemap/${id}/{z}/{x}/{y}?v=${version}`],
    minzoom: minZoom,
    maxzoom: maxZoom,
    attribution,
    ...(extent === null ? {} : { bounds: extent }),
  };
  return kind === 'vector' ? { type: 'vector', ...common } : { type: 'raster', tileSize, ...common };
};

/** Pictures keep their colours on the wall; in the dark they are dimmed, so that names above them stay readable. */
const rasterLayer = (own: BasemapLook, look: Look): LayerSpecification => ({
  id: 'basemap:picture',
  type: 'raster',
  source: SOURCE,
  ...zoomsOf(own),
  paint: {
    'raster-opacity': own.opacity,
    'raster-saturation': own.grey ? -1 : 0,
    'raster-contrast': own.grey ? -0.2 : 0,
    // Grey is for a ground that steps back: black is lifted too.
    'raster-brightness-min': own.grey && look.name !== 'dark' ? 0.2 : 0,
    'raster-brightness-max': look.name === 'dark' ? 0.62 : 1,
    'raster-fade-duration': 120,
  },
});

const zoomsOf = ({ fromZoom, toZoom }: BasemapLook): { minzoom: number; maxzoom: number } => ({
  minzoom: fromZoom,
  maxzoom: Math.max(fromZoom, toZoom),
});

/** The basemap's part of a style: drawn above the outlines of countries and below all data. */
export const basemapParts = (
  scene: SceneBasemap | undefined,
  look: Look,
  language: 'th' | 'en',
): BasemapParts => {
  if (scene === undefined || scene.kind === 'none') return NOTHING;
  const { basemap } = scene;
  const layers =
    basemap.kind === 'vector'
      ? vectorBasemapLayers({ basemap, look, language, source: SOURCE }).map((layer) => ({
          ...layer,
          ...zoomsOf(basemap.look),
        }))
      : [rasterLayer(basemap.look, look)];
  return { sources: { [SOURCE]: sourceOf(basemap) }, layers: layers as LayerSpecification[] };
};
