import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { maxZoomOf } from '../../shared/domain/style-rows.ts';
import { type Callouts, calloutLayers } from './callouts.ts';
import type { PickOptions } from './desk-map.ts';
import { sourceId } from './layer-style.ts';
import { LOOKS, type Look } from './looks.ts';
import { pickLayers } from './pick-layers.ts';
import { type Scene, type SceneLayer, sceneStyle } from './scene.ts';
import { type RowBox, selectionLayers, spotRings, spotsOf } from './selection-layers.ts';

/** What the desk draws above the scene. */
export interface Overlay {
  readonly selection: { readonly layer: string; readonly fids: readonly number[] } | null;
  /** Where the selected rows are; null where they are too many to be marked one by one, or not known yet. */
  readonly boxes: readonly RowBox[] | null;
  readonly pick: PickOptions | null;
  readonly preview: FeatureCollection | null;
  /** Names that stand beside their areas. */
  readonly callouts: Callouts | null;
  /** Layers of which rows are drawn above the map. */
  readonly drawn: readonly string[];
  /** All layers of the workspace, for those chosen while hidden. */
  readonly all: readonly LayerSummary[];
}

const POLYGON: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const POINT: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];

/** Invisible grounds for areas that are only lines, so that a click inside them finds them. */
const hitLayers = (scene: Scene): LayerSpecification[] =>
  scene.layers
    .filter(({ layer }) => layer.style.fill === null && layer.geometryType.endsWith('Polygon'))
    .map(({ layer }) => ({
      id: `${layer.name}:hit`,
      type: 'fill',
      source: sourceId(layer.name),
      'source-layer': layer.name,
      // What its scale leaves out isn't pointed at either.
      minzoom: layer.style.minZoom,
      maxzoom: maxZoomOf(layer.style),
      paint: { 'fill-color': '#000000', 'fill-opacity': 0 },
    }));

/** A shape of the preview has its own colour where it says one in `color`: the parts of a split are told apart by it. */
const previewColor = (look: Look): ExpressionSpecification => ['coalesce', ['get', 'color'], look.select];

const previewLayers = (look: Look): LayerSpecification[] => [
  {
    id: 'preview:ground',
    type: 'fill',
    source: 'preview',
    filter: POLYGON,
    paint: {
      'fill-color': previewColor(look),
      'fill-opacity': ['case', ['has', 'color'], 0.35, 0.12],
    },
  },
  {
    id: 'preview:casing',
    type: 'line',
    source: 'preview',
    paint: { 'line-color': look.casing, 'line-width': 4 },
  },
  {
    id: 'preview:line',
    type: 'line',
    source: 'preview',
    paint: { 'line-color': previewColor(look), 'line-width': 2 },
  },
  {
    id: 'preview:point',
    type: 'circle',
    source: 'preview',
    filter: POINT,
    paint: {
      'circle-radius': ['coalesce', ['get', 'radius'], 7],
      'circle-color': previewColor(look),
      'circle-stroke-color': look.casing,
      'circle-stroke-width': 2.5,
    },
  },
];

/** The scene with the layers that a selection or a choice needs, though they may be hidden. */
const withNeeded = (scene: Scene, overlay: Overlay): Scene => {
  const needed = [overlay.selection?.layer, overlay.pick?.layer];
  const there = new Set(scene.layers.map(({ layer }) => layer.name));
  const more = overlay.all.filter(
    ({ name, geometryType }) => needed.includes(name) && !there.has(name) && geometryType !== 'None',
  );
  const bare = more.map((layer) => ({
    layer: { ...layer, style: { ...layer.style, fill: null, stroke: null, point: null } },
  }));
  return {
    ...scene,
    layers: [...scene.layers.map((item) => calledOut(hideable(item, overlay), overlay)), ...bare],
  };
};

/** The names that stand beside their areas don't stand in them as well. */
const calledOut = (item: SceneLayer, { callouts }: Overlay): SceneLayer => {
  const fids = callouts?.fids[item.layer.name];
  return fids === undefined ? item : { ...item, calledOut: fids };
};

const hideable = (item: SceneLayer, { drawn }: Overlay): SceneLayer =>
  drawn.includes(item.layer.name) ? { ...item, hideable: true } : item;

/** The MapLibre style of the desk: the scene, and above its shapes what is chosen, picked or to be imported. */
export const deskStyle = (scene: Scene, overlay: Overlay): StyleSpecification => {
  const look = LOOKS[scene.look];
  const whole = withNeeded(scene, overlay);
  const known = (name: string) => whole.layers.find(({ layer }) => layer.name === name)?.layer;
  const { selection, boxes, pick, preview, drawn, callouts } = overlay;
  const above: LayerSpecification[] = hitLayers(scene);
  // What is picked from stays visible on what comes of it.
  if (preview !== null && pick !== null) above.push(...previewLayers(look));
  if (pick !== null && known(pick.layer) !== undefined) above.push(...pickLayers(pick, look));
  const of = drawn.length === 0 ? known(selection?.layer ?? '') : undefined;
  const fids = selection?.fids ?? [];
  const marked = of !== undefined && fids.length > 0 && boxes !== null;
  if (of !== undefined && fids.length > 0) above.push(...selectionLayers(of, fids, look, marked));
  if (preview !== null && pick === null) above.push(...previewLayers(look));
  const style = sceneStyle(whole, above);
  const named = callouts !== null && callouts.shapes.features.length > 0;
  return {
    ...style,
    sources: {
      ...style.sources,
      ...(marked ? { selected: { type: 'geojson', data: spotsOf(boxes) } } : {}),
      ...(preview === null ? {} : { preview: { type: 'geojson', data: preview } }),
      ...(named ? { callouts: { type: 'geojson', data: callouts.shapes } } : {}),
    },
    layers: [...style.layers, ...(named ? calloutLayers(look) : []), ...(marked ? spotRings(look) : [])],
  };
};
