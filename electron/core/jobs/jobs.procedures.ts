import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';

export const jobsProcedures = ({ jobs }: AppContext): Procedures<'jobs'> => ({
  list: api.jobs.list.handler(() => jobs.list()),
  get: api.jobs.get.handler(({ input }) => jobs.get(input.id)),
  cancel: api.jobs.cancel.handler(({ input }) => jobs.cancel(input.id)),
});
