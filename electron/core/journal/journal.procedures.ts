import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext } from '../context.ts';
import { isApart, layerTable } from '../layers/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { restrictedGoBack, restrictedRowHistory } from '../restricted/index.ts';
import { journalOfAll, redoInTurn, revertInTurn, undoInTurn } from '../undo/index.ts';
import { goBack } from './go-back.ts';
import { authorsOf, filteredHistory } from './history.queries.ts';
import { changeSet, toChangeSet } from './operations.queries.ts';
import { rowHistory } from './row-history.queries.ts';

/** Undo, redo, and the history of changes. */
export const journalProcedures = (context: AppContext): Procedures<'journal'> => ({
  state: api.journal.state.handler(() => journalOfAll(context.workspace())),
  undo: api.journal.undo.handler(() => undoInTurn(context.workspace(), context.jobs)),
  redo: api.journal.redo.handler(() => redoInTurn(context.workspace(), context.jobs)),
  revert: api.journal.revert.handler(({ input }) => {
    const workspace = context.workspace();
    const set = changeSet(workspace.db, input.id);
    if (!set) throw new Refusal('nothing-to-undo');
    return revertInTurn(workspace, context.jobs, toChangeSet(set));
  }),
  history: api.journal.history.handler(({ input }) =>
    filteredHistory(context.workspace().db, input.limit, input.before, input.filter),
  ),
  authors: api.journal.authors.handler(() => authorsOf(context.workspace().db)),
  rowHistory: api.journal.rowHistory.handler(({ input }) => {
    const workspace = context.workspace();
    if (isApart(workspace, input.layer))
      return restrictedRowHistory(workspace.restricted, input.layer, input.fid);
    const { db } = workspace;
    return rowHistory(db, layerTable(db, input.layer).base, input.fid);
  }),
  goBack: api.journal.goBack.handler(({ input }) => {
    const workspace = context.workspace();
    const apart = isApart(workspace, input.layer);
    return { cells: apart ? restrictedGoBack(workspace.restricted, input) : goBack(workspace, input) };
  }),
});
