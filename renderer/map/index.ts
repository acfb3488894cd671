export type { SceneBasemap } from './basemap-layers.ts';
export { CompareMap } from './compare-map.tsx';
export {
  type DeskMap,
  deskMapApi,
  type MapApi,
  mapIsStill,
  type PickOptions,
  useDeskMap,
  useIsFailing,
  useMapApi,
} from './desk-map.ts';
export type { DrawnShape, DrawScene } from './drawing/draw-scene.ts';
export type { DrawPoint, DrawTool } from './drawing/draw-tool.ts';
export type { HiddenRows } from './drawing/drawing-state.ts';
export { mapStyleDocument } from './export-style.ts';
export type { Focus } from './focus-mask.ts';
export { type Hit, rankedLayers } from './hits.ts';
export { colorIn, LOOKS, type LookName } from './looks.ts';
export { overMapFoot } from './map-room.ts';
export { MapTools } from './map-tools.tsx';
export { MapView, type MapViewProps } from './map-view.tsx';
export { NEAREST_SCALE, scaleDenominator } from './measures.ts';
export { OverviewMap } from './overview-map.tsx';
export { type RankMark, useRankMarks } from './rank-marks.ts';
export { ScaleBar } from './scale-bar.tsx';
export type { Scene, SceneLayer } from './scene.ts';
export { SceneMap, type SceneMapProps } from './scene-map.tsx';
export { type MapScores, useMapScores } from './score-state.ts';
export { SCORE_EXCLUDED, SCORE_NONE } from './scored-layers.ts';
