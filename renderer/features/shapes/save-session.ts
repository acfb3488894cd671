import type { ShapeProblem } from '../../../shared/contract/shapes.ts';
import { shapeTrouble } from '../../../shared/contract/shapes.ts';
import { asLayerType } from '../../../shared/shapes/parts.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { api, failureOf, refusalSentence } from '../../api/index.ts';
import { setSelection } from '../../app/desk.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { deskMapApi } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';
import { patchSession, say, sessionNow, useBoard } from './board.ts';
import { problemsOf } from './drawn-problems.ts';
import { finishSketch } from './finish-sketch.ts';
import { handOver } from './hand-over.ts';
import { dropDraft, leaveSession } from './leave-session.ts';
import { point } from './pointer-state.ts';
import { hiddenRows, sceneOf } from './scene-of.ts';
import { errorsOf, geometryOf, isChanged, type PoolShape, type Session } from './session.ts';
import { useSurroundings } from './surroundings.ts';

type Save = Parameters<typeof api.shapes.save>[0];

/** The shapes that were changed: those worked on before those that follow them. */
const changedShapes = ({ now, pool }: Session): PoolShape[] => {
  const lead = (key: string): number => (now.own.includes(key) ? now.own.indexOf(key) : now.own.length);
  return [...now.changed.keys()].sort((a, b) => lead(a) - lead(b)).flatMap((key) => pool.get(key) ?? []);
};

/** What the core is asked to save. */
export const saveOf = (session: Session): Save => {
  const shapes = changedShapes(session);
  const lead = session.pool.get(session.now.own[0] ?? '');
  const fidOf = (key: string | null): number | null =>
    key === null ? null : (session.pool.get(key)?.fid ?? null);
  return {
    operation: session.now.operation,
    changed: shapes.flatMap(({ key, layer, fid, version }) => {
      const geometry = geometryOf(session, key);
      return fid === null || geometry === null ? [] : [{ layer, fid, version, geometry }];
    }),
    added: shapes.flatMap(({ key, layer, fid, from }) => {
      const geometry = geometryOf(session, key);
      return fid !== null || geometry === null ? [] : [{ layer, from: fidOf(from), geometry }];
    }),
    removed: shapes.flatMap(({ key, layer, fid, version }) =>
      fid === null || geometryOf(session, key) !== null
        ? []
        : [{ layer, fid, version, into: lead?.layer === layer ? lead.fid : null }],
    ),
    following: session.shared ? [session.layer.name, ...session.follow] : [],
  };
};

/** Shows a place that something is wrong with. */
export const goToProblem = ({ at }: Pick<ShapeProblem, 'at'>): void => {
  if (at === null) return;
  const room = 0.002;
  deskMapApi.fitExtent([at[0] - room, at[1] - room, at[0] + room, at[1] + room], { maxZoom: 17 });
};

/** What the core says is wrong, as a mark on the map. */
const problemOf = (session: Session, error: unknown): ShapeProblem | null => {
  const { refusal } = failureOf(error);
  if (refusal?.code !== 'shape-invalid') return null;
  const { lon, lat, trouble } = refusal.details;
  const at = typeof lon === 'number' && typeof lat === 'number' ? ([lon, lat] as [number, number]) : null;
  const named = shapeTrouble.safeParse(trouble);
  const key = session.now.own[0] ?? '';
  return {
    key,
    trouble: named.success ? named.data : 'invalid',
    severity: 'error',
    at,
    other: null,
    areaM2: null,
  };
};

/** Keeps the saved shapes above the map until the map itself shows them: nobody sees the old ones again. */
const glow = async (session: Session, versions: Readonly<Record<string, number>>): Promise<void> => {
  const glowing = {
    shapes: sceneOf(session, [], useSurroundings.getState())?.shapes ?? [],
    hidden: hiddenRows(session, []),
  };
  useBoard.setState(({ afterglow }) => ({ session: null, afterglow: [...afterglow, glowing] }));
  await deskMapApi.whenShown(versions);
  useBoard.setState(({ afterglow }) => ({ afterglow: afterglow.filter((other) => other !== glowing) }));
};

const write = async (session: Session): Promise<void> => {
  const { label, added, versions, issues } = await api.shapes.save(saveOf(session));
  const fids = session.now.own.flatMap((key) => session.pool.get(key)?.fid ?? []);
  const saved = [...fids, ...added.map(({ fid }) => fid)];
  point();
  void glow({ ...session, live: null, problems: [], selected: null, joining: [] }, versions);
  setSelection({ layer: session.layer.name, fids: saved });
  notifyUndo(translate(shapesUi.saved, { what: translate(label) }));
  for (const { message, messageEn } of issues) notifyDone(translate({ th: message, en: messageEn }));
  await dropDraft(session.id);
};

/** Whoever asked for the drawing may not look at it as closely: what can't be saved is not handed over. */
const hand = async (session: Session): Promise<void> => {
  const key = session.now.own[0] ?? '';
  const drawn = geometryOf(session, key);
  const geometry = drawn && asLayerType(drawn, session.layer.geometryType);
  if (geometry === null) {
    say(shapesUi.nothingYet);
    return;
  }
  const problems = await problemsOf(session);
  patchSession({ problems });
  const [error] = problems.filter(({ severity }) => severity === 'error');
  if (error !== undefined) {
    goToProblem(error);
    say(shapesUi.cannotSave);
    return;
  }
  useBoard.setState({ session: null });
  point();
  handOver(session.id, geometry);
};

/** A line that was begun is part of what is to be saved: it is finished first, and stays when it can't be. */
const finished = async (): Promise<Session | null> => {
  const session = sessionNow();
  if (session === null || session.busy) return null;
  if (session.now.sketch.length === 0) return session;
  await finishSketch();
  const after = sessionNow();
  return after !== null && after.now.sketch.length === 0 ? after : null;
};

/** Saves what was drawn as one change, or gives it to whoever asked for it. What keeps it back is said and shown. */
export const saveSession = async (): Promise<void> => {
  const session = await finished();
  if (session === null) return;
  const [error] = errorsOf(session);
  if (error !== undefined) {
    goToProblem(error);
    return say(shapesUi.cannotSave);
  }
  if (session.purpose === 'hand') return hand(session);
  if (!isChanged(session.now)) return say(shapesUi.nothingYet);
  patchSession({ busy: true });
  try {
    await write(session);
  } catch (error) {
    patchSession({ busy: false, said: refusalSentence(error) });
    if (failureOf(error).refusal?.code === 'shape-changed') {
      // Nothing more can come of this sitting: what was drawn is taken up again over the borders as they are now.
      notifyError(error);
      return leaveSession();
    }
    const problem = problemOf(session, error);
    if (problem === null) return;
    patchSession({ problems: [problem] });
    goToProblem(problem);
  }
};
