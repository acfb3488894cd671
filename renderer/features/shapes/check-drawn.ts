import { patchSession, sessionNow, useBoard } from './board.ts';
import { problemsOf } from './drawn-problems.ts';
import { keepDraft } from './leave-session.ts';

/** Long enough that a run of steps is checked once, short enough that one sees what the last one did. */
const CHECK_AFTER_MS = 250;
/** What may be lost when everything ends at once: while one goes on drawing it is kept again and again. */
const KEEP_AFTER_MS = 400;

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
