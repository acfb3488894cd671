import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { basemapParts, type SceneBasemap } from './basemap-layers.ts';
import type { RowsShown } from './bound-layer.ts';
import { type Focus, focusLayers, maskOf } from './focus-mask.ts';
import { type LayerDress, layerToMapStyle, sourceId } from './layer-style.ts';
import { LOOKS, type Look, type LookName } from './looks.ts';
import type { StyleNumbers } from './style-values.ts';
import { FONT_FACES, fontOf } from './thai-fonts.ts';

/** A layer on a scene, with what this scene changes of its own style. */
export interface SceneLayer {
  readonly layer: LayerSummary;
  readonly dim?: number;
  readonly labels?: boolean;
  readonly labelSize?: number;
  readonly classBorder?: { readonly color: string; readonly width: number };
  /** Only its names, not its shapes. */
  readonly labelsOnly?: boolean;
  /** Only the names of these rows. */
  readonly labelFids?: readonly number[];
  /** Only these rows, shapes and names. */
  readonly rows?: RowsShown;
  /** Numbers of its style that tiles don't hold, and the dots of one that strews them. */
  readonly numbers?: StyleNumbers;
  readonly dots?: readonly number[];
  /** The greatest value by which its heat is weighed, where it is known better than the style does. */
  readonly heatMax?: number;
  /** The names of these rows are drawn by another. */
  readonly calledOut?: readonly number[];
  /** Colours of classes that the page gives its rows. */
  readonly scored?: readonly string[];
  /** Rows of it may be drawn above the map instead. */
  readonly hideable?: boolean;
}

/** Everything a map shows, as one value: a map is redrawn by giving it another scene. */
export interface Scene {
  readonly look: LookName;
  readonly opening: string;
  /** The version of the figures of places. */
  readonly figures: number;
  readonly language: 'th' | 'en';
  /** Lowest first. */
  readonly layers: readonly SceneLayer[];
  /** Everything outside this area is veiled. */
  readonly focus?: Focus | null;
  /** Instead of the outlines of countries alone. */
  readonly basemap?: SceneBasemap | undefined;
}

type Parts = {
  sources: Record<string, SourceSpecification>;
  shapes: LayerSpecification[];
  labels: LayerSpecification[];
  above: LayerSpecification[];
};

/** Without any basemap the ground is all one. */
const groundLayer = (look: Look, bare: boolean): LayerSpecification => ({
  id: 'ground',
  type: 'background',
  paint: { 'background-color': bare ? look.land : look.out },
});

const contextLayers = (look: Look, language: 'th' | 'en'): LayerSpecification[] => [
  {
    id: 'context-land',
    type: 'fill',
    source: 'context',
    'source-layer': 'land',
    paint: { 'fill-color': look.land },
  },
  {
    id: 'context-border',
    type: 'line',
    source: 'context',
    'source-layer': 'border',
    paint: { 'line-color': look.border, 'line-width': look.name === 'wall' ? 1.5 : 1 },
  },
  {
    id: 'context-label',
    type: 'symbol',
    source: 'context',
    'source-layer': 'country_label',
    maxzoom: 8,
    layout: {
      'text-field': ['get', language],
      'text-font': fontOf('500'),
      'text-size': 13 * look.labelScale,
      'text-line-height': 1.5,
    },
    paint: { 'text-color': look.labelSoft, 'text-halo-color': look.land, 'text-halo-width': 1.5 },
  },
];

const addLayer = (parts: Parts, item: SceneLayer, dress: LayerDress): void => {
  const made = layerToMapStyle(item.layer, dress);
  parts.sources[sourceId(item.layer.name)] = made.source;
  Object.assign(parts.sources, made.more);
  if (item.labelsOnly !== true) {
    parts.shapes.push(...made.shapes);
    parts.above.push(...made.above);
  }
  // MapLibre places the topmost names first, and the topmost layer is the last of the list.
  parts.labels.push(...made.labels);
};

/** Names of areas high in the hierarchy win a collision, whatever the drawing order of their grounds. */
const labelRank = (scene: Scene, id: string): number => {
  const item = scene.layers.find(({ layer }) =>
    [`${layer.name}:label`, `${layer.name}:area:label`].includes(id),
  );
  return item?.layer.style.label?.priority ?? 5;
};

/** The whole MapLibre style of a scene: context basemap, shapes in their order, names above all. */
export const sceneStyle = (scene: Scene, extra: readonly LayerSpecification[] = []): StyleSpecification => {
  const look = LOOKS[scene.look];
  const bare = scene.basemap?.kind === 'none';
  const own = basemapParts(scene.basemap, look, scene.language);
  const context = bare ? [] : contextLayers(look, scene.language);
  const parts: Parts = {
    sources: {
      context: { type: 'vector', tiles: ['/tiles/context/{z}/{x}/{y}.mvt'], minzoom: 0, maxzoom: 9 },
      ...own.sources,
    },
    shapes: [groundLayer(look, bare), ...context, ...own.layers],
    labels: [],
    above: [],
  };
  for (const item of scene.layers) {
    const { layer: _layer, labelsOnly: _only, ...changes } = item;
    const { opening, figures, language } = scene;
    addLayer(parts, item, { look, opening, figures, language, ...changes });
  }
  parts.labels.sort((a, b) => labelRank(scene, b.id) - labelRank(scene, a.id));
  const focus = scene.focus ?? null;
  if (focus !== null) parts.sources.focus = { type: 'geojson', data: maskOf(focus) };
  const veil = focus === null ? [] : focusLayers(look, focus);
  return {
    version: 8,
    'font-faces': FONT_FACES,
    sources: parts.sources,
    layers: [...parts.shapes, ...veil, ...extra, ...parts.labels, ...parts.above],
  };
};
