import { ringAround } from '../../../shared/shapes/parts.ts';
import { snapTo } from '../../../shared/shapes/snap.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { api } from '../../api/index.ts';
import type { DrawPoint, DrawTool } from '../../map/index.ts';
import { patchSession, say, sessionNow, take } from './board.ts';
import { asking } from './finish-sketch.ts';
import { point } from './pointer-state.ts';
import { geometryOf, type Session } from './session.ts';
import { HOLD_PIXELS } from './snapping.ts';
import { merged, withoutPart } from './steps.ts';

interface Over {
  readonly key: string;
  readonly part: number;
  readonly ring: number;
}

/** The part of one of some shapes that lies under the pointer. */
const overOf = (session: Session, keys: readonly string[], pointer: DrawPoint): Over | null => {
  for (const key of keys) {
    const geometry = geometryOf(session, key);
    if (geometry === null) continue;
    const inside = ringAround(geometry, pointer.at);
    if (inside !== null) return { key, part: inside.part, ring: inside.ring };
    const near = geometry.type.endsWith('Polygon')
      ? null
      : snapTo(pointer.at, pointer.reach(HOLD_PIXELS), [[key, geometry]]);
    if (near !== null) return { key, part: near.part, ring: 0 };
  }
  return null;
};

const still: Pick<DrawTool, 'down' | 'drag' | 'drop' | 'doubleClick'> = {
  down: () => false,
  drag() {},
  drop() {},
  doubleClick() {},
};

/** Takes parts of a shape away and fills its holes, by a click. */
export const removeTool = (): DrawTool => ({
  ...still,
  hover(pointer) {
    const session = sessionNow();
    const over = session && pointer && overOf(session, session.now.own, pointer);
    point({ over });
    return over === null ? '' : 'pointer';
  },
  click(pointer) {
    const session = sessionNow();
    const over = session && overOf(session, session.now.own, pointer);
    if (session === null || over === null) return;
    take(withoutPart(session, over.key, over.part, over.ring));
    point();
  },
  key(event, centre, onMap) {
    const session = sessionNow();
    if (session === null || !onMap || event.key !== 'Enter') return false;
    this.click(centre);
    return true;
  },
});

/** The rows that can be merged: of the same layer, and of one kind. */
const mergeable = (session: Session): string[] => [
  ...session.now.own,
  ...[...session.pool.values()]
    .filter(({ role, key }) => role === 'beside' && !session.now.own.includes(key))
    .map(({ key }) => key),
];

/** Makes one shape of those that were chosen; the first of them stays. */
export const mergeChosen = (): Promise<void> =>
  asking(async (session) => {
    const { joining } = session;
    const geometries = joining.flatMap((key) => geometryOf(session, key) ?? []);
    if (geometries.length < 2) return say(shapesUi.mergeTwo);
    const { geometry } = await api.shapes.merge({ geometries });
    take(merged(session, joining, geometry), {
      tool: 'vertex',
      joining: [],
      done: shapesUi.mergedInto(joining.length, session.pool.get(joining[0] ?? '')?.title ?? ''),
    });
  });

const toggle = (session: Session, key: string): void => {
  const [lead] = session.now.own;
  if (key === lead) return;
  const joining = session.joining.includes(key)
    ? session.joining.filter((other) => other !== key)
    : [...session.joining, key];
  patchSession({ joining, said: null });
};

/** Chooses neighbours by clicks; Enter merges them into one. */
export const mergeTool = (): DrawTool => ({
  ...still,
  hover(pointer) {
    const session = sessionNow();
    const over = session && pointer && overOf(session, mergeable(session), pointer);
    point({ over });
    return over === null ? '' : 'pointer';
  },
  click(pointer) {
    const session = sessionNow();
    const over = session && overOf(session, mergeable(session), pointer);
    if (session !== null && over !== null) toggle(session, over.key);
  },
  key(event, centre, onMap) {
    if (!onMap || (event.key !== 'Enter' && event.key !== ' ')) return false;
    if (event.key === ' ') this.click(centre);
    else void mergeChosen();
    return true;
  },
});
