import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';

/** Undo, redo and the history of changes. */
export const journalProcedures = (context: AppContext): Procedures<'journal'> => ({
  state: api.journal.state.handler(() => context.workspace().journal.state()),
  undo: api.journal.undo.handler(() => context.workspace().journal.undo()),
  redo: api.journal.redo.handler(() => context.workspace().journal.redo()),
  history: api.journal.history.handler(({ input }) =>
    context.workspace().journal.history(input.limit, input.before),
  ),
});
