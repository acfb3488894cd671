import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { ChangeLabel, OpenWorkspace, RowWriter } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import { isApart, type RowSource, rowSource } from '../layers/index.ts';

/**
 * Rows of one register or layer, and the way in which they change. Forms, links and rules read and write through it alone,
 * so that a register works in whichever store keeps it.
 */
export interface RowStore extends RowSource {
  /** One change set of the store that keeps the rows. */
  change<T>(label: ChangeLabel, work: (writer: RowWriter) => T): T;
}

/** The rows of a layer or register by its name. Refuses `layer-not-found`, and what the store of its rows refuses. */
export const rowStore = (workspace: OpenWorkspace, name: string): RowStore => ({
  ...rowSource(workspace, name),
  change: (label, work) =>
    isApart(workspace, name) ? workspace.restricted.changeRows(label, work) : workspace.change(label, work),
});

/** Where the rows of a register can be looked up besides: null while they are locked away. */
export interface RegisterRows {
  readonly db: ReadableDb | null;
  readonly locked: boolean;
}

/** The connection that holds a register's rows. A store that was never made holds none: it is not locked. */
export const rowsOfRegister = (workspace: OpenWorkspace, key: string): RegisterRows => {
  if (registerOf(key)?.store !== 'restricted') return { db: workspace.db, locked: false };
  const { state } = workspace.restricted;
  return { db: state === 'open' ? workspace.restricted.db() : null, locked: state === 'locked' };
};
