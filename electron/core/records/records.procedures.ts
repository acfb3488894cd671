import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { removeRecords, updateRecord } from './records.ts';

/** Edits of single rows: by the inspector, the table and their forms. */
export const recordsProcedures = (context: AppContext): Procedures<'records'> => ({
  update: api.records.update.handler(({ input }) => updateRecord(context.workspace(), input)),
  remove: api.records.remove.handler(({ input }) => ({
    removed: removeRecords(context.workspace(), input.layer, input.fids),
  })),
});
