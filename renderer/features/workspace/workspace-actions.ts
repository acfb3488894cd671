import { z } from 'zod';
import { create } from 'zustand';
import type { RecentWorkspace, WorkspaceInfo } from '../../../shared/contract/workspace.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { startText } from '../../../shared/text/start.ts';
import { api, awaitJob, orpc, queryClient } from '../../api/index.ts';
import { clearDesk } from '../../app/desk.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';

/** What waits beside the workspaces: a passphrase to be shown once, a sample being made. */
interface Doorstep {
  readonly passphrase: string | null;
  readonly sampleJob: string | null;
  readonly busy: boolean;
}
export const useDoorstep = create<Doorstep>(() => ({ passphrase: null, sampleJob: null, busy: false }));

const sampleResult = z.object({ passphrase: z.string() });

/** Another workspace is open: nothing of the last may stay in the cache or on the desk. */
const settle = async (): Promise<void> => {
  clearDesk();
  await queryClient.resetQueries({ queryKey: orpc.workspace.key() });
  queryClient.removeQueries({
    predicate: ({ queryKey }) =>
      !String(queryKey[0]).startsWith('workspace') && !String(queryKey[0]).startsWith('app'),
  });
};

const guarded = async (work: () => Promise<void>): Promise<boolean> => {
  useDoorstep.setState({ busy: true });
  try {
    await work();
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  } finally {
    useDoorstep.setState({ busy: false });
  }
};

const tellIssues = (info: WorkspaceInfo): void => {
  const [first] = info.issues;
  if (first === undefined) return;
  notifyDone(
    `${translate(frameText.openedWith, { count: info.issues.length })} · ${translate({ th: first.message, en: first.messageEn })}`,
  );
};

/** Opens a recent workspace, or the folder under a token of the shell. True when it is open. */
export const openWorkspace = (which: {
  readonly id?: string;
  readonly location?: string;
}): Promise<boolean> =>
  guarded(async () => {
    tellIssues(await api.workspace.open(which));
    await settle();
  });

export const createWorkspace = (input: {
  title: string;
  provinceCode: string | null;
  location?: string;
}): Promise<boolean> =>
  guarded(async () => {
    await api.workspace.create(input);
    await settle();
  });

/** Makes the sample province in a job, opens it and keeps its passphrase for the one dialog that shows it. */
export const openSample = (): Promise<boolean> =>
  guarded(async () => {
    const { jobId } = await api.workspace.openSample();
    useDoorstep.setState({ sampleJob: jobId });
    const job = await awaitJob(jobId).finally(() => useDoorstep.setState({ sampleJob: null }));
    if (job.state === 'cancelled') return;
    if (job.state !== 'done') throw job;
    const result = sampleResult.safeParse(job.result);
    useDoorstep.setState({ passphrase: result.success ? result.data.passphrase : null });
    await settle();
  });

export const restoreWorkspace = (which: {
  readonly backupId?: string;
  readonly file?: string;
}): Promise<boolean> =>
  guarded(async () => {
    const info = await api.workspace.restore(which);
    await settle();
    notifyDone(translate(startText.restored, { title: info.title }));
  });

export const closeWorkspace = (): Promise<boolean> =>
  guarded(async () => {
    const { backup } = await api.workspace.close();
    await settle();
    if (backup !== null) notifyDone(translate(frameText.closed));
  });

export const forgetWorkspace = (recent: RecentWorkspace): Promise<boolean> =>
  guarded(async () => {
    await api.workspace.forget({ id: recent.id });
    await queryClient.invalidateQueries({ queryKey: orpc.workspace.key() });
    notifyDone(translate(startText.forgotten, { title: recent.title }));
  });
