import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { listImports } from './household-imports.queries.ts';
import { undoHouseholdImport } from './household-imports.ts';

export const restrictedProcedures = (context: AppContext): Procedures<'restricted'> => ({
  state: api.restricted.state.handler(() => {
    const { restricted } = context.workspace();
    return { state: restricted.state, households: restricted.households() };
  }),
  create: api.restricted.create.handler(({ input }) =>
    context.workspace().restricted.create(input.passphrase),
  ),
  unlock: api.restricted.unlock.handler(async ({ input }) => {
    await context.workspace().restricted.unlock(input.passphrase);
    return {};
  }),
  lock: api.restricted.lock.handler(() => {
    context.workspace().restricted.lock();
    return {};
  }),
  imports: api.restricted.imports.handler(() => listImports(context.workspace().restricted.db())),
  undoImport: api.restricted.undoImport.handler(({ input }) => {
    undoHouseholdImport(context.workspace().restricted, input.id);
    return {};
  }),
});
