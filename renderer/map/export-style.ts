import type { StyleSpecification } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { layerToMapStyle, sourceId } from './layer-style.ts';
import { LOOKS } from './looks.ts';
import type { SceneLayer } from './scene.ts';

/**
 * A layer's style as a MapLibre style of its own. Its tiles are asked for under `tiles/<layer>/…`: who uses it elsewhere
 * puts the address of the layer's vector tiles there. Sizes and colours are those of the light desk.
 *
 * @param data what tiles don't hold: numbers known of the place, by fid, and the positions of dots
 */
export const mapStyleDocument = (
  layer: LayerSummary,
  data: Pick<SceneLayer, 'numbers' | 'dots'>,
): StyleSpecification => {
  const parts = layerToMapStyle(layer, {
    ...{ look: LOOKS.light, opening: '', language: 'th' },
    ...data,
  });
  const tiles = [`tiles/${layer.name}/{z}/{x}/{y}.mvt`];
  return {
    version: 8,
    name: layer.title,
    metadata: { 'changwat:layer': layer.name, 'changwat:style': layer.style },
    sources: { [sourceId(layer.name)]: { type: 'vector', tiles, minzoom: 0, maxzoom: 14 }, ...parts.more },
    layers: [...parts.shapes, ...parts.labels, ...parts.above],
  };
};
