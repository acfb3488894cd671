import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { redoAll, undoAll } from './undo-all.ts';

/** Undo, redo and the history of changes. */
export const journalProcedures = (context: AppContext): Procedures<'journal'> => ({
  state: api.journal.state.handler(() => context.workspace().journal.state()),
  undo: api.journal.undo.handler(() => undoAll(context.workspace())),
  redo: api.journal.redo.handler(() => redoAll(context.workspace())),
  history: api.journal.history.handler(({ input }) =>
    context.workspace().journal.history(input.limit, input.before),
  ),
});
