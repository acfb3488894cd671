import { create } from 'zustand';
import type { DrawScene } from './draw-scene.ts';
import type { DrawTool } from './draw-tool.ts';

/** Rows that the tiles do not show, by layer: the drawing above the map stands for them. */
export type HiddenRows = Readonly<Record<string, readonly number[]>>;

interface Drawing {
  /** While it is there, pointer and keys are its. */
  readonly tool: DrawTool | null;
  readonly scene: DrawScene | null;
  /** What a tool of looking draws: a measure, a lasso. It is no data and stands above what is. */
  readonly aid: DrawScene | null;
  readonly hidden: HiddenRows;
}

/** What is drawn above the desk's map. */
export const useDrawing = create<Drawing>(() => ({ tool: null, scene: null, aid: null, hidden: {} }));

/** True while a tool has the pointer: clicks choose nothing then. */
export const isDrawing = (): boolean => useDrawing.getState().tool !== null;
