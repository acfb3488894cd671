import type { DrawPoint, DrawTool } from '../../map/index.ts';
import { patchSession, redoStep, sessionNow, take, takeTool, undoStep, useTurn } from './board.ts';
import { openDialog } from './dialog-state.ts';
import { leaveSession } from './leave-session.ts';
import { moveTool } from './move-tool.ts';
import { saveSession } from './save-session.ts';
import { drawnOf, geometryOf, type Session, type ToolName } from './session.ts';
import { sketchTool } from './sketch-tool.ts';
import { availableTools, TOOL_KEYS } from './tool-list.ts';
import { vertexTool } from './vertex-tool.ts';
import { mergeTool, removeTool } from './whole-tools.ts';

const TOOLS: Readonly<Record<ToolName, () => DrawTool>> = {
  vertex: vertexTool,
  move: moveTool,
  draw: sketchTool,
  part: sketchTool,
  hole: sketchTool,
  split: sketchTool,
  merge: mergeTool,
  remove: removeTool,
};

/** Leaves whatever was begun last: the drag, the line, the choice, the tool, and at last the session. */
const stepOut = (): void => {
  const session = sessionNow();
  if (session === null) return;
  if (session.live !== null) {
    patchSession({ live: null });
    useTurn.setState(({ turn }) => ({ turn: turn + 1 }));
  } else if (session.now.sketch.length > 0) take({ ...session.now, sketch: [] });
  else if (session.tool !== 'vertex' && hasShape(session)) takeTool('vertex');
  else if (session.selected !== null) patchSession({ selected: null, said: null });
  else void leaveSession();
};

const hasShape = (session: Session): boolean =>
  drawnOf(session).own.some((key) => geometryOf(session, key) !== null);

const withControl = (event: KeyboardEvent): (() => void) | null => {
  if (event.code === 'KeyZ') return event.shiftKey ? redoStep : undoStep;
  if (event.code === 'KeyY') return redoStep;
  return event.code === 'KeyS' || event.key === 'Enter' ? () => void saveSession() : null;
};

const plain = (event: KeyboardEvent): (() => void) | null => {
  const session = sessionNow();
  if (session === null || event.altKey) return null;
  if (event.key === 'Escape') return stepOut;
  if (event.code === 'KeyS') return () => patchSession({ snapping: !session.snapping });
  if (event.code === 'KeyT') return () => patchSession({ tracing: !session.tracing });
  if (event.code === 'KeyB') return () => patchSession({ shared: !session.shared });
  if (event.code === 'KeyG') return () => openDialog('coordinates');
  const tool = availableTools(session).find((name) => TOOL_KEYS[name] === event.code);
  return tool === undefined ? null : () => takeTool(tool);
};

/** The keys of the board work where one is drawing: on the map, on the board's own parts, and where nothing has focus. */
const isOnBoard = (target: EventTarget | null, onMap: boolean): boolean =>
  onMap ||
  target === document.body ||
  (target instanceof Element && target.closest('[data-drawing-board]') !== null);

/** By place on the keyboard, since a Thai layout has other letters there. */
const commonKey = (event: KeyboardEvent, onMap: boolean): boolean => {
  const work =
    event.ctrlKey || event.metaKey
      ? withControl(event)
      : isOnBoard(event.target, onMap)
        ? plain(event)
        : null;
  if (work === null) return false;
  work();
  return true;
};

/** The tool of a name, with the keys that all tools have. */
export const toolFor = (name: ToolName): DrawTool => {
  const tool = TOOLS[name]();
  return {
    ...tool,
    key: (event: KeyboardEvent, centre: DrawPoint, onMap: boolean): boolean =>
      tool.key(event, centre, onMap) || commonKey(event, onMap),
  };
};
