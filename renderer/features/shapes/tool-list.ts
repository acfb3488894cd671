import type { Bilingual } from '../../../shared/contract/base.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { isChanging } from '../areas/index.ts';
import { drawnKind, drawnOf, geometryOf, type Session, type ToolName } from './session.ts';

/** The key of each tool, by its place on the keyboard. */
export const TOOL_KEYS: Readonly<Record<ToolName, string>> = {
  vertex: 'KeyV',
  move: 'KeyM',
  draw: 'KeyD',
  part: 'KeyP',
  hole: 'KeyH',
  split: 'KeyC',
  merge: 'KeyU',
  remove: 'KeyR',
};

export const TOOL_NAMES: Readonly<Record<ToolName, Bilingual>> = {
  vertex: shapesUi.toolVertex,
  move: shapesUi.toolMove,
  draw: shapesUi.toolDraw,
  part: shapesUi.toolPart,
  hole: shapesUi.toolHole,
  split: shapesUi.toolSplit,
  merge: shapesUi.toolMerge,
  remove: shapesUi.toolRemove,
};

const isMulti = ({ layer }: Session): boolean =>
  layer.geometryType.startsWith('Multi') || layer.geometryType === 'Mixed';

/** The tools that make sense for what is being drawn, in the order of the toolbar. */
export const availableTools = (session: Session): ToolName[] => {
  const kind = drawnKind(session);
  const there = drawnOf(session).own.some((key) => geometryOf(session, key) !== null);
  if (!there) return ['draw'];
  const saves = session.purpose === 'save';
  const tools: ToolName[] = kind === 'Point' ? ['vertex', 'draw'] : ['vertex', 'move'];
  if (isMulti(session)) tools.push('part');
  if (kind === 'Polygon') tools.push('hole');
  // What becomes of an area that is split or merged belongs to its history: that is done where areas are changed.
  if (saves && kind !== 'Point' && !isChanging(session.layer.name)) tools.push('split', 'merge');
  if (kind === 'Polygon' || isMulti(session)) tools.push('remove');
  return tools;
};
