export type { LayerDoors } from './layer-doors.ts';
export { LayerPanel } from './layer-panel.tsx';
export { useDeskScene, useLayer, useLayers, useLayerTitle } from './use-layers.ts';
