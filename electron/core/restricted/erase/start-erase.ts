import type { EraseResult } from '../../../../shared/contract/restricted.ts';
import type { OpenReason } from '../../../../shared/contract/restricted-audit.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { eraseText } from '../../../../shared/text/restricted-erase.ts';
import type { AppContext } from '../../context.ts';
import { waitingForBackups } from './erase.queries.ts';
import { chosenSubjects, eraseAccount } from './erase-account.ts';

export interface EraseRequest {
  readonly layer: string;
  readonly fids: readonly number[];
  readonly word: string;
  readonly reason: OpenReason;
}

/** Cleans the backups of the workspace's folder of everyone whom the store has forgotten. */
function startCleaning(context: AppContext, rows: number): string {
  const workspace = context.workspace();
  return context.jobs.start('erase', eraseText.job, async ({ signal, progress }): Promise<EraseResult> => {
    progress(0, eraseText.cleaning);
    const onProgress = (fraction: number): void => progress(fraction, eraseText.cleaning);
    const { cleaned, left } = await workspace.eraseInBackups({ signal, onProgress });
    return { rows, backupsCleaned: cleaned, backupsLeft: left };
  });
}

/**
 * Erases chosen data subjects at once, and starts the job that cleans the backups. Refuses `word-wrong`, `rights-missing` and
 * what `eraseAccount` refuses.
 */
export function startErase(context: AppContext, { layer, fids, word, reason }: EraseRequest): string {
  const workspace = context.workspace();
  const { restricted } = workspace;
  restricted.desk().requireKeeper();
  const typed = word.trim().toLowerCase();
  if (typed !== eraseText.word.th && typed !== eraseText.word.en)
    throw new Refusal('word-wrong', { word: eraseText.word.th });
  eraseAccount(workspace, { layer, fids }, 0);
  const ids = chosenSubjects(workspace, { layer, fids });
  const rows = restricted.desk().erase(ids, { action: 'erase', register: layer, reason, ids });
  return startCleaning(context, rows);
}

/** After unlocking: a cleaning of backups that was cut off goes on. */
export function resumeCleaning(context: AppContext): void {
  const { restricted, readOnly } = context.workspace();
  if (readOnly || restricted.state !== 'open') return;
  if (waitingForBackups(restricted.db()).length > 0) startCleaning(context, 0);
}
