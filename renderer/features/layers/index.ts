export type { LayerDoors } from './layer-doors.ts';
export { LayerPanel } from './layer-panel.tsx';
export { LegendLines } from './legend-lines.tsx';
export { swatchOf } from './style-swatch.ts';
export { useDeskScene, useLayer, useLayers, useLayerTitle } from './use-layers.ts';
