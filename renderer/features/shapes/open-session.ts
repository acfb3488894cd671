import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { ShapeDraft } from '../../../shared/contract/shapes.ts';
import { extentOf, type Geometry, unionExtent } from '../../../shared/geo/geometry.ts';
import { kindOf } from '../../../shared/shapes/parts.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { api } from '../../api/index.ts';
import { goTo, setLeftPanel } from '../../app/desk.ts';
import { notifyError } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { sessionNow, useBoard } from './board.ts';
import { drawnFrom } from './drafts.ts';
import { type DrawingDone, waitFor } from './hand-over.ts';
import { bringIntoView } from './into-view.ts';
import { leaveSession } from './leave-session.ts';
import { lookAround, poolOf, seenLayers } from './pool.ts';
import {
  type Drawn,
  type PoolShape,
  type Session,
  type SessionLayer,
  shapeKey,
  type ToolName,
} from './session.ts';

const newId = (): string => crypto.randomUUID();

const layerOf = ({ name, title, titleEn, geometryType }: SessionLayer): SessionLayer => ({
  name,
  title,
  titleEn,
  geometryType,
});

const following = (pool: Session['pool']): string[] => [
  ...new Set([...pool.values()].flatMap(({ role, layer }) => (role === 'family' ? [layer] : []))),
];

const begun = (layer: SessionLayer, pool: Session['pool'], now: Drawn, more: Partial<Session>): Session => ({
  id: newId(),
  layer: layerOf(layer),
  purpose: 'save',
  pool,
  crowded: false,
  past: [],
  now,
  future: [],
  live: null,
  tool: 'vertex',
  kind: kindOf(layer.geometryType) ?? 'Polygon',
  selected: null,
  joining: [],
  shared: !layer.geometryType.endsWith('Point'),
  snapping: true,
  tracing: false,
  follow: following(pool),
  problems: [],
  busy: false,
  said: null,
  done: null,
  ...more,
});

const show = (session: Session): void => {
  goTo('map');
  setLeftPanel('layers');
  useBoard.setState({ session });
  void lookAround().catch(notifyError);
};

/** All that is worked on: the shapes as they were drawn last, and the line that was begun. */
const bringDrawnIntoView = (pool: Session['pool'], { own, changed, sketch }: Drawn): void => {
  const shapes = own.map((key) => changed.get(key) ?? pool.get(key)?.geometry ?? null);
  const line: Geometry = { type: 'LineString', coordinates: sketch.map(({ at }) => at) };
  const extent = [...shapes, line].reduce<Extent | null>(
    (box, shape) => unionExtent(box, shape && extentOf(shape)),
    null,
  );
  if (extent !== null) bringIntoView(extent);
};

/** One sitting at a time: what another one drew is kept as a draft. */
const makeRoom = async (): Promise<void> => {
  if (sessionNow() !== null) await leaveSession();
};

/** What was drawn of exactly these rows and not saved; null without. */
const keptOf = async (layer: string, fids: readonly number[]): Promise<ShapeDraft | null> => {
  if (fids.length === 0) return null;
  const drafts = await api.shapes.drafts();
  const rows = new Set(fids);
  const same = (draft: ShapeDraft): boolean =>
    draft.layer === layer && draft.fids.length === rows.size && draft.fids.every((fid) => rows.has(fid));
  return drafts.find(same) ?? null;
};

/**
 * Opens rows of a layer for editing, with their neighbours; a draft is taken up where it was left, also where only its rows
 * are named: undone, the shapes are as they stand. What the core refuses is said.
 */
export const editShapes = async (
  layer: SessionLayer,
  fids: readonly number[],
  chosen: ShapeDraft | null = null,
): Promise<void> => {
  try {
    await makeRoom();
    const draft = chosen ?? (await keptOf(layer.name, fids));
    const found = await api.shapes.around({ layer: layer.name, fids: [...fids], others: await seenLayers() });
    const pool = poolOf(found.shapes);
    const own = fids.map((fid) => shapeKey(layer.name, fid)).filter((key) => pool.has(key));
    const empty: Drawn = {
      changed: new Map(),
      own,
      sketch: [],
      operation: fids.length === 0 ? 'draw' : 'edit',
    };
    const taken = draft === null ? { pool, now: empty, stale: false } : drawnFrom(draft, pool, empty);
    const shapes = own.flatMap((key) => pool.get(key) ?? []);
    const nothing = shapes.every(({ geometry }) => geometry === null) && taken.now.changed.size === 0;
    const tool: ToolName = nothing ? 'draw' : 'vertex';
    show(
      begun(layer, taken.pool, taken.now, {
        tool,
        crowded: found.crowded,
        said: taken.stale ? shapesUi.draftStale : draft === chosen ? null : shapesUi.draftTaken,
        // What the draft drew is one step: undone, the shapes are as they stand.
        ...(draft === null ? {} : { id: draft.id, past: [empty] }),
      }),
    );
    bringDrawnIntoView(taken.pool, taken.now);
  } catch (error) {
    notifyError(error);
  }
};

/** The key of the one shape of a new drawing. */
const NEW = 'new 0';

const newShape = (layer: SessionLayer): PoolShape => ({
  key: NEW,
  layer: layer.name,
  fid: null,
  title: translate(shapesUi.newShape, { layer: layer.title }),
  role: 'own',
  version: 0,
  geometry: null,
  from: null,
});

const begin = (layer: SessionLayer, purpose: Session['purpose']): Session => {
  const pool = new Map([[NEW, newShape(layer)]]);
  const now: Drawn = { changed: new Map(), own: [NEW], sketch: [], operation: 'draw' };
  return begun(layer, pool, now, { purpose, tool: 'draw' });
};

/** Draws a new row of a layer, which is saved as such; its fields are filled in afterwards. */
export const drawNew = async (layer: LayerSummary): Promise<void> => {
  await makeRoom();
  show(begin(layer, 'save'));
};

/**
 * Draws a shape for somebody else: `onDone` is given it once the user is content, or null when the drawing is left. For
 * what no layer of the workspace keeps (a household), the name of the layer is empty.
 */
export const startDrawing = (layer: SessionLayer, onDone: DrawingDone): void => {
  void makeRoom().then(() => {
    const session = begin(layer, 'hand');
    waitFor(session.id, onDone);
    show(session);
  });
};
