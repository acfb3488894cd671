import {
  type OfficialListPreview,
  officialList,
  officialListPreview,
} from '../../../shared/contract/areas.ts';
import { refusalData } from '../../../shared/contract/base.ts';
import type { Job } from '../../../shared/contract/events.ts';
import { codesUi } from '../../../shared/text/areas-ui.ts';
import { api, awaitJob, orpc, queryClient } from '../../api/index.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { pickFiles } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';

const ENDINGS = ['csv', 'tsv', 'txt', 'xlsx', 'zip'];

/** Files that were read as a list of codes. */
export interface ReadList {
  readonly tokens: readonly string[];
  readonly name: string;
  readonly preview: OfficialListPreview;
}

/** Ends quietly when it was cancelled; says what went wrong when it failed. True when it was done. */
const wentWell = (job: Job): boolean => {
  if (job.state === 'failed')
    notifyError(refusalData.safeParse(job.refusal).data ?? new Error(job.logId ?? ''));
  return job.state === 'done';
};

/** Lets the user pick a list of codes and reads it; null when nothing came of it. */
export const readCodes = async (onJob: (id: string | null) => void): Promise<ReadList | null> => {
  const refs = await pickFiles(ENDINGS);
  const tokens = refs.map(({ token }) => token);
  if (tokens.length === 0) return null;
  try {
    const { jobId } = await api.areas.readOfficialList({ tokens });
    onJob(jobId);
    const job = await awaitJob(jobId);
    const read = officialListPreview.safeParse(job.result);
    return wentWell(job) && read.success
      ? { tokens, name: refs.map(({ name }) => name).join(' · '), preview: read.data }
      : null;
  } catch (error) {
    notifyError(error);
    return null;
  } finally {
    onJob(null);
  }
};

const refetch = (): Promise<void> => queryClient.invalidateQueries({ queryKey: orpc.areas.key() });

/** Takes the list that was read as the office's own. True when it is in use. */
export const takeCodes = async (
  { tokens }: ReadList,
  { listDate, title }: { readonly listDate: string; readonly title: string },
  onJob: (id: string | null) => void,
): Promise<boolean> => {
  try {
    const { jobId } = await api.areas.takeOfficialList({ tokens: [...tokens], listDate, title });
    onJob(jobId);
    const job = await awaitJob(jobId);
    if (!wentWell(job)) return false;
    const taken = officialList.safeParse(job.result);
    notifyUndo(translate(codesUi.taken, { title: taken.data?.title ?? title }));
    await refetch();
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  } finally {
    onJob(null);
  }
};

/** Goes back to the bundled list, with a way back. */
export const dropCodes = async (): Promise<void> => {
  try {
    await api.areas.dropOfficialList();
    notifyUndo(translate(codesUi.dropped));
    await refetch();
  } catch (error) {
    notifyError(error);
  }
};
