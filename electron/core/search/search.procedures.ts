import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { personSearch } from './person-search.ts';
import { search } from './search.ts';
import { soughtIn } from './sought.ts';

/** One box for places, records and layers. */
export const searchProcedures = (context: AppContext): Procedures<'search'> => ({
  person: api.search.person.handler(({ input }) => personSearch(context.workspace(), input.number)),
  query: api.search.query.handler(({ input: { text, limit, area } }) => {
    const workspace = context.workspace();
    return search(workspace.db, text, limit, soughtIn(workspace, area));
  }),
});
