export {
  type DeskMap,
  deskMapApi,
  type MapApi,
  type PickOptions,
  useDeskMap,
  useMapApi,
} from './desk-map.ts';
export { type LayerDress, layerToMapStyle } from './layer-style.ts';
export { LOOKS, type LookName } from './looks.ts';
export { MapView } from './map-view.tsx';
export type { Scene, SceneLayer } from './scene.ts';
export { SceneMap, type SceneMapProps } from './scene-map.tsx';
