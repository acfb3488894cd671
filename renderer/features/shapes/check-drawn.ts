import type { ShapeProblem } from '../../../shared/contract/shapes.ts';
import { api } from '../../api/index.ts';
import { patchSession, sessionNow, useBoard } from './board.ts';
import { keepDraft } from './leave-session.ts';
import { geometryOf, type Session } from './session.ts';

/** Long enough that a run of steps is checked once, short enough that one sees what the last one did. */
const CHECK_AFTER_MS = 250;
/** What may be lost when everything ends at once: while one goes on drawing it is kept again and again. */
const KEEP_AFTER_MS = 400;

const drawnShapes = (session: Session) =>
  [...session.now.changed.keys()].flatMap((key) => {
    const shape = session.pool.get(key);
    const geometry = geometryOf(session, key);
    return shape === undefined || geometry === null
      ? []
      : [{ key, layer: shape.layer, fid: shape.fid, geometry }];
  });

const removedRows = (session: Session) =>
  [...session.now.changed].flatMap(([key, geometry]) => {
    const shape = session.pool.get(key);
    return geometry === null && shape?.fid != null ? [{ layer: shape.layer, fid: shape.fid }] : [];
  });

const problemsOf = async (session: Session, signal: AbortSignal): Promise<readonly ShapeProblem[]> => {
  const shapes = drawnShapes(session);
  // What no layer of the workspace keeps is checked by whoever keeps it.
  if (shapes.length === 0 || session.layer.name === '') return [];
  const input = { shapes, removed: removedRows(session) };
  return (await api.shapes.check(input, { signal })).problems;
};

/** After each step: what was drawn is checked, and kept as a draft. Returns the function that ends it. */
export const followSteps = (): (() => void) => {
  let checking: ReturnType<typeof setTimeout> | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();
  const check = async (): Promise<void> => {
    const session = sessionNow();
    if (session === null) return;
    try {
      const problems = await problemsOf(session, asked.signal);
      if (sessionNow()?.now === session.now) patchSession({ problems });
    } catch {
      // A check that was overtaken or failed says nothing: the save checks everything once more.
    }
  };
  const keep = (): void => {
    keeping = undefined;
    const session = sessionNow();
    // A draft that could not be kept now is kept after the next step, or when the session is left.
    if (session !== null) void keepDraft(session).catch(() => undefined);
  };
  const stop = useBoard.subscribe(({ session }, before) => {
    if (session === null || session.now === before.session?.now) return;
    clearTimeout(checking);
    asked.abort();
    asked = new AbortController();
    checking = setTimeout(() => void check(), CHECK_AFTER_MS);
    if (before.session?.id === session.id) keeping ??= setTimeout(keep, KEEP_AFTER_MS);
  });
  return () => {
    stop();
    clearTimeout(checking);
    clearTimeout(keeping);
    asked.abort();
  };
};
