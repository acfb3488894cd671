import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { contract } from '../../../../shared/contract/index.ts';
import { type TableQuery, tableQuery } from '../../../../shared/contract/table-query.ts';
import type { AppContext } from '../../context.ts';
import { followers } from '../../followers.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { tablesProcedures } from '../tables.procedures.ts';

type Tables = ContractRouterClient<(typeof contract)['tables']>;

export interface TableApp extends TestWorkspace {
  /** The procedures as pages call them. */
  readonly tables: Tables;
}

/** A workspace with the small land of `fillAreas`, and the tables' procedures on it. */
export const aTableApp = async (): Promise<TableApp> => {
  const test = await aWorkspace({ areas: true, followers: followers() });
  const context: AppContext = { ...test.parts, workspace: () => test.workspace };
  const tables: Tables = createRouterClient(tablesProcedures(context), {
    context: { log: test.parts.log },
  });
  return Object.assign(test, { tables });
};

/** A query of a layer, everything else as it is without. */
export const asked = (layer: string, more: Partial<TableQuery> = {}): TableQuery =>
  tableQuery.parse({ layer, ...more });
