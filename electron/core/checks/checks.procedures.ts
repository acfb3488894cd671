import { checksText } from '../../../shared/text/checks.ts';
import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { checkItems, fixFindings, lastReport, runChecks } from './run-checks.ts';

/** The page of data quality. */
export const checksProcedures = (context: AppContext): Procedures<'checks'> => ({
  run: api.checks.run.handler(() => {
    const workspace = context.workspace();
    return {
      jobId: context.jobs.start('checks', checksText.job, (control) => runChecks(workspace, control)),
    };
  }),
  report: api.checks.report.handler(() => lastReport(context.workspace())),
  items: api.checks.items.handler(({ input }) => checkItems(context.workspace(), input)),
  fix: api.checks.fix.handler(({ input }) => fixFindings(context.workspace(), input.key, input.rows)),
});
