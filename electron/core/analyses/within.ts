import type { Bilingual } from '../../../shared/contract/base.ts';
import { areaTitle, rowsInArea } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import type { Plan } from './plan-recipe.ts';

/** The area that an answer is narrowed to. */
export interface Narrowing {
  readonly area: Bilingual;
  /** The rows of the result's layer that lie in it. */
  readonly fids: ReadonlySet<number>;
}

/**
 * What a recipe's `within` keeps of its result; null without one. The rows are found and shown or withheld as in the whole
 * province, and only then narrowed: a filter must tell nothing of small cells that the whole does not tell.
 */
export const narrowingOf = (workspace: OpenWorkspace, plan: Plan): Narrowing | null => {
  const { within } = plan.recipe;
  if (within === undefined) return null;
  const fids = rowsInArea(workspace, rowSource(workspace, plan.rows.root.table), within);
  return fids === null ? null : { area: areaTitle(workspace.db, within), fids: new Set(fids) };
};
