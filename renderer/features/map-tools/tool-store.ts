import { create } from 'zustand';
import type { Position } from '../../../shared/geo/geometry.ts';
import { onDeskCleared } from '../../app/desk.ts';

export type MapTool = 'lasso' | 'distance' | 'area';

interface ToolDesk {
  readonly tool: MapTool | null;
  readonly corners: readonly Position[];
  /** Where the pointer is; null when it is off the map, and once a measure is ended. */
  readonly pointer: Position | null;
  /** A corner that a click would take away. */
  readonly over: number | null;
}

const NONE: ToolDesk = { tool: null, corners: [], pointer: null, over: null };

/** The tool of looking that has the pointer, and what it has drawn so far. Nothing of it is data. */
export const useMapTool = create<ToolDesk>(() => NONE);
onDeskCleared(() => useMapTool.setState(NONE));

/** Takes up a tool, or with the one in use lays it down. */
export const takeTool = (tool: MapTool): void =>
  useMapTool.setState((state) => (state.tool === tool ? NONE : { ...NONE, tool }));
export const endTool = (): void => useMapTool.setState(NONE);
export const startAgain = (): void => useMapTool.setState({ corners: [], over: null });

export const addCorner = (at: Position): void =>
  useMapTool.setState(({ corners }) => ({ corners: [...corners, at], over: null }));
export const removeCorner = (index: number): void =>
  useMapTool.setState(({ corners }) => ({ corners: corners.filter((_, i) => i !== index), over: null }));
