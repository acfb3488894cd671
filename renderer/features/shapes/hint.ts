import type { Bilingual } from '../../../shared/contract/base.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { drawnKind, drawnOf, type Session, type ToolName } from './session.ts';
import { isPlacing } from './sketch-tool.ts';

const sketchHint = (session: Session): Bilingual => {
  if (isPlacing(session)) return shapesUi.hintPlace;
  const begun = drawnOf(session).sketch.length > 0;
  if (begun) return session.tracing ? shapesUi.hintTrace : shapesUi.hintNext;
  if (session.tool === 'hole') return shapesUi.hintHole;
  return session.tool === 'split' ? shapesUi.hintSplit : shapesUi.hintFirst;
};

const vertexHint = (session: Session): Bilingual => {
  if (session.live !== null) return shapesUi.hintDragging;
  if (drawnKind(session) === 'Point') return shapesUi.hintPoint;
  return session.selected === null ? shapesUi.hintVertex : shapesUi.hintSelected;
};

const HINTS: Readonly<Partial<Record<ToolName, Bilingual>>> = {
  move: shapesUi.hintMove,
  merge: shapesUi.hintMerge,
  remove: shapesUi.hintRemove,
};

/** One line of what to do next. */
export const hintOf = (session: Session): Bilingual => {
  if (session.busy) return shapesUi.hintBusy;
  return HINTS[session.tool] ?? (session.tool === 'vertex' ? vertexHint(session) : sketchHint(session));
};
