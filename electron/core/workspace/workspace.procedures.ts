import { Refusal } from '../../../shared/domain/refusal.ts';
import { sampleText } from '../../../shared/text/sample.ts';
import { workspaceText } from '../../../shared/text/workspace.ts';
import type { AppContext, JobControl } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { fillSample, SAMPLE_WORKSPACE } from '../sample/index.ts';
import type { WorkspaceSession } from './session.ts';

/** A sample whose making fails or is stopped is taken away again: it holds nothing of the user's. */
async function makeSample({ log }: AppContext, session: WorkspaceSession, control: JobControl) {
  const workspace = await session.create(SAMPLE_WORKSPACE);
  try {
    const { passphrase } = await fillSample(workspace, { control });
    return { workspace: workspace.info(), passphrase };
  } catch (error) {
    // Whoever opens another workspace meanwhile has the sample closed: no fault, but the end of the job.
    const displaced = session.current() !== workspace;
    // Failing to tidy up must not hide why it was to be done.
    await session.abandonNew(workspace).catch((failed: unknown) => log.bug(failed, { step: 'abandon' }));
    throw displaced ? new Refusal('job-cancelled') : error;
  }
}

export const workspaceProcedures = (
  context: AppContext,
  session: WorkspaceSession,
): Procedures<'workspace'> => ({
  state: api.workspace.state.handler(() => ({
    open: session.current()?.info() ?? null,
    recent: session.recent(),
  })),
  create: api.workspace.create.handler(async ({ input }) => {
    const where = input.location === undefined ? {} : { parent: context.files.path(input.location).path };
    const about = { title: input.title, provinceCode: input.provinceCode, sample: false };
    return (await session.create(about, where)).info();
  }),
  open: api.workspace.open.handler(async ({ input }) => {
    if (input.location !== undefined)
      return (await session.open(context.files.path(input.location).path)).info();
    return (await session.openRecent(input.id ?? '')).info();
  }),
  openSample: api.workspace.openSample.handler(() => ({
    jobId: context.jobs.start('sample', sampleText.job, (control) => makeSample(context, session, control)),
  })),
  close: api.workspace.close.handler(() => session.close()),
  rename: api.workspace.rename.handler(({ input }) => session.rename(input.title).info()),
  forget: api.workspace.forget.handler(({ input }) => {
    session.forget(input.id);
    return {};
  }),
  backup: api.workspace.backup.handler(() => {
    context.workspace();
    const jobId = context.jobs.start('backup', workspaceText.backupJob, ({ signal, progress }) =>
      session.backup({ signal, onProgress: (fraction) => progress(fraction, workspaceText.backupStep) }),
    );
    return { jobId };
  }),
  backups: api.workspace.backups.handler(() => session.backups()),
  restore: api.workspace.restore.handler(async ({ input }) => {
    if (input.file === undefined)
      return (await session.restore(await session.backupFile(input.backupId ?? ''))).info();
    const held = context.files.hold(input.file);
    try {
      return (await session.restore(held.path)).info();
    } finally {
      held.done();
      context.files.release([input.file]);
    }
  }),
  check: api.workspace.check.handler(() => session.check()),
});
