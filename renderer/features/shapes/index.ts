export { DraftsBar } from './drafts-bar.tsx';
export { canEditShapes, EditShapesButton } from './edit-button.tsx';
export type { DrawingDone } from './hand-over.ts';
export { LiveMeasure, useIsDrawing } from './live-measure.tsx';
export { drawNew, editShapes, startDrawing } from './open-session.ts';
export { ShapePanel } from './shape-panel.tsx';
export { ShapesOnMap } from './shapes-on-map.tsx';
