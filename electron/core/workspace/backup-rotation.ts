import type { BackupInfo } from '../../../shared/contract/workspace.ts';

/** Where a backup stands and what is told of it. */
export interface ListedBackup {
  readonly path: string;
  readonly info: BackupInfo;
}

const DAYS = 7;
const WEEKS = 4;
const MIGRATIONS = 3;

/** The local calendar day. */
const dayOf = (at: Date): string => `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;

/** The Monday of the local week. */
function weekOf(at: Date): string {
  const monday = new Date(at.getFullYear(), at.getMonth(), at.getDate() - ((at.getDay() + 6) % 7));
  return dayOf(monday);
}

/** The newest of each of the last `count` periods that have one. */
function newestOfEach(
  backups: readonly ListedBackup[],
  period: (at: Date) => string,
  count: number,
): ListedBackup[] {
  const found = new Map<string, ListedBackup>();
  for (const backup of backups) {
    const key = period(new Date(backup.info.createdAt));
    if (!found.has(key)) found.set(key, backup);
  }
  return [...found.values()].slice(0, count);
}

/**
 * Which backups may go: of those made at close, all but the newest of each of the last 7 days and 4 weeks that have
 * one; of those made before a change of schema, all but the last 3. What a person asked for stays.
 *
 * @param backups newest first
 */
export function doomedBackups(backups: readonly ListedBackup[]): ListedBackup[] {
  const made = (reason: string): ListedBackup[] => backups.filter((backup) => backup.info.reason === reason);
  const atClose = made('close');
  const kept = new Set([...newestOfEach(atClose, dayOf, DAYS), ...newestOfEach(atClose, weekOf, WEEKS)]);
  return [...atClose.filter((backup) => !kept.has(backup)), ...made('migration').slice(MIGRATIONS)];
}
