import type { ShapeProblem } from '../../../shared/contract/shapes.ts';
import { api } from '../../api/index.ts';
import { geometryOf, type Session } from './session.ts';

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

/** What the core says of what was drawn. */
export const problemsOf = async (
  session: Session,
  signal?: AbortSignal,
): Promise<readonly ShapeProblem[]> => {
  const shapes = drawnShapes(session);
  // What no layer of the workspace keeps is checked by whoever keeps it.
  if (shapes.length === 0 || session.layer.name === '') return [];
  const input = { shapes, removed: removedRows(session) };
  return (await api.shapes.check(input, signal ? { signal } : {})).problems;
};
