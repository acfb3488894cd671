import { downloadResult } from '../../../shared/contract/exports.ts';
import { eraseResult } from '../../../shared/contract/restricted.ts';
import type { OpenReason } from '../../../shared/contract/restricted-audit.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { eraseUi } from '../../../shared/text/restricted-page-ui.ts';
import { api, awaitJob } from '../../api/index.ts';
import { notifyAction, notifyDone, notifyError } from '../../app/notify.tsx';
import { downloadFile } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';
import type { ToErase } from './restricted-stores.ts';

/** Runs a job to its end; throws what it was refused or failed with. A job that was cancelled gives null. */
const resultOf = async (start: () => Promise<{ jobId: string }>): Promise<unknown> => {
  const { jobId } = await start();
  const job = await awaitJob(jobId);
  if (job.state === 'cancelled') return null;
  if (job.state === 'failed') throw job.refusal ?? { data: { logId: job.logId } };
  return job.result;
};

/** Makes a file and offers it to be saved. */
const makeFile = async (start: () => Promise<{ jobId: string }>): Promise<void> => {
  try {
    const made = downloadResult.nullable().parse(await resultOf(start));
    if (made === null) return;
    notifyAction(
      translate(openUi.madeFile, { rows: formatNumber(made.rows) }),
      translate(openUi.saveFile),
      () => void downloadFile(made.download, made.file).catch(notifyError),
    );
  } catch (error) {
    notifyError(error);
  }
};

/** Hands rows on as a sheet or on paper: those given, or the whole register. */
export const handOn = (
  layer: string,
  fids: readonly number[] | null,
  format: 'xlsx' | 'paper',
): Promise<void> =>
  makeFile(() => api.restricted.export({ layer, fids: fids === null ? null : [...fids], format }));

/** The audit log as a sheet. */
export const exportAudit = (
  filter: NonNullable<Parameters<typeof api.restricted.audit.export>[0]>['filter'],
): Promise<void> => makeFile(() => api.restricted.audit.export({ filter }));

const sayCleaned = (cleaned: number, left: readonly string[]): void => {
  if (cleaned > 0) notifyDone(translate(eraseUi.cleaned, { n: formatNumber(cleaned) }));
  if (left.length > 0)
    notifyDone(translate(eraseUi.left, { n: formatNumber(left.length), names: left.join(', ') }));
};

/** Erases rows for good; resolves once they are gone, and goes on with the backups behind. Throws what the core refuses. */
export const eraseRows = async (
  { layer, fids }: ToErase,
  word: string,
  reason: OpenReason,
): Promise<void> => {
  const { jobId } = await api.restricted.erase({ layer, fids: [...fids], word, reason });
  notifyDone(translate(eraseUi.done, { n: formatNumber(fids.length) }));
  void resultOf(async () => ({ jobId })).then((result) => {
    const read = eraseResult.safeParse(result);
    if (read.success) sayCleaned(read.data.backupsCleaned, read.data.backupsLeft);
  }, notifyError);
};
