import { backupResult } from '../../shared/contract/workspace.ts';
import { frameText } from '../../shared/text/frame.ts';
import { api, awaitJob } from '../api/index.ts';
import { formatBytes } from '../ui/format-when.ts';
import { translate } from '../ui/index.ts';
import { notifyDone, notifyError } from './notify.tsx';

/** A verified backup now; its job shows in the status bar meanwhile. */
export const backUp = async (): Promise<void> => {
  try {
    const { jobId } = await api.workspace.backup();
    const job = await awaitJob(jobId);
    if (job.state === 'cancelled') return;
    if (job.state !== 'done') throw job;
    const result = backupResult.safeParse(job.result);
    const size = result.success ? formatBytes(result.data.bytes) : '';
    notifyDone(translate(frameText.backedUp, { size }).trim());
  } catch (error) {
    notifyError(error);
  }
};
