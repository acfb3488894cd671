import { Button, useComputedColorScheme } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { goTo, useDesk } from '../../app/desk.ts';
import { notifyError } from '../../app/notify.tsx';
import { deskMapApi, useDeskMap } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { useLayers } from '../layers/index.ts';
import { useBoard, useTurn } from './board.ts';
import { toolFor } from './board-keys.ts';
import { followSteps } from './check-drawn.ts';
import { CoordinatesDialog } from './coordinates-dialog.tsx';
import { hintOf } from './hint.ts';
import { leaveSession } from './leave-session.ts';
import { usePointed } from './pointer-state.ts';
import { lookAround } from './pool.ts';
import { drawnLayers, hiddenRows, sceneOf } from './scene-of.ts';
import { type Session, titleOf } from './session.ts';
import css from './shapes.module.css';
import { useSurroundings } from './surroundings.ts';
import { Toolbar } from './toolbar.tsx';

/** How long the map must rest before what lies around is read. */
const REST_MS = 400;

/** Draws the session above the map, anew with each step and each move of the pointer. */
const paint = (): void => {
  const { session, afterglow } = useBoard.getState();
  deskMapApi.showDrawing(sceneOf(session, afterglow, useSurroundings.getState()));
};

const hide = (): void => {
  const { session, afterglow } = useBoard.getState();
  deskMapApi.drawAbove(drawnLayers(session, afterglow), hiddenRows(session, afterglow));
};

/** Keeps what stands above the map in step with the board. */
const usePainting = (): void => {
  const layers = useLayers();
  const look = useComputedColorScheme('light');
  useEffect(() => {
    useSurroundings.setState({ layers, look });
    paint();
  }, [layers, look]);
  useEffect(() => {
    const stops = [
      useBoard.subscribe(() => {
        hide();
        paint();
      }),
      usePointed.subscribe(paint),
      followSteps(),
    ];
    return () => {
      for (const stop of stops) stop();
      void leaveSession();
      deskMapApi.showDrawing(null);
      deskMapApi.drawAbove([], {});
    };
  }, []);
};

/** Hands pointer and keys to the tool, as long as one is at the map. */
const useTool = (session: Session | null, here: boolean): void => {
  const turn = useTurn((state) => state.turn);
  const id = session?.id;
  const tool = session?.tool;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session or turn begins with a fresh tool.
  useEffect(() => {
    if (tool === undefined || !here) return;
    return deskMapApi.drawWith(toolFor(tool));
  }, [id, tool, turn, here]);
};

const useLookingAround = (active: boolean): void => {
  const view = useDeskMap((state) => state.view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every move of the map starts the wait anew.
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => void lookAround().catch(notifyError), REST_MS);
    return () => clearTimeout(timer);
  }, [active, view]);
};

/** What to do next, or why the last step was not done; with the border that the pointer is drawn to. */
function Hint({ session }: { readonly session: Session }) {
  const t = useText();
  const snap = usePointed((state) => state.snap);
  const told: Bilingual = session.said ?? session.done ?? hintOf(session);
  const on =
    snap === null || session.said !== null
      ? null
      : t(snap.kind === 'vertex' ? shapesUi.snapVertex : shapesUi.snapEdge, {
          title: titleOf(session, snap.shape),
        });
  return (
    <p className={css.hint} role="status" data-tone={session.said === null ? undefined : 'said'}>
      {session.said !== null && <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />}
      <span>{on ?? t(told)}</span>
    </p>
  );
}

/** Tools, hints and what is drawn, over the desk's map; in other places the way back. */
export function ShapesOnMap() {
  const t = useText();
  const session = useBoard((board) => board.session);
  const here = useDesk((state) => state.place === 'map');
  usePainting();
  useTool(session, here);
  useLookingAround(session !== null && here);
  if (session === null) return null;
  if (!here)
    return (
      <div className={css.away}>
        <Button size="compact-md" onClick={() => goTo('map')}>
          {t(shapesUi.backToBoard, { title: session.now.own.map((key) => titleOf(session, key)).join(', ') })}
        </Button>
      </div>
    );
  return (
    <div className={css.bar} data-drawing-board>
      <Toolbar session={session} />
      <Hint session={session} />
      <CoordinatesDialog />
    </div>
  );
}
