import { expect, it } from 'vitest';
import type { BackupInfo } from '../../../shared/contract/workspace.ts';
import { doomedBackups } from './backup-rotation.ts';

const backup = (day: number, hour: number, reason: BackupInfo['reason']) => {
  const createdAt = new Date(2026, 10, day, hour).toISOString();
  return {
    path: `${day}-${hour}`,
    info: { id: '', fileName: '', workspaceTitle: '', createdAt, sizeBytes: 1, reason },
  };
};

it('keeps the newest of 7 days and of 4 weeks, the last 3 before a change of schema, and all that were asked for', () => {
  const days = Array.from({ length: 60 }, (_, i) => 30 - i);
  const close = days.flatMap((day) => [backup(day, 17, 'close'), backup(day, 9, 'close')]);
  const others = days.slice(0, 5).flatMap((day) => [backup(day, 8, 'demand'), backup(day, 7, 'migration')]);
  const all = [...close, ...others].sort((a, b) => b.info.createdAt.localeCompare(a.info.createdAt));
  const doomed = new Set(doomedBackups(all).map((one) => one.path));
  const kept = (reason: string): string[] =>
    all.filter((one) => one.info.reason === reason && !doomed.has(one.path)).map((one) => one.path);
  // 2026-11-30 is a Monday: its week, and those that end on the 29th, 22nd and 15th.
  expect(kept('close')).toEqual([
    '30-17',
    '29-17',
    '28-17',
    '27-17',
    '26-17',
    '25-17',
    '24-17',
    '22-17',
    '15-17',
  ]);
  expect(kept('demand')).toHaveLength(5);
  expect(kept('migration')).toEqual(['30-7', '29-7', '28-7']);
});
