import { settleWith } from '../borders/index.ts';
import type { AppContext } from '../context.ts';
import { loadGeos } from '../geometry/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { ceilingsOf } from './ceilings.queries.ts';
import { setCeilings } from './ceilings.ts';
import { choicesOf } from './choices.ts';
import { dependentsOf } from './dependents.ts';
import { judgeRecord } from './judge.ts';
import { labelsOf } from './labels.ts';
import { createRecord, updateRecord } from './records.ts';
import { relatedOf } from './related.ts';
import { removeRecords } from './remove.ts';

/** Rows as forms see them: made, written, judged, deleted, and what belongs to them. */
export const recordsProcedures = (context: AppContext): Procedures<'records'> => {
  const { records } = api;
  const open = () => context.workspace();
  return {
    update: records.update.handler(async ({ input }) =>
      updateRecord(open(), input, input.shape ? settleWith(await loadGeos()) : null),
    ),
    create: records.create.handler(async ({ input }) =>
      createRecord(open(), input, input.shape ? settleWith(await loadGeos()) : null),
    ),
    remove: records.remove.handler(({ input }) => ({
      removed: removeRecords(open(), input.layer, input.fids, input.links),
    })),
    judge: records.judge.handler(({ input }) => judgeRecord(open(), input)),
    labels: records.labels.handler(({ input }) => labelsOf(open(), input.wanted)),
    choices: records.choices.handler(({ input }) => choicesOf(open(), input)),
    related: records.related.handler(({ input }) => relatedOf(open(), input)),
    dependents: records.dependents.handler(({ input }) => dependentsOf(open(), input)),
    ceilings: records.ceilings.handler(() => [...ceilingsOf(open().db)]),
    setCeilings: records.setCeilings.handler(({ input }) => [...setCeilings(open(), input.ceilings)]),
  };
};
