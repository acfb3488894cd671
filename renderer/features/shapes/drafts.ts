import type { ShapeDraft } from '../../../shared/contract/shapes.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { translate } from '../../ui/index.ts';
import type { Drawn, PoolShape, Session } from './session.ts';

/** What was drawn in a session as it is kept until it is taken up again. */
export const draftOf = (session: Session, at: string): ShapeDraft => {
  const { now, pool, layer } = session;
  const own = [...pool.values()].filter(({ role, fid }) => role === 'own' && fid !== null);
  return {
    id: session.id,
    layer: layer.name,
    title: own.map(({ title }) => title).join(', ') || layer.title,
    fids: own.flatMap(({ fid }) => fid ?? []),
    at,
    operation: now.operation,
    shapes: [...now.changed].flatMap(([key, geometry]) => {
      const shape = pool.get(key);
      if (shape === undefined) return [];
      const { layer: name, fid, from, version } = shape;
      return [{ key, layer: name, fid, from, version, geometry }];
    }),
    sketch: now.sketch.map(({ at: place }): [number, number] => [place[0], place[1]]),
  };
};

/** What a draft drew, over the shapes as they stand now. `stale` when some were changed after the draft was made. */
export const drawnFrom = (
  draft: ShapeDraft,
  pool: Session['pool'],
  empty: Drawn,
): { readonly pool: Session['pool']; readonly now: Drawn; readonly stale: boolean } => {
  const next = new Map(pool);
  let stale = false;
  for (const { key, layer, fid, from, version } of draft.shapes) {
    const known = next.get(key);
    if (fid !== null && known?.version !== version) stale = true;
    if (known !== undefined || fid !== null) continue;
    const title =
      from === null ? translate(shapesUi.newShape, { layer: draft.title }) : (pool.get(from)?.title ?? '');
    const piece: PoolShape = { key, layer, fid: null, title, role: 'own', version: 0, geometry: null, from };
    next.set(key, piece);
  }
  const shapes = draft.shapes.filter(({ key }) => next.has(key));
  const fresh = shapes.flatMap(({ key, fid, geometry }) => (fid === null && geometry !== null ? [key] : []));
  const gone = new Set(shapes.flatMap(({ key, geometry }) => (geometry === null ? [key] : [])));
  return {
    pool: next,
    stale,
    now: {
      changed: new Map(shapes.map(({ key, geometry }) => [key, geometry])),
      own: [...new Set([...empty.own, ...fresh])].filter((key) => !gone.has(key)),
      sketch: draft.sketch.map((at) => ({ at })),
      operation: draft.operation,
    },
  };
};
