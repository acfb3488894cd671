import { create } from 'zustand';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { DrawnShape, HiddenRows } from '../../map/index.ts';
import { type Drawn, isRefused, positionOf, type Refused, type Session, type ToolName } from './session.ts';

/** What was saved and is drawn until the map itself shows it. */
export interface Afterglow {
  readonly shapes: readonly DrawnShape[];
  readonly hidden: HiddenRows;
}

interface Board {
  readonly session: Session | null;
  readonly afterglow: readonly Afterglow[];
}

/** What lies on the drawing board. It outlives a walk to another place. */
export const useBoard = create<Board>(() => ({ session: null, afterglow: [] }));

/** Counts up when a drag is broken off: its tool begins anew. */
export const useTurn = create<{ readonly turn: number }>(() => ({ turn: 0 }));

export const sessionNow = (): Session | null => useBoard.getState().session;

/** Changes the session that is open; nothing without one. */
export const patchSession = (change: Partial<Session>): void =>
  useBoard.setState(({ session }) => (session === null ? {} : { session: { ...session, ...change } }));

export const say = (said: Bilingual | null): void => patchSession({ said });

/** Steps of one kind on one vertex that follow each other are one: twenty presses of an arrow key, one undo. */
let running: string | null = null;

/** A vertex that is no longer there is not chosen any more. */
const withValidSelection = (session: Session): Session =>
  session.selected !== null && positionOf(session, session.selected) === null
    ? { ...session, selected: null }
    : session;

/** Does a step, or says why it can't be done. `run` names steps that count as one with the one before them. */
export const take = (
  step: Drawn | Refused,
  more: Partial<Session> = {},
  run: string | null = null,
): boolean => {
  const session = sessionNow();
  if (session === null) return false;
  if (isRefused(step)) {
    patchSession({ live: null, said: step.refused, done: null });
    return false;
  }
  if (step === session.now) {
    patchSession({ live: null, ...more });
    return true;
  }
  const goesOn = run !== null && run === running && session.past.length > 0;
  running = run;
  const past = goesOn ? session.past : [...session.past, session.now];
  const next = { ...session, past, now: step, future: [], live: null, said: null, done: null, ...more };
  useBoard.setState({ session: withValidSelection(next) });
  return true;
};

/** Shows what a step would make, while a drag goes on. */
export const show = (step: Drawn | Refused): void => {
  if (isRefused(step)) patchSession({ said: step.refused });
  else patchSession({ live: step, said: null });
};

export const undoStep = (): void => {
  const session = sessionNow();
  const before = session?.past.at(-1);
  if (session === null || before === undefined) return;
  running = null;
  const next = {
    ...session,
    past: session.past.slice(0, -1),
    now: before,
    future: [session.now, ...session.future],
    live: null,
    said: null,
    done: null,
  };
  useBoard.setState({ session: withValidSelection(next) });
};

export const redoStep = (): void => {
  const session = sessionNow();
  const [after, ...future] = session?.future ?? [];
  if (session === null || after === undefined) return;
  running = null;
  const next = {
    ...session,
    past: [...session.past, session.now],
    now: after,
    future,
    live: null,
    said: null,
    done: null,
  };
  useBoard.setState({ session: withValidSelection(next) });
};

/** Takes up a tool; a line that was being drawn with another is put away, and undo brings it back. */
export const takeTool = (tool: ToolName): void => {
  const session = sessionNow();
  if (session === null || session.tool === tool) return;
  running = null;
  const clean = session.now.sketch.length === 0 ? session.now : { ...session.now, sketch: [] };
  take(clean, { tool, selected: null, said: null, joining: tool === 'merge' ? session.now.own : [] });
};
