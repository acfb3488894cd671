export type { LayerDoors } from './layer-doors.ts';
export { LayerPanel } from './layer-panel.tsx';
export {
  isPersonal,
  isPersonalName,
  layerNow,
  usePersonalLayers,
} from './personal-layers.ts';
export {
  useAreLayersKnown,
  useDeskScene,
  useDrawnLayers,
  useLayer,
  useLayers,
  useLayerTitle,
  useSceneOf,
} from './use-layers.ts';
export { useLegend } from './use-legend.ts';
export { useStyleData } from './use-style-data.ts';
