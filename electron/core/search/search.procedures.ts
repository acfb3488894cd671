import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { personSearch } from './person-search.ts';
import { search } from './search.ts';

/** One box for places, records and layers. */
export const searchProcedures = (context: AppContext): Procedures<'search'> => ({
  person: api.search.person.handler(({ input }) => personSearch(context.workspace(), input.number)),
  query: api.search.query.handler(({ input }) => search(context.workspace().db, input.text, input.limit)),
});
