import type { Extent } from '../../../shared/contract/base.ts';
import type { NearShape } from '../../../shared/contract/shapes.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { deskMapApi } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';
import { patchSession, sessionNow } from './board.ts';
import { type PoolShape, type Session, shapeKey } from './session.ts';

/** Layers that can be snapped to: those that are seen. */
export const seenLayers = async (): Promise<string[]> => {
  const layers = await queryClient.ensureQueryData(orpc.layers.list.queryOptions());
  return layers.flatMap(({ name, visible, geometryType }) =>
    visible && geometryType !== 'None' ? [name] : [],
  );
};

const poolShape = ({ layer, fid, title, role, version, geometry }: NearShape): PoolShape => ({
  key: shapeKey(layer, fid),
  layer,
  fid,
  title: title === '' ? translate(shapesUi.rowNumber, { number: fid ?? '' }) : title,
  role,
  version,
  geometry,
  from: null,
});

/** Shapes by their keys. */
export const poolOf = (shapes: readonly NearShape[]): Session['pool'] =>
  new Map(shapes.map((shape) => [shapeKey(shape.layer, shape.fid), poolShape(shape)]));

const within = (inner: Extent, outer: Extent): boolean =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];

/** Where the session that is open has looked already. */
let looked: { readonly session: string; readonly boxes: Extent[] } | null = null;

/** Reads what lies where the map has been moved to, so that one can snap there as well. What is known stays as it is. */
export const lookAround = async (): Promise<void> => {
  const session = sessionNow();
  const box = deskMapApi.viewExtent();
  if (session === null || box === null) return;
  if (looked?.session !== session.id) looked = { session: session.id, boxes: [] };
  if (looked.boxes.some((seen) => within(box, seen))) return;
  looked.boxes.push(box);
  const fids = [...session.pool.values()].flatMap(({ role, fid }) =>
    role === 'own' && fid !== null ? [fid] : [],
  );
  const layer = session.purpose === 'hand' && session.layer.name === '' ? null : session.layer.name;
  const found = await api.shapes.around({ layer, fids, box, others: await seenLayers() });
  const now = sessionNow();
  if (now?.id !== session.id) return;
  const more = [...poolOf(found.shapes)].filter(([key]) => !now.pool.has(key));
  if (more.length === 0 && found.crowded === now.crowded) return;
  patchSession({ pool: new Map([...now.pool, ...more]), crowded: found.crowded });
};
